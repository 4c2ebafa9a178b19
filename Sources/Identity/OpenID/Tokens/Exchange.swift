import Foundation
import Jose
import Kit
import Store

/// What a client shows to turn a code into tokens.
public struct CodeExchange: Sendable {
    let proof: ClientProof
    let code: String
    let redirectURI: String
    let verifier: String?
    let dpop: CheckedDPoP?

    public init(proof: ClientProof, code: String, redirectURI: String, verifier: String?, dpop: CheckedDPoP? = nil) {
        (self.proof, self.code, self.redirectURI) = (proof, code, redirectURI)
        (self.verifier, self.dpop) = (verifier, dpop)
    }
}

extension OpenIDProvider {
    /// Turns a code into an ID token, an access token and, where it was asked for, a refresh token; once (REQ-VNC-001).
    ///
    /// A code shown again revokes what the first showing gave, in the same commit that refuses it.
    /// - Throws: ``TokenFault``
    public func exchange(_ exchange: CodeExchange, now: Date) async throws -> TokenGrant {
        try await grant(exchange.proof, now: now) { tx, client, fresh in
            try Exchanging(exchange: exchange, client: client, fresh: fresh, provider: self, now: now).grant(tx)
        }
    }
}

/// The exchange inside its transaction.
struct Exchanging {
    let exchange: CodeExchange
    let client: Client
    let fresh: FreshGrant
    let provider: OpenIDProvider
    let now: Date

    func grant(_ tx: Transaction) throws -> DecidedGrant {
        let thumbprint = try client.thumbprint(of: exchange.dpop)
        let hash = AuthorizationCode.hash(exchange.code)
        guard let code = try tx.take(code: hash, for: client.id, now: now) else {
            try tx.revokeTokens(ofCode: hash, of: client, now: now)
            throw TokenFault(.invalidGrant, "the code is unknown or used")
        }
        if let dpop = exchange.dpop { try tx.spend(dpop) }
        try check(code, thumbprint)
        // Asked now, not when the code was given: a lock or logout in between ends it here (I11, I21).
        guard let holder = try tx.holder(of: code.session, at: client), Gate.holds(holder, now: now) else {
            throw TokenFault(.invalidGrant, "the session has ended")
        }
        try tx.insert(token(code, holder, thumbprint))
        let refresh = try refreshToken(tx, code, holder, isBound: thumbprint != nil)
        return DecidedGrant(
            idToken: try idToken(tx, code, holder), algorithm: client.algorithm, refreshToken: refresh,
            lifetime: client.accessTokenLife, scope: code.scopes.spaced, isBound: thumbprint != nil)
    }

    private func check(_ code: AuthorizationCode, _ thumbprint: String?) throws(TokenFault) {
        guard now < code.expiresAt else { throw TokenFault(.invalidGrant, "the code has expired") }
        guard exchange.redirectURI.utf8.elementsEqual(code.redirectURI.utf8) else {
            throw TokenFault(.invalidGrant, "redirect_uri is not that of the request")
        }
        guard code.accepts(verifier: exchange.verifier) else {
            throw TokenFault(.invalidGrant, "code_verifier does not fit")
        }
        // RFC 9449 section 10: a code bound to a key is worth nothing under another.
        guard code.thumbprint == nil || code.thumbprint == thumbprint else {
            throw TokenFault(.invalidGrant, "the DPoP key is not that of the request")
        }
    }

    private func token(_ code: AuthorizationCode, _ holder: Holder, _ thumbprint: String?) -> AccessToken {
        AccessToken(
            hash: AccessToken.hash(fresh.accessToken), code: code.hash, client: client.id, holder: holder,
            scope: code.scopes.spaced, claims: code.claims, thumbprint: thumbprint, issuedAt: now,
            expiresAt: now.addingTimeInterval(TimeInterval(client.accessTokenLife)))
    }

    private func refreshToken(
        _ tx: Transaction, _ code: AuthorizationCode, _ holder: Holder, isBound: Bool
    ) throws -> String? {
        guard code.scopes.contains(.offlineAccess), client.policy.refreshLife > 0 else { return nil }
        let text = RefreshToken.Text(family: code.hash, secret: fresh.refreshSecret)
        try tx.insert(RefreshToken(
                code, holder, sid: provider.ring.sid(of: holder.sid, at: client), isBound: isBound, client, now: now), of: holder, first: text)
        return text.text
    }

    private func idToken(_ tx: Transaction, _ code: AuthorizationCode, _ holder: Holder) throws -> IDToken {
        let subject = try holder.subject
            ?? tx.nameSubject(holder.account, in: client.policy.sector ?? "", as: fresh.subject, now: now)
        var token = IDToken(
            provider.issuer, client, subject: subject, methods: holder.methods, authenticatedAt: holder.authenticatedAt,
            sid: provider.ring.sid(of: holder.sid, at: client), accessToken: fresh.accessToken, now: now)
        token.nonce = code.nonce
        if !code.idTokenClaims.isEmpty {
            token.person = try tx.claimSource(holder.account, code.idTokenClaims, provider.ring)?
                .claims(code.idTokenClaims, subject: subject)
        }
        return token
    }
}
