import Foundation
import Kit

/// One try to come in, good or bad — *lịch sử truy cập* (REQ-ACC-003).
package struct AccessEvent: Sendable {
    package let id: ID<AccessEvent>
    package let at: Date
    /// *Hệ thống*: the client for which the person signed in.
    package let system: String
    package let method: AccessMethod
    package let result: AccessResult
    package let address: String
    package let agent: String
    package let session: ID<VnconnectSession>?
}

package enum AccessMethod: String, CaseIterable, Codable, Sendable {
    case passwordAndCode, passwordOnly, remembered, recovery
}

package enum AccessResult: String, CaseIterable, Codable, Sendable {
    case success, wrongPassword, wrongCode, blocked, locked, stolenToken, passwordChanged
}

/// Whose browser a request came from, as far as it is written down.
package struct Browser: Sendable, Equatable {
    /// The client's address, taken from configured hops only.
    package let address: String
    /// `User-Agent`, cut to 200 characters.
    package let agent: String
    /// A long-lived random mark this browser holds, given when an account is first opened on it; `nil` before.
    package let device: String?

    package init(address: String, agent: String, device: String? = nil) {
        self.address = String(address.prefix(64))
        self.agent = String(agent.prefix(200))
        self.device = device.flatMap { (20...100).contains($0.utf8.count) ? $0 : nil }
    }

    var deviceHash: [UInt8]? { device.map { Digest.sha256($0) } }
}
