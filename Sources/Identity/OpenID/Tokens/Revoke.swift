import Foundation
import Kit
import Store

extension OpenIDProvider {
    /// Ends a token its client needs no more (RFC 7009). A refresh token takes with it all that came of it.
    ///
    /// A token nobody knows is as good as revoked (section 2.2).
    /// - Throws: ``TokenFault``: another client's token is not this one's to end (section 2.1).
    public func revoke(_ token: String, by proof: ClientProof, now: Date) async throws {
        let proof = try await admitted(proof, now: now)
        try await spending { tx in try Self.revoke(token, of: try tx.client(by: proof, now: now), tx, now: now) }
    }

    private static let notOwn = TokenFault(.unauthorizedClient, "the token is not of this client")

    private static func revoke(_ token: String, of client: Client, _ tx: Transaction, now: Date) throws {
        if let shown = RefreshToken.Text(token) {
            guard let owner = try tx.owner(ofRefreshToken: shown.family) else { return }
            guard owner == client.id else { throw notOwn }
            return try tx.revokeTokens(ofCode: shown.family, of: client, now: now)
        }
        guard AccessToken.isPlausible(token) else { return }
        let hash = AccessToken.hash(token)
        guard let owner = try tx.owner(ofAccessToken: hash) else { return }
        guard owner == client.id else { throw notOwn }
        try tx.execute("UPDATE identity_access_tokens SET revoked_at = \(now) WHERE hash = \(hash) AND revoked_at IS NULL")
    }
}

extension Transaction {
    fileprivate func owner(ofAccessToken hash: [UInt8]) throws -> String? {
        try first("SELECT client_id FROM identity_access_tokens WHERE hash = \(hash)") { try $0.text("client_id") }
    }

    fileprivate func owner(ofRefreshToken family: [UInt8]) throws -> String? {
        try first("SELECT client_id FROM identity_refresh_tokens WHERE code_hash = \(family)") { try $0.text("client_id") }
    }
}
