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

    public init(proof: ClientProof, code: String, redirectURI: String, verifier: String?) {
        (self.proof, self.code, self.redirectURI, self.verifier) = (proof, code, redirectURI, verifier)
    }
}

/// The answer of the token endpoint.
public struct TokenGrant: Sendable {
    public let accessToken: String
    public let idToken: String
    public let lifetime: Int
    public let scopes: Set<OpenIDScope>
}

extension OpenIDProvider {
    /// Turns a code into an ID token and an access token, once (REQ-VNC-001).
    ///
    /// One transaction: a code shown again revokes what the first showing gave, in the same commit that refuses it.
    /// - Throws: ``TokenFault``
    public func exchange(_ exchange: CodeExchange, now: Date) async throws -> TokenGrant {
        let value = chance.token()
        let granted = try await database.write { tx in
            try Exchanging(exchange: exchange, accessToken: value, issuer: issuer, now: now).run(tx)
        }
        switch granted {
        case .failure(let fault): throw fault
        case .success(let granted):
            let key = try await keys.current(granted.algorithm, now: now)
            let idToken = try await SigningKeys.sign(granted.claims, typ: "JWT", with: key)
            return TokenGrant(
                accessToken: value, idToken: idToken, lifetime: granted.lifetime, scopes: granted.scopes)
        }
    }
}

/// The exchange inside its transaction. What is refused is returned, not thrown: the code stays used.
private struct Exchanging: Sendable {
    let exchange: CodeExchange
    let accessToken: String
    let issuer: String
    let now: Date

    struct Granted: Sendable {
        let claims: IDToken
        let algorithm: Algorithm
        let lifetime: Int
        let scopes: Set<OpenIDScope>
    }

    func run(_ tx: Transaction) throws -> Result<Granted, TokenFault> {
        do {
            return .success(try grant(tx))
        } catch let fault as TokenFault {
            return .failure(fault)
        }
    }

    private func grant(_ tx: Transaction) throws -> Granted {
        let client = try tx.client(by: exchange.proof)
        let hash = AuthorizationCode.hash(exchange.code)
        guard let code = try tx.take(code: hash, for: client.id, now: now) else {
            try tx.revokeTokens(ofUsedCode: hash, now: now)
            throw TokenFault(.invalidGrant, "the code is unknown or used")
        }
        try check(code)
        // Asked now, not when the code was given: a lock or logout in between ends it here (I11, I21).
        guard try tx.stillHolds(code.session, now: now), let session = try tx.vnconnectSession(code.session),
            let subject = try tx.subject(of: session.account)
        else { throw TokenFault(.invalidGrant, "the session has ended") }
        try tx.insert(token(code, session, client))
        return Granted(
            claims: claims(code, session, client, subject), algorithm: client.algorithm,
            lifetime: client.accessTokenLife, scopes: code.scopes)
    }

    private func check(_ code: AuthorizationCode) throws(TokenFault) {
        guard now < code.expiresAt else { throw TokenFault(.invalidGrant, "the code has expired") }
        guard exchange.redirectURI == code.redirectURI else {
            throw TokenFault(.invalidGrant, "redirect_uri is not that of the request")
        }
        guard code.accepts(verifier: exchange.verifier) else {
            throw TokenFault(.invalidGrant, "code_verifier does not fit")
        }
    }

    private func token(_ code: AuthorizationCode, _ session: VnconnectSession, _ client: Client) -> AccessToken {
        AccessToken(
            hash: AccessToken.hash(accessToken), code: code.hash, client: client.id, session: session.id,
            account: session.account, scopes: code.scopes, claims: code.claims, issuedAt: now,
            expiresAt: now.addingTimeInterval(TimeInterval(client.accessTokenLife)))
    }

    private func claims(
        _ code: AuthorizationCode, _ session: VnconnectSession, _ client: Client, _ subject: String
    ) -> IDToken {
        IDToken(
            iss: issuer, sub: subject, aud: Recipients(client.id),
            exp: NumericDate(now.addingTimeInterval(TimeInterval(client.idTokenLife))), iat: NumericDate(now),
            auth_time: NumericDate(session.authenticatedAt), nonce: code.nonce, acr: session.strength.acr,
            amr: session.amr, sid: session.sid.uuidString.lowercased(), at_hash: IDToken.half(of: accessToken))
    }
}
