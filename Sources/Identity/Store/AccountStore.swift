import Foundation
import Kit
import Store

extension Transaction {
    /// The account with all it holds, opened with `keys`. Four statements, each by key.
    public func account(_ id: ID<Account>, _ keys: KeyRing) throws -> Account? {
        guard let row = try accountRow(id) else { return nil }
        return Account(
            id: id, subject: row.subject, kind: row.kind, state: row.state, registration: row.registration,
            profile: row.profile, numbers: try numbers(of: id, keys), username: try username(of: id),
            phones: try codePhones(of: id, keys), level: row.level, evidence: row.evidence, epoch: row.epoch,
            isStaff: row.isStaff, createdAt: row.createdAt)
    }

    /// The little that decides; one statement.
    public func standing(_ id: ID<Account>) throws -> Standing? {
        try first("SELECT id, state, level, epoch, is_staff FROM identity_accounts WHERE id = \(id)") { row in
            Standing(
                account: try row.id("id"), state: try row.read("state", AccountState.init(rawValue:)),
                level: try row.level("level"), epoch: try row.int("epoch"), isStaff: try row.bool("is_staff"))
        }
    }

    /// Whose number it is. A number linked to another of the same person gives the same account (REQ-GEN-021).
    public func accountID(of number: IdentityNumber, _ keys: KeyRing) throws -> ID<Account>? {
        try first("SELECT account_id FROM identity_numbers WHERE number_index = \(keys.index(of: number))") {
            try $0.id("account_id")
        }
    }

    public func accountID(of username: Username) throws -> ID<Account>? {
        try first("SELECT account_id FROM identity_usernames WHERE folded = \(username.folded)") {
            try $0.id("account_id")
        }
    }

    /// The account that a client's token names.
    public func accountID(subject: UUID) throws -> ID<Account>? {
        try first("SELECT id FROM identity_accounts WHERE subject = \(subject)") { try $0.id("id") }
    }

    func numbers(of id: ID<Account>, _ keys: KeyRing) throws -> [IdentityNumber] {
        try run("SELECT kind, sealed FROM identity_numbers WHERE account_id = \(id) ORDER BY kind") { row in
            let kind = try row.read("kind", IdentityNumber.Kind.init(rawValue:))
            return try keys.openNumber(try row.blob("sealed"), kind: kind)
        }
    }

    func username(of id: ID<Account>) throws -> String? {
        try first("SELECT shown FROM identity_usernames WHERE account_id = \(id)") { try $0.text("shown") }
    }

    func codePhones(of id: ID<Account>, _ keys: KeyRing) throws -> [CodePhone] {
        try run(
            """
            SELECT id, sealed, is_default, added_at, last_used_at FROM identity_phones
             WHERE account_id = \(id) AND revoked_at IS NULL ORDER BY is_default DESC, added_at, id
            """
        ) { row in
            CodePhone(
                id: try row.id("id"), phone: try keys.openPhone(try row.blob("sealed")),
                isDefault: try row.bool("is_default"), addedAt: try row.date("added_at"),
                lastUsedAt: try row.optionalDate("last_used_at"))
        }
    }

    private func accountRow(_ id: ID<Account>) throws -> AccountRow? {
        try first(
            """
            SELECT subject, kind, state, registration, name, birth_date, gender, email, email_confirmed, residence,
                   contact_address, level, level_source, level_operator, level_at, epoch, is_staff, created_at
              FROM identity_accounts WHERE id = \(id)
            """, AccountRow.init)
    }
}

/// One row of `identity_accounts`, without what other tables hold.
private struct AccountRow {
    let subject: UUID
    let kind: AccountKind
    let state: AccountState
    let registration: RegistrationMethod
    let profile: Profile
    let level: AssuranceLevel
    let evidence: Evidence?
    let epoch: Int
    let isStaff: Bool
    let createdAt: Date

    init(_ row: Row) throws {
        subject = try row.uuid("subject")
        kind = try row.read("kind", AccountKind.init(rawValue:))
        state = try row.read("state", AccountState.init(rawValue:))
        registration = try row.read("registration", RegistrationMethod.init(rawValue:))
        profile = try Profile(row)
        level = try row.level("level")
        evidence = try Evidence(row)
        epoch = try row.int("epoch")
        isStaff = try row.bool("is_staff")
        createdAt = try row.date("created_at")
    }
}

extension Profile {
    init(_ row: Row) throws {
        self.init(
            name: try row.text("name"), birthDate: try row.optionalDay("birth_date"),
            gender: try row.optionalText("gender").flatMap(Gender.init(rawValue:)),
            email: try row.optionalText("email"),
            isEmailConfirmed: try row.bool("email_confirmed"), residence: try row.optionalText("residence"),
            contactAddress: try row.optionalText("contact_address"))
    }
}

extension Evidence {
    fileprivate init?(_ row: Row) throws {
        guard let source = try row.optionalText("level_source").flatMap(Source.init(rawValue:)),
            let at = try row.optionalDate("level_at")
        else { return nil }
        self.init(source: source, mobileOperator: try row.optionalText("level_operator"), at: at)
    }
}

extension Row {
    func level(_ name: StaticString) throws -> AssuranceLevel {
        guard let level = AssuranceLevel(rawValue: try int(name)) else {
            throw StoreFault.brokenRow(column: name.description)
        }
        return level
    }
}
