import Foundation
import Kit
import Store

/// A session and its account together, as what was issued in them asks: read in one look, at the moment of use.
struct Holder: Sendable {
    let session: ID<VnconnectSession>
    let sid: UUID
    let account: ID<Account>
    let methods: Set<AuthenticationMethod>
    let authenticatedAt: Date
    let endedAt: Date?
    let expiresAt: Date
    /// The account's epoch when the session was made, and now.
    let sessionEpoch: Int
    let epoch: Int
    let state: AccountState
    /// How the client at hand knows the person; `nil` where its sector has no name for them yet.
    let subject: String?

    var strength: AuthenticationStrength { AuthenticationMethod.strength(of: methods) }
}

/// Of `s` (the session), `a` (the account), `c` (the client) and `p` (the name by sector), the last two by a left join.
let holderColumns: SQL = """
    s.id AS holder_session, s.sid, s.account_id, s.methods, s.authenticated_at, s.ended_at, s.expires_at AS session_end,
    s.epoch AS session_epoch, a.epoch, a.state, CASE WHEN c.sector IS NULL THEN a.subject ELSE p.subject END AS subject
    """

extension KeyRing {
    /// What a session is called at a client (`sid`). A client with a sector has a name of its sector's own, so that the
    /// sessions of two sectors cannot be laid side by side to find the one person (OpenID Connect Core 8.1).
    func sid(of session: UUID, at client: Client) -> UUID {
        guard let sector = client.policy.sector else { return session }
        let bytes = blindIndex("\(sector) \(session.text)", for: "identity.sid")
        return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}

extension Transaction {
    /// The holder of a session, as `client` knows them.
    func holder(of session: ID<VnconnectSession>, at client: Client) throws -> Holder? {
        try first(
            """
            SELECT \(holderColumns)
              FROM identity_sessions s JOIN identity_accounts a ON a.id = s.account_id
              JOIN identity_clients c ON c.id = \(client.id)
              LEFT JOIN identity_sector_subjects p ON p.sector = c.sector AND p.account_id = a.id
             WHERE s.id = \(session)
            """, Holder.init(row:))
    }

    /// How `client` knows the account; `nil` where its sector has no name for it yet.
    func subject(of account: ID<Account>, at client: Client) throws -> String? {
        guard let sector = client.policy.sector else {
            return try first("SELECT subject FROM identity_accounts WHERE id = \(account)") { try $0.uuid("subject").text }
        }
        return try first(
            "SELECT subject FROM identity_sector_subjects WHERE sector = \(sector) AND account_id = \(account)"
        ) { try $0.uuid("subject").text }
    }

    /// The name of an account in a sector (OpenID Connect Core 8.1): random, so that no two sectors can compare theirs,
    /// and kept, so that it stays when keys change.
    func nameSubject(_ account: ID<Account>, in sector: String, as fresh: UUID, now: Date) throws -> String {
        try execute(
            """
            INSERT INTO identity_sector_subjects (sector, account_id, subject, made_at)
            VALUES (\(sector), \(account), \(fresh), \(now)) ON CONFLICT (sector, account_id) DO NOTHING
            """)
        let named = try first(
            "SELECT subject FROM identity_sector_subjects WHERE sector = \(sector) AND account_id = \(account)"
        ) { try $0.uuid("subject").text }
        return named ?? fresh.text
    }
}

extension Holder {
    init(row: Row) throws {
        session = try row.id("holder_session")
        sid = try row.uuid("sid")
        account = try row.id("account_id")
        methods = AuthenticationMethod.list(try row.text("methods"))
        authenticatedAt = try row.date("authenticated_at")
        endedAt = try row.optionalDate("ended_at")
        expiresAt = try row.date("session_end")
        sessionEpoch = try row.int("session_epoch")
        epoch = try row.int("epoch")
        state = try row.read("state", AccountState.init(rawValue:))
        subject = try row.optionalUUID("subject")?.text
    }
}

extension AuthenticationMethod {
    static func list(_ text: String) -> Set<AuthenticationMethod> {
        Set(text.split(separator: " ").compactMap { AuthenticationMethod(rawValue: String($0)) })
    }

    /// `amr`
    static func names(of methods: Set<Self>) -> [String] {
        methods.map(\.rawValue).sorted() + (strength(of: methods) == .passwordAndCode ? ["mfa"] : [])
    }
}

extension UUID {
    /// As it stands in tokens and addresses.
    public var text: String { uuidString.lowercased() }
}
