import Foundation
import Kit
import Store

/// Connecting applications: the operator's commands (REQ-VNC-001).
public struct ClientRegistry: Sendable {
    let database: Database
    let chance: Chance

    public init(database: Database, chance: Chance) { (self.database, self.chance) = (database, chance) }

    /// What the operator hands over. The secret is shown this once; only its hash is kept.
    public struct Registration: Sendable {
        public let client: Client
        /// 256 bits in base64url; `nil` for a client without one.
        public let secret: Secret<String>?
    }

    /// Connects an application.
    /// - Throws: ``ClientRefusal``
    public func register(_ new: NewClient, now: Date) async throws -> Registration {
        try new.check()
        let secret = new.policy.authentication.hasSecret ? chance.token() : nil
        // A letter first: a name that begins with a dash would be read as an option where clients are changed by command.
        let client = Client(new, id: new.id ?? "c" + chance.token(bytes: 16), secret: secret)
        guard try await database.write({ try $0.insert(client, now: now) }) else { throw ClientRefusal.taken(client.id) }
        return Registration(client: client, secret: secret.map(Secret.init))
    }

    /// Makes one of our own sites a client as it is configured, each time the program starts.
    ///
    /// - Parameter secret: Given to both ends by the configuration.
    public func settle(_ new: NewClient, id: String, secret: Secret<String>, now: Date) async throws {
        var new = new
        new.id = id
        try new.check()
        guard secret.reveal().utf8.count >= 32 else { throw ClientRefusal.id(id) }
        let client = Client(new, id: id, secret: secret.reveal())
        try await database.write { tx in
            if try tx.client(id) == client { return }
            if try !tx.insert(client, now: now) { try tx.update(client, now: now) }
        }
    }

    /// A new secret; the old one stops working at once.
    public func renewSecret(of id: String, now: Date) async throws -> Secret<String> {
        let secret = chance.token()
        let isDone = try await database.write { tx in
            try tx.execute(
                """
                UPDATE identity_clients SET secret_hash = \(Digest.sha256(secret)), changed_at = \(now)
                 WHERE id = \(id) AND retired_at IS NULL AND secret_hash IS NOT NULL
                """) == 1
        }
        guard isDone else { throw ClientRefusal.unknown(id) }
        return Secret(secret)
    }

    public func retire(_ id: String, now: Date) async throws {
        guard try await database.write({ try $0.retireClient(id, now: now) }) else { throw ClientRefusal.unknown(id) }
    }

    public func all() async throws -> [Client] { try await database.read { try $0.clients() } }
}
