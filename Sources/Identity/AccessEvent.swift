import Foundation
import Kit

/// One try to come in, good or bad — *lịch sử truy cập* (REQ-ACC-003).
public struct AccessEvent: Sendable {
    public let id: ID<AccessEvent>
    public let at: Date
    /// *Hệ thống*: the client for which the person signed in.
    public let system: String
    public let method: AccessMethod
    public let result: AccessResult
    public let address: String
    public let agent: String
    public let session: ID<VnconnectSession>?
}

public enum AccessMethod: String, CaseIterable, Codable, Sendable {
    case passwordAndCode, passwordOnly, remembered, recovery, passwordAndApp, backupCode, passwordAndPasskey, certificate
}

public enum AccessResult: String, CaseIterable, Codable, Sendable {
    case success, wrongPassword, wrongCode, blocked, locked, stolenToken, passwordChanged, disowned, dataTaken
    case certificateRefused, temporaryOver
}

/// Whose browser a request came from, as far as it is written down.
public struct Browser: Sendable, Equatable {
    /// The client's address, taken from configured hops only.
    public let address: String
    /// `User-Agent`, cut to 200 characters.
    public let agent: String
    /// A long-lived random mark this browser holds, given when an account is first opened on it; `nil` before.
    public let device: String?

    public init(address: String, agent: String, device: String? = nil) {
        self.address = String(address.prefix(64))
        self.agent = String(agent.prefix(200))
        self.device = device.flatMap { (20...100).contains($0.utf8.count) ? $0 : nil }
    }

    var deviceHash: [UInt8]? { device.map { Digest.sha256($0) } }
}
