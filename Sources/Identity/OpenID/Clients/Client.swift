import Foundation
import Jose
import Kit

/// An application that signs people in through Vnconnect — *hệ thống kết nối*.
///
/// What it may do is settled here, for each client apart: the certification profiles contradict each other, so no rule
/// of this kind is the server's.
public struct Client: Sendable, Identifiable, Equatable {
    public let id: String
    /// As people know it: *Hệ thống* in their access history.
    public let name: String
    /// SHA-256 of the secret; `nil` for a client that shows who it is by a key, or not at all and must use PKCE.
    let secretHash: [UInt8]?
    /// Compared byte for byte (I14).
    public let redirectURIs: [String]
    public let postLogoutURIs: [String]
    public let backChannelURI: String?
    public let scopes: Set<OpenIDScope>
    /// Always for our own sites and for public clients (REQ-VNC-001).
    public let needsPKCE: Bool
    /// What its ID tokens are signed with.
    public let algorithm: Algorithm
    /// The least a person must have shown for it; the province whose own form took the password has the lower one.
    public let strength: AuthenticationStrength
    /// Seconds.
    public let accessTokenLife: Int
    public let idTokenLife: Int
    public let policy: ClientPolicy

    public var isPublic: Bool { policy.authentication == .none }

    /// The claims it may ask for one by one.
    public var claims: Set<OpenIDClaim> { scopes.reduce(into: policy.claims) { $0.formUnion($1.claims) } }

    /// Whether `secret` is this client's. Nothing is equal to an empty or missing secret (I17).
    func accepts(_ secret: String) -> Bool {
        guard let secretHash, !secret.isEmpty, secret.utf8.count <= 512 else { return false }
        return Digest.equal(Digest.sha256(secret), secretHash)
    }
}
