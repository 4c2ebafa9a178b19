import Foundation
import Kit
import Store

extension OpenIDProvider {
    /// The accounts that an exact number, an exact telephone, or both lead to; at most ten.
    ///
    /// - Parameter readers: The clients that may ask.
    /// - Throws: ``TokenFault`` with `invalid_client` for everybody else.
    public func accounts(
        number: IdentityNumber?, phone: PhoneNumber?, organisation: IdentityNumber?, asked proof: ClientProof,
        by readers: Set<String>, now: Date
    ) async throws -> [Account] {
        let (ring, proof) = (ring, try await checked(proof, now: now))
        let look: @Sendable (Transaction) throws -> [Account] = { tx in
            let client = try tx.client(by: proof, now: now)
            guard readers.contains(client.id), !client.isPublic else {
                throw TokenFault(.invalidClient, "this client may not look for accounts")
            }
            var ids: [ID<Account>] = []
            if let number = organisation ?? number {
                ids = try tx.accountID(of: number, ring).map { [$0] } ?? []
                if let phone { ids = try tx.accountIDs(of: phone, ring).filter(ids.contains) }
            } else if let phone {
                ids = try tx.accountIDs(of: phone, ring)
            }
            return try ids.compactMap { try tx.account($0, ring) }.filter { $0.state == .active }
        }
        // A signed assertion is spent when it is used; a secret writes nothing.
        guard case .checked = proof else { return try await database.read(look) }
        return try await spending(look)
    }
}

extension Transaction {
    fileprivate func accountIDs(of phone: PhoneNumber, _ keys: KeyRing) throws -> [ID<Account>] {
        try run(
            """
            SELECT DISTINCT account_id FROM identity_phones WHERE phone_index = \(keys.index(of: phone))
               AND revoked_at IS NULL ORDER BY account_id LIMIT 10
            """
        ) { try $0.id("account_id") }
    }
}
