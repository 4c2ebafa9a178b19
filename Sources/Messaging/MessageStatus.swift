import Kit
import Parties

/// Where a message stands (REQ-OTP-009).
public enum MessageStatus: String, CaseIterable, Sendable {
    /// In our outbox.
    case queued
    /// The gateway has it, and waits for the operator.
    case waiting
    /// The gateway took it and handed it on.
    case sent
    /// The phone has it.
    case delivered
    /// The gateway or the operator will not deliver it: MSG-SMS-FAIL.
    case failed
    /// The gateway could not be reached, nothing is known to have left: MSG-SMS-DOWN.
    case down

    /// Nothing more can be expected of it.
    public var isFinal: Bool { self == .delivered || self == .failed || self == .down }

    /// What a report of the gateway says.
    init(_ report: DeliveryReport) {
        switch report {
        case .delivered: self = .delivered
        case .undeliverable, .rejected: self = .failed
        case .buffered: self = .waiting
        case .submitted: self = .sent
        }
    }

    /// From which states this one may follow. Reports overtake each other, and the answer to our own call.
    var predecessors: [MessageStatus] {
        switch self {
        case .queued: []
        // A call that broke off may have been heard all the same, so a report may follow `down`.
        case .waiting, .sent: [.queued, .waiting, .sent, .down].filter { $0 != self }
        case .delivered, .failed: [.queued, .waiting, .sent, .down]
        case .down: [.queued]
        }
    }
}

/// What screens say of a message.
public struct MessageStatusWords: Words {
    public let status: MessageStatus

    public init(_ status: MessageStatus) { self.status = status }

    public var vi: String {
        switch status {
        case .queued, .waiting: "Đang chờ nhà mạng"
        case .sent, .delivered: "Đã gửi"
        case .failed, .down: "Không gửi được"
        }
    }
}
