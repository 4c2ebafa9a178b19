import Foundation
import Jose
import Kit
import Store

/// What a resource server is told of a token (RFC 7662 section 2.2). Of a token that is worth nothing there, no more than
/// that.
public struct Introspection: Encodable, Sendable, Equatable {
    public var active = false
    public var iss: String?
    public var client_id: String?
    public var sub: String?
    public var scope: String?
    public var token_type: String?
    public var exp: Int?
    public var iat: Int?
    /// RFC 9470 section 6.2: how strongly and when the person signed in.
    public var acr: String?
    public var auth_time: Int?
    /// RFC 9449 section 6.2.
    public var cnf: Confirmation?

    public struct Confirmation: Encodable, Sendable, Equatable {
        public let jkt: String
    }

    static let inactive = Introspection()
}

extension OpenIDProvider {
    /// What a token is worth to the resource server that asks: only the scopes it serves count, and a token with none of
    /// them is as unknown to it as a made-up one (RFC 7662 section 4).
    ///
    /// Two statements; the account's state is compared at each call (I21).
    /// - Throws: ``TokenFault``
    public func introspect(_ token: String, by proof: ClientProof, now: Date) async throws -> Introspection {
        let proof = try await checked(proof, now: now)
        let ask: @Sendable (Transaction) throws -> Introspection = { tx in
            let server = try tx.client(by: proof, now: now)
            guard server.policy.uses.contains(.resource), !server.isPublic else {
                throw TokenFault(.unauthorizedClient, "the client is no resource server")
            }
            guard AccessToken.isPlausible(token), let found = try tx.accessToken(AccessToken.hash(token), now: now) else {
                return .inactive
            }
            return describe(found, to: server)
        }
        // A signed assertion is spent when it is used; a secret writes nothing.
        guard case .checked = proof else { return try await database.read(ask) }
        return try await spending(ask)
    }

    private func describe(_ token: AccessToken, to server: Client) -> Introspection {
        let served = Set(server.scopes.map(\.rawValue) + server.policy.serviceScopes.map(\.rawValue))
        let scopes = token.scope.split(separator: " ").map(String.init).filter(served.contains)
        guard !scopes.isEmpty else { return .inactive }
        var told = Introspection(active: true)
        (told.iss, told.client_id, told.scope) = (issuer, token.client, scopes.joined(separator: " "))
        told.token_type = token.thumbprint == nil ? "Bearer" : "DPoP"
        told.exp = Int(token.expiresAt.timeIntervalSince1970)
        told.iat = Int(token.issuedAt.timeIntervalSince1970)
        told.sub = token.holder == nil ? token.client : token.holder?.subject
        told.acr = token.holder?.strength.acr
        told.auth_time = token.holder.map { Int($0.authenticatedAt.timeIntervalSince1970) }
        told.cnf = token.thumbprint.map(Introspection.Confirmation.init)
        return told
    }
}
