import Foundation
import Kit

/// How many times in how long: no more than `most` in any stretch of `within` seconds.
///
/// ```swift
/// let sends = Limit("otp-sends", most: 5, within: 15 * 60)  // PRM-OTP-QUOTA
/// ```
public struct Limit: Hashable, Sendable {
    let name: String
    public let most: Int
    public let within: TimeInterval

    /// - Parameter most: Up to a few hundred: each use in the stretch is remembered by its moment.
    public init(_ name: StaticString, most: Int, within: TimeInterval) {
        (self.name, self.most, self.within) = (name.description, most, within)
    }

    func hash(_ subject: String) -> [UInt8] { Digest.sha256("\(name):\(subject)") }
}

public enum LimitAnswer: Equatable, Sendable {
    case allowed
    /// Nothing was spent; from `until` on there is room for one.
    case refused(until: Date)

    public var isAllowed: Bool { self == .allowed }
}
