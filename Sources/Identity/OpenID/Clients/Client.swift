import Foundation
import Jose
import Kit

/// An application that signs people in through Vnconnect — *hệ thống kết nối*.
///
/// What it may do is settled here, for each client apart: the certification profiles contradict each other, so no rule
/// of this kind is the server's.
package struct Client: Sendable, Identifiable, Equatable {
    package let id: String
    /// As people know it: *Hệ thống* in their access history.
    package let name: String
    /// SHA-256 of the secret; `nil` for a public client, which has none and must use PKCE.
    let secretHash: [UInt8]?
    /// Compared byte for byte (I14).
    package let redirectURIs: [String]
    package let postLogoutURIs: [String]
    package let backChannelURI: String?
    package let scopes: Set<OpenIDScope>
    /// Always for our own sites and for public clients (REQ-VNC-001).
    package let needsPKCE: Bool
    /// What its ID tokens are signed with.
    package let algorithm: Algorithm
    /// The least a person must have shown for it; the province whose own form took the password has the lower one.
    package let strength: AuthenticationStrength
    /// Seconds.
    package let accessTokenLife: Int
    package let idTokenLife: Int

    package var isPublic: Bool { secretHash == nil }

    /// The claims it may ask for one by one.
    package var claims: Set<OpenIDClaim> { scopes.reduce(into: []) { $0.formUnion($1.claims) } }

    /// Whether `secret` is this client's. Nothing is equal to an empty or missing secret (I17).
    func accepts(_ secret: String) -> Bool {
        guard let secretHash, !secret.isEmpty, secret.utf8.count <= 512 else { return false }
        return Digest.equal(Digest.sha256(secret), secretHash)
    }
}
