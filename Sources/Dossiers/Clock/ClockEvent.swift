import Foundation
import Kit

/// Something that moves a dossier's due date — *mốc thời hạn*. Events are appended; the due date is worked out from them.
public struct ClockEvent: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Received by the desk: the term begins (NĐ 118/2025: when the dossier is complete).
        case received
        /// A supplement was asked for and the term waits.
        case paused
        /// The supplement came and the term runs on.
        case resumed
        /// The supplement came and the term begins again from zero (NĐ 61/2018, Art. 19.4).
        case restarted
        /// Re-appointed, at most once, with an apology (NĐ 61/2018, Art. 19.9).
        case extended(to: Date, reason: String)
        /// The procedure's term is words only: the desk named the day, with a reason.
        case fixed(to: Date, reason: String)
    }

    public let kind: Kind
    public let at: Date

    public init(_ kind: Kind, at: Date) { (self.kind, self.at) = (kind, at) }
}
