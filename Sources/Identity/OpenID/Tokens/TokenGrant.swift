import Foundation
import Jose
import Kit
import Store

/// The answer of the token endpoint.
public struct TokenGrant: Sendable {
    public let accessToken: String
    /// `nil` where a client acts for itself.
    public let idToken: String?
    public let refreshToken: String?
    /// Seconds.
    public let lifetime: Int
    public let scope: String
    /// Whether it is bound to a key (`DPoP`) or its bearer's (`Bearer`).
    public let isBound: Bool
}

/// What a grant's transaction has decided; the signature of the ID token comes after it, where nobody waits.
struct DecidedGrant: Sendable {
    let idToken: IDToken?
    let algorithm: Algorithm
    let refreshToken: String?
    let lifetime: Int
    let scope: String
    let isBound: Bool
}

/// The random part of a grant, drawn before the transaction.
struct FreshGrant: Sendable {
    let accessToken: String
    let refreshSecret: [UInt8]
    /// Should a sector need a name for the person.
    let subject: UUID

    init(_ chance: Chance) { (accessToken, refreshSecret, subject) = (chance.token(), chance.bytes(32), chance.uuid4()) }
}

extension OpenIDProvider {
    /// Runs a grant in one write transaction. What is refused there is committed all the same: a code stays used, a
    /// proof stays spent, a stolen family stays revoked.
    func grant(
        _ proof: ClientProof, now: Date, _ decide: @escaping @Sendable (Transaction, Client, FreshGrant) throws -> DecidedGrant
    ) async throws -> TokenGrant {
        let (fresh, proof) = (FreshGrant(chance), try await admitted(proof, now: now))
        let decided = try await spending { tx in try decide(tx, try tx.client(by: proof, now: now), fresh) }
        return try await signed(decided, fresh, now: now)
    }

    /// A write whose refusal is committed too, so that what was spent stays spent.
    func spending<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await database.write { tx -> Result<T, TokenFault> in
            do { return .success(try body(tx)) } catch let fault as TokenFault { return .failure(fault) }
        }.get()
    }

    private func signed(_ decided: DecidedGrant, _ fresh: FreshGrant, now: Date) async throws -> TokenGrant {
        var idToken: String?
        if let claims = decided.idToken {
            let key = try await keys.current(decided.algorithm, now: now)
            idToken = try await SigningKeys.sign(claims, typ: "JWT", with: key)
        }
        return TokenGrant(
            accessToken: fresh.accessToken, idToken: idToken, refreshToken: decided.refreshToken,
            lifetime: decided.lifetime, scope: decided.scope, isBound: decided.isBound)
    }
}
