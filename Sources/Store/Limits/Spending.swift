import Foundation
import Kit

/// One use of a limit, as it can be written down, to be given back later by somebody who knows neither the limit nor
/// the subject: a message that did not leave does not use up the quota (REQ-OTP-009).
public struct Spending: Codable, Sendable, Equatable {
    let name: String
    let subject: String
    let within: TimeInterval
    let at: Int64

    public init(_ limit: Limit, on subject: String, at moment: Date) {
        (name, within, at) = (limit.name, limit.within, moment.milliseconds)
        self.subject = Base64URL.encode(limit.hash(subject))
    }
}
