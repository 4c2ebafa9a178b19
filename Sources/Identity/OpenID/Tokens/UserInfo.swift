import Foundation
import Kit
import Store

extension OpenIDProvider {
    /// What the holder of an access token may know; `nil` where the token is worth nothing (any more).
    ///
    /// The account's epoch is compared at each call, so a lock is felt at once (I21).
    public func userInfo(_ token: String, now: Date) async throws -> UserClaims? {
        guard (20...200).contains(token.utf8.count) else { return nil }
        let hash = AccessToken.hash(token)
        return try await database.read { tx in
            guard let token = try tx.accessToken(hash, now: now), try tx.stillHolds(token.session, now: now) else { return nil }
            let wanted = token.scopes.reduce(into: token.claims) { $0.formUnion($1.claims) }
            return try tx.claimSource(token.account, wanted, ring)?.claims(wanted)
        }
    }
}

extension Transaction {
    /// Opens of an account only what is wanted.
    fileprivate func claimSource(
        _ id: ID<Account>, _ wanted: Set<OpenIDClaim>, _ ring: KeyRing
    ) throws -> ClaimSource? {
        let phone = wanted.contains(.phoneNumber) ? try codePhones(of: id, ring).first?.phone : nil
        let number = wanted.contains(.identityNumber) || wanted.contains(.identityNumberKind)
            ? try numbers(of: id, ring).first : nil
        return try first(
            """
            SELECT subject, kind, name, birth_date, gender, email, email_confirmed, residence, contact_address, level,
                   level_source, is_staff, updated_at
              FROM identity_accounts WHERE id = \(id)
            """
        ) { row in
            ClaimSource(
                subject: try row.uuid("subject").uuidString.lowercased(),
                kind: try row.read("kind", AccountKind.init(rawValue:)), profile: try Profile(row),
                level: try row.level("level"), verifiedBy: try row.optionalText("level_source"),
                isStaff: try row.bool("is_staff"), updatedAt: try row.date("updated_at"), phone: phone, number: number)
        }
    }
}
