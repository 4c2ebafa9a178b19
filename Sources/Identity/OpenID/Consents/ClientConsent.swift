import Foundation
import Kit
import Store

/// A system that a person let have their data, by signing in to it — *hệ thống đã cho phép*.
public struct ClientConsent: Sendable, Equatable {
    public let client: String
    /// *Hệ thống*, as people know it.
    public let name: String
    /// What it last asked for.
    public let scopes: Set<OpenIDScope>
    public let givenAt: Date
    public let lastAt: Date
}

extension Transaction {
    /// Notes that a client is given `scopes` of a person who signed in to it.
    ///
    /// - Returns: When the person took this back, if they did and have shown nothing since: then nothing is given before
    ///   they sign in to the client anew, by its name.
    func consent(
        of account: ID<Account>, to client: Client, _ scopes: Set<OpenIDScope>, authenticatedAt: Date, now: Date
    ) throws -> Date? {
        let given = try first(
            """
            INSERT INTO identity_client_consents (account_id, client_id, scopes, given_at, last_at)
            VALUES (\(account), \(client.id), \(scopes.spaced), \(now), \(now))
            ON CONFLICT (account_id, client_id) DO UPDATE SET scopes = excluded.scopes, last_at = excluded.last_at,
                given_at = CASE WHEN identity_client_consents.withdrawn_at IS NULL
                                THEN identity_client_consents.given_at ELSE excluded.given_at END,
                withdrawn_at = NULL
             WHERE identity_client_consents.withdrawn_at IS NULL
                OR identity_client_consents.withdrawn_at <= \(authenticatedAt)
            RETURNING last_at
            """
        ) { try $0.date("last_at") }
        guard given == nil else { return nil }
        return try first(
            "SELECT withdrawn_at FROM identity_client_consents WHERE account_id = \(account) AND client_id = \(client.id)"
        ) { try $0.optionalDate("withdrawn_at") } ?? nil
    }

    /// The systems a person lets have their data, by name.
    func consents(of account: ID<Account>) throws -> [ClientConsent] {
        try run(
            """
            SELECT n.client_id, c.name, n.scopes, n.given_at, n.last_at
              FROM identity_client_consents n JOIN identity_clients c ON c.id = n.client_id
             WHERE n.account_id = \(account) AND n.withdrawn_at IS NULL ORDER BY c.name, c.id LIMIT 500
            """
        ) { row in
            ClientConsent(
                client: try row.text("client_id"), name: try row.text("name"),
                scopes: OpenIDScope.list(try row.text("scopes")), givenAt: try row.date("given_at"),
                lastAt: try row.date("last_at"))
        }
    }

    /// - Returns: Whether there was something to take back.
    func withdraw(_ client: String, of account: ID<Account>, now: Date) throws -> Bool {
        try execute(
            """
            UPDATE identity_client_consents SET withdrawn_at = \(now)
             WHERE account_id = \(account) AND client_id = \(client) AND withdrawn_at IS NULL
            """) == 1
    }
}
