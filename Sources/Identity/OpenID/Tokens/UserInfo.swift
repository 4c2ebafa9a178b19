import Foundation
import Kit
import Store

extension OpenIDProvider {
    /// What the holder of an access token may know; `nil` where the token is worth nothing (any more).
    ///
    /// The account's epoch is compared at each call, so a lock is felt at once (I21).
    ///
    /// - Parameter dpop: The proof that came with it: a token bound to a key is nothing without, and one that is not is
    ///   nothing with it (RFC 9449 section 7.1).
    public func userInfo(_ token: String, dpop: CheckedDPoP? = nil, now: Date) async throws -> UserClaims? {
        guard AccessToken.isPlausible(token) else { return nil }
        let hash = AccessToken.hash(token)
        let ask: @Sendable (Transaction) throws -> UserClaims? = { tx in
            guard let token = try tx.accessToken(hash, now: now), token.thumbprint == dpop?.thumbprint,
                let holder = token.holder, let subject = holder.subject, token.scopes.contains(.openid)
            else { return nil }
            if let dpop { try tx.spend(dpop) }
            let wanted = token.scopes.reduce(into: token.claims) { $0.formUnion($1.claims) }
            guard !wanted.isEmpty else { return UserClaims(sub: subject) }
            return try tx.claimSource(holder.account, wanted, ring)?.claims(wanted, subject: subject)
        }
        // A proof is spent when it is used; a bearer's token writes nothing.
        return dpop == nil ? try await database.read(ask) : try await database.write(ask)
    }
}

extension Transaction {
    /// Opens of an account only what is wanted.
    func claimSource(
        _ id: ID<Account>, _ wanted: Set<OpenIDClaim>, _ ring: KeyRing
    ) throws -> ClaimSource? {
        let phone = wanted.contains(.phoneNumber) ? try codePhones(of: id, ring).first?.phone : nil
        let number = wanted.contains(.identityNumber) || wanted.contains(.identityNumberKind)
            ? try numbers(of: id, ring).first : nil
        return try first(
            """
            SELECT kind, name, birth_date, gender, email, email_confirmed, residence, contact_address, level,
                   level_source, is_staff, updated_at
              FROM identity_accounts WHERE id = \(id)
            """
        ) { row in
            ClaimSource(
                kind: try row.read("kind", AccountKind.init(rawValue:)), profile: try Profile(row),
                level: try row.level("level"), verifiedBy: try row.optionalText("level_source"),
                isStaff: try row.bool("is_staff"), updatedAt: try row.date("updated_at"), phone: phone, number: number)
        }
    }
}
