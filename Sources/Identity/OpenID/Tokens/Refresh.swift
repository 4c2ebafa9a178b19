import Foundation
import Jose
import Kit
import Store

/// What a client shows for new tokens without the person (RFC 6749 section 6).
public struct TokenRefresh: Sendable {
    let proof: ClientProof
    let token: String
    /// Fewer scopes than were granted; all of them where `nil`.
    let scope: String?
    let dpop: CheckedDPoP?

    public init(proof: ClientProof, token: String, scope: String?, dpop: CheckedDPoP? = nil) {
        (self.proof, self.token, self.scope, self.dpop) = (proof, token, scope, dpop)
    }
}

extension OpenIDProvider {
    /// New tokens for a refresh token, while the session lasts.
    ///
    /// A token that was used before ends its whole family, in the commit that refuses it: either its thief or its owner
    /// shows it, and nobody can tell which (RFC 9700 section 4.14.2).
    /// - Throws: ``TokenFault``
    public func refresh(_ refresh: TokenRefresh, now: Date) async throws -> TokenGrant {
        try await grant(refresh.proof, now: now) { tx, client, fresh in
            try Refreshing(refresh: refresh, client: client, fresh: fresh, provider: self, now: now).grant(tx)
        }
    }
}

/// The refresh inside its transaction.
struct Refreshing {
    let refresh: TokenRefresh
    let client: Client
    let fresh: FreshGrant
    let provider: OpenIDProvider
    let now: Date

    func grant(_ tx: Transaction) throws -> DecidedGrant {
        let thumbprint = try client.thumbprint(of: refresh.dpop)
        guard let shown = RefreshToken.Text(refresh.token),
            let stored = try tx.refreshToken(shown.family, of: client)
        else {
            throw TokenFault(.invalidGrant, "the refresh token is unknown")
        }
        if let dpop = refresh.dpop { try tx.spend(dpop) }
        let next = try successor(tx, of: shown, stored)
        try check(stored, thumbprint)
        if let next { try tx.rotate(shown, to: next, now: now) }
        let scopes = try scopes(of: stored.token)
        try tx.insert(accessToken(stored, scopes, thumbprint))
        return DecidedGrant(
            idToken: idToken(stored), algorithm: client.algorithm, refreshToken: next?.text,
            lifetime: client.accessTokenLife, scope: scopes.spaced, isBound: thumbprint != nil)
    }

    /// The next token of the family; `nil` where the client keeps the one it has.
    private func successor(
        _ tx: Transaction, of shown: RefreshToken.Text, _ stored: StoredRefreshToken
    ) throws -> RefreshToken.Text? {
        switch stored.judge(shown.secret, now: now) {
        case .good: return client.policy.rotatesRefreshTokens ? try shown.next(provider.ring) : nil
        case .former:
            let next = try shown.next(provider.ring)
            guard stored.isGood(next.secret) else { throw TokenFault(.invalidGrant, "the refresh token was used") }
            return next
        case .reused:
            try tx.revokeTokens(ofCode: shown.family, of: client, now: now)
            throw TokenFault(.invalidGrant, "the refresh token was used")
        }
    }

    private func check(_ stored: StoredRefreshToken, _ thumbprint: String?) throws(TokenFault) {
        // The policy of today counts: a shorter life, or none any more, also for what was given before.
        let life = TimeInterval(client.policy.refreshLife)
        guard !stored.isRevoked, now < stored.token.expiresAt, now < stored.token.issuedAt.addingTimeInterval(life) else {
            throw TokenFault(.invalidGrant, "the refresh token is over")
        }
        guard Gate.holds(stored.holder, now: now), stored.holder.epoch == stored.token.epoch else {
            throw TokenFault(.invalidGrant, "the session has ended")
        }
        guard !stored.token.isBound || thumbprint != nil else {
            throw TokenFault(.invalidDPoPProof, "the refresh token wants a DPoP proof")
        }
    }

    private func scopes(of token: RefreshToken) throws(TokenFault) -> Set<OpenIDScope> {
        let granted = token.scopes.intersection(client.scopes)
        guard let wanted = refresh.scope else { return granted }
        let scopes = OpenIDScope.list(wanted)
        let isKnown = scopes.count == wanted.split(separator: " ").count
        guard isKnown, scopes.isSubset(of: granted), scopes.contains(.openid) else {
            throw TokenFault(.invalidScope, "scope is more than was granted")
        }
        return scopes
    }

    private func accessToken(
        _ stored: StoredRefreshToken, _ scopes: Set<OpenIDScope>, _ thumbprint: String?
    ) -> AccessToken {
        AccessToken(
            hash: AccessToken.hash(fresh.accessToken), code: stored.token.family, client: client.id,
            holder: stored.holder, scope: scopes.spaced, claims: stored.token.claims.intersection(client.claims),
            thumbprint: thumbprint, issuedAt: now,
            expiresAt: now.addingTimeInterval(TimeInterval(client.accessTokenLife)))
    }

    /// `auth_time`, `acr` and `sid` stay those of the sign-in (OpenID Connect Core 12.2), and there is no nonce.
    private func idToken(_ stored: StoredRefreshToken) -> IDToken? {
        stored.holder.subject.map { subject in
            IDToken(
                provider.issuer, client, subject: subject, methods: stored.token.methods,
                authenticatedAt: stored.token.authenticatedAt, sid: stored.token.sid,
                accessToken: fresh.accessToken, now: now)
        }
    }
}
