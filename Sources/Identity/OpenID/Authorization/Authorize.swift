import Foundation
import Kit
import Store

/// What becomes of an authorization request.
public enum AuthorizationOutcome: Sendable, Equatable {
    /// Back to the client, with a code or an error.
    case redirect(String)
    /// The person has to show something first.
    case signIn(SignInDemand)
}

extension OpenIDProvider {
    /// The request a sign-in comes back with.
    public func resumed(_ sealed: String, now: Date) throws(AuthorizationFault) -> AuthorizationQuery {
        try AuthorizationQuery(sealed: sealed, ring, now: now)
    }

    /// Decides an authorization request for the browser that holds `token`.
    ///
    /// One transaction reads client, session and account, asks the gate and writes the code: what is decided is what is
    /// issued (I3). Without a token nothing is written.
    /// - Throws: ``AuthorizationRefusal`` where the client must not be told.
    public func authorize(_ query: AuthorizationQuery, token: String?, now: Date) async throws -> AuthorizationOutcome {
        try await refusing {
            let authorizing = try await authorizing(query, now: now)
            let decide: @Sendable (Transaction) throws -> AuthorizationOutcome = { try authorizing.decide($0, token: token) }
            return token == nil ? try await database.read(decide) : try await database.write(decide)
        }
    }

    /// The person does not want to sign in: the client hears of it (RFC 6749 section 4.1.2.1, `access_denied`).
    /// - Throws: ``AuthorizationRefusal`` where the client must not be told.
    public func decline(_ query: AuthorizationQuery, now: Date) async throws -> AuthorizationOutcome {
        try await refusing {
            let authorizing = try await authorizing(query, now: now)
            return try await database.write { try authorizing.decline($0) }
        }
    }

    private func authorizing(_ query: AuthorizationQuery, now: Date) async throws -> Authorizing {
        let asked = try await asked(query, now: now)
        let hint = try await hintedSubject(asked["id_token_hint"], now: now)
        let fresh = FreshCode(value: chance.token(), resume: try query.sealed(ring))
        return Authorizing(issuer: issuer, query: asked, hint: hint, fresh: fresh, ring: ring, now: now)
    }

    private func refusing(_ work: () async throws -> AuthorizationOutcome) async throws -> AuthorizationOutcome {
        do {
            return try await work()
        } catch let fault as AuthorizationFault {
            guard case .page(let refusal) = fault else { throw fault }
            throw refusal
        }
    }

    /// Of whom an ID token of ours speaks, however old it is.
    private func hintedSubject(_ hint: String?, now: Date) async throws -> Hint {
        guard let hint else { return .none }
        guard let claims = try? await self.claims(ofHint: hint, now: now) else { return .unreadable }
        return .subject(claims.sub)
    }
}

enum Hint: Equatable, Sendable {
    case none, unreadable, subject(String)

    var subject: String? { if case .subject(let subject) = self { subject } else { nil } }
}

/// The random part of an answer, drawn before the transaction.
struct FreshCode: Sendable {
    let value: String
    /// The sealed request, should the person have to sign in first.
    let resume: String
}
