import Foundation
import Kit
import Store

/// What a client shows for a token of its own (RFC 6749 section 4.4) — *hệ thống tự gọi*.
public struct ServiceRequest: Sendable {
    let proof: ClientProof
    let scope: String?
    let dpop: CheckedDPoP?

    public init(proof: ClientProof, scope: String?, dpop: CheckedDPoP? = nil) {
        (self.proof, self.scope, self.dpop) = (proof, scope, dpop)
    }
}

extension OpenIDProvider {
    /// A token for the client itself: no person, no ID token, no refresh token.
    /// - Throws: ``TokenFault``
    public func serviceToken(_ request: ServiceRequest, now: Date) async throws -> TokenGrant {
        try await grant(request.proof, now: now) { tx, client, fresh in
            guard client.policy.uses.contains(.service), !client.isPublic else {
                throw TokenFault(.unauthorizedClient, "the client may not act for itself")
            }
            let thumbprint = try tx.spend(request.dpop, for: client)
            let scopes = try Self.scopes(request.scope, of: client)
            let hash = AccessToken.hash(fresh.accessToken)
            try tx.insert(
                AccessToken(
                    hash: hash, code: hash, client: client.id, holder: nil, scope: scopes.spaced, claims: [],
                    thumbprint: thumbprint, issuedAt: now,
                    expiresAt: now.addingTimeInterval(TimeInterval(client.accessTokenLife))))
            return DecidedGrant(
                idToken: nil, algorithm: client.algorithm, refreshToken: nil, lifetime: client.accessTokenLife,
                scope: scopes.spaced, isBound: thumbprint != nil)
        }
    }

    /// All it may have, or those it asks for; one it may not have is refused by name, not left out.
    private static func scopes(_ asked: String?, of client: Client) throws(TokenFault) -> Set<ServiceScope> {
        guard let asked else { return client.policy.serviceScopes }
        guard let scopes = ServiceScope.list(asked), !scopes.isEmpty, scopes.isSubset(of: client.policy.serviceScopes) else {
            throw TokenFault(.invalidScope, "a scope is not among those of the client")
        }
        return scopes
    }
}
