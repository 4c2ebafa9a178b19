import Foundation
import Jose
import Kit
import Store

private let clientColumns: SQL = """
    id, name, secret_hash, redirect_uris, post_logout_uris, back_channel_uri, scopes, needs_pkce, algorithm, strength,
    access_token_life, id_token_life, \(policyColumns)
    """

extension Transaction {
    /// A client that is still connected.
    public func client(_ id: String) throws -> Client? {
        guard (1...64).contains(id.utf8.count) else { return nil }
        return try first(
            "SELECT \(clientColumns) FROM identity_clients WHERE id = \(id) AND retired_at IS NULL", Client.init(row:))
    }

    /// All connected clients, by name.
    public func clients() throws -> [Client] {
        try run(
            "SELECT \(clientColumns) FROM identity_clients WHERE retired_at IS NULL ORDER BY name, id LIMIT 1000",
            Client.init(row:))
    }

    /// - Returns: Whether the name was free.
    func insert(_ client: Client, now: Date) throws -> Bool {
        try execute(
            """
            INSERT INTO identity_clients (\(clientColumns), registered_at, changed_at)
            VALUES (\(client.id), \(client.name), \(client.secretHash), \(lines(client.redirectURIs)),
                    \(lines(client.postLogoutURIs)), \(client.backChannelURI), \(client.scopes.spaced),
                    \(client.needsPKCE), \(client.algorithm.rawValue), \(client.strength.rawValue),
                    \(client.accessTokenLife), \(client.idTokenLife), \(client.policy.values), \(now), \(now))
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    func update(_ client: Client, now: Date) throws {
        try execute(
            """
            UPDATE identity_clients
               SET name = \(client.name), secret_hash = \(client.secretHash),
                   redirect_uris = \(lines(client.redirectURIs)), post_logout_uris = \(lines(client.postLogoutURIs)),
                   back_channel_uri = \(client.backChannelURI), scopes = \(client.scopes.spaced),
                   needs_pkce = \(client.needsPKCE), algorithm = \(client.algorithm.rawValue),
                   strength = \(client.strength.rawValue), access_token_life = \(client.accessTokenLife),
                   id_token_life = \(client.idTokenLife), \(client.policy.assignments), changed_at = \(now), retired_at = NULL
             WHERE id = \(client.id)
            """)
    }

    /// Disconnects a client; its codes and tokens die with it, for they are worth nothing without it.
    func retireClient(_ id: String, now: Date) throws -> Bool {
        try execute("UPDATE identity_clients SET retired_at = \(now) WHERE id = \(id) AND retired_at IS NULL") == 1
    }

    private func lines(_ uris: [String]) -> String { uris.joined(separator: "\n") }
}

extension Client {
    init(row: Row) throws {
        id = try row.text("id")
        name = try row.text("name")
        secretHash = try row.optionalBlob("secret_hash")
        redirectURIs = try row.text("redirect_uris").split(separator: "\n").map(String.init)
        postLogoutURIs = try row.text("post_logout_uris").split(separator: "\n").map(String.init)
        backChannelURI = try row.optionalText("back_channel_uri")
        scopes = OpenIDScope.list(try row.text("scopes"))
        needsPKCE = try row.bool("needs_pkce")
        algorithm = try row.read("algorithm", Algorithm.init(rawValue:))
        guard let strength = AuthenticationStrength(rawValue: try row.int("strength")) else {
            throw StoreFault.brokenRow(column: "strength")
        }
        self.strength = strength
        accessTokenLife = try row.int("access_token_life")
        idTokenLife = try row.int("id_token_life")
        policy = try ClientPolicy(row: row)
    }

    init(_ new: NewClient, id: String, secret: String?) {
        self.init(new, id: id, secretHash: secret.map { Digest.sha256($0) })
    }

    init(_ new: NewClient, id: String, secretHash: [UInt8]?) {
        (self.id, name, self.secretHash) = (id, new.name, secretHash)
        (redirectURIs, postLogoutURIs, backChannelURI) = (new.redirectURIs, new.postLogoutURIs, new.backChannelURI)
        (scopes, needsPKCE, algorithm, strength) = (new.scopes, new.needsPKCE, new.algorithm, new.strength)
        (accessTokenLife, idTokenLife, policy) = (new.accessTokenLife, new.idTokenLife, new.policy)
    }
}
