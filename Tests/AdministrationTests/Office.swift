import Administration
import Directory
import Foundation
import Kit
import Store
import TestStore

/// The sample province of spec 0.4 with its administrators, in a database of its own; Vnconnect is told, not asked.
final class Office: Sendable {
    let store: TestDatabase
    let desk: AdministrationDesk
    let register: UnitRegister
    let files: FileStore

    static let today = Day(year: 2026, month: 11, day: 20)!
    static let now = today.at(9)
    static let keys = KeyRing(masters: [1: [UInt8](repeating: 7, count: 32)])!
    static let province = UnitCode(typed: "000.00.00.H99")!
    static let justice = UnitCode(typed: "000.00.05.H99")!
    static let justiceDesk = UnitCode(typed: "000.03.05.H99")!
    static let commune = UnitCode(typed: "000.20.31.H99")!
    static let communeDesk = UnitCode(typed: "001.20.31.H99")!

    static let accounts: [FoundAccount] = [
        account("A-CAO", "UBND tỉnh Bình Minh", "000.00.00.H99", "", kind: "agency", registration: "command"),
        account("A-VP", "Văn phòng Ủy ban nhân dân tỉnh Bình Minh", "000.00.01.H99", "", kind: "agency", registration: "command"),
        account("A-BO", "Bộ Thử nghiệm", "000.00.00.G99", "", kind: "agency", registration: "command"),
        account("A-LA", "Sở lạ", "000.00.09.H99", "", kind: "agency", registration: "command"),
        account("A-MOT", "Bùi Văn Một", "099078000211", "0950000211"),
        account("A-HAI", "Ngô Thị Hai", "099183000212", "0950000212"),
        account("A-BA", "Đinh Văn Ba", "099085000213", "0950000213"),
        account("O-CUA", "Hoàng Thị Cửa", "099188000201", "0950000201"),
        account("O-XULY", "Vũ Văn Xử Lý", "099080000202", "0950000202"),
        account("C-THU", "Trần Văn Thử", "099085000102", "0950000201"),
        account("B-TN", "Công ty TNHH Thử Nghiệm", "9999999993", "0950000301", kind: "business"),
    ]

    private static func account(
        _ key: String, _ name: String, _ number: String, _ phone: String, kind: String = "citizen", registration: String = "mobile"
    ) -> FoundAccount {
        FoundAccount(
            subject: key, kind: kind, name: name, number: number, phone: PhoneNumber(phone)?.e164 ?? "", email: "",
            registration: registration)
    }

    init(_ engine: Engine) async throws {
        store = try await TestDatabase(engine, storeMigrations + directoryMigrations + administrationMigrations + supportMigrations)
        try await UnitBook(database: store.database).found(SampleUnits.agencies, now: Self.now)
        files = try FileStore(
            directory: store.directory, database: store.database, keys: Self.keys, clock: Clock { Office.now },
            chance: .system, scanner: .none, unscanned: .allowed)
        register = UnitRegister(database: store.database, touches: [administrationTouch])
        desk = AdministrationDesk(database: store.database, keys: Self.keys, search: Self.search)
    }

    private static let search: AccountSearch = { query in
        switch query {
        case .organisation(let number): accounts.filter { $0.number == number.text }
        case .person(let number, let phone):
            accounts.filter { account in
                number.map { $0.text == account.number } ?? true && phone.map { $0.e164 == account.phone } ?? true
            }
        }
    }

    /// A-CAO over the province, A-MOT level 1, A-HAI level 2 of Sở Tư pháp, A-BA level 3 of xã Hòa Thuận.
    static func staffed(_ engine: Engine) async throws -> Office {
        let office = try await Office(engine)
        try await office.decideTop()
        try await office.appoint("A-MOT", ["quantri.cap-1-tinh", Right.addUsers], at: province, by: "A-CAO")
        try await office.appoint("A-HAI", ["quantri.cap-2", Right.addUsers], at: justice, by: "A-MOT")
        try await office.appoint("A-BA", ["quantri.cap-3"], at: commune, by: "A-MOT")
        return office
    }

    func decideTop(_ agency: String = "000.00.00.H99", letter: TopDecision.Letter? = nil) async throws {
        let number = IdentityNumber(kind: .orgCode, text: agency)!
        try await desk.decideTop(
            TopDecision(agency: number, root: Self.province, letter: letter), by: Self.operator, now: Self.now)
    }

    static let `operator` = Administrator(subject: "V-VPCP", name: "Vận hành VPCP", isOperator: true)

    func actor(_ key: String, on now: Date = Office.now) async throws -> Administrator {
        if key == "V-VPCP" { return Self.operator }
        let name = Self.accounts.first { $0.subject == key }?.name ?? key
        return try await desk.administrator(key, name: name, isOperator: false, now: now)
    }

    func query(_ key: String) -> AccountQuery {
        let number = Self.accounts.first { $0.subject == key }!.number
        return .person(number: IdentityNumber(personal: number), phone: nil)
    }

    /// Added, activated, assigned and given rights, in the order of the steps.
    @discardableResult
    func appoint(_ key: String, _ rights: [String], at unit: UnitCode, by giver: String) async throws -> ID<User> {
        let id = try await add(key, by: giver)
        try await activate(id, by: giver)
        try await assign(id, [unit], by: giver)
        if !rights.isEmpty { try await grant(id, rights, at: unit, by: giver) }
        return id
    }

    func add(_ key: String, by giver: String) async throws -> ID<User> {
        try await desk.save(key, found: query(key), to: "quantri", by: try await actor(giver), now: Self.now)
    }

    func activate(_ id: ID<User>, by giver: String) async throws {
        try await desk.activate(id, seen: try await version(id), by: try await actor(giver), now: Self.now)
    }

    func assign(_ id: ID<User>, _ units: [UnitCode], removing: [UnitCode] = [], by giver: String) async throws {
        let new = NewAssignment(id, adding: units, removing: removing, version: try await version(id))
        try await desk.assign(new, by: try await actor(giver), now: Self.now)
    }

    func grant(
        _ id: ID<User>, _ rights: [String], ending: [String] = [], at unit: UnitCode, by giver: String,
        terms: GrantTerms = GrantTerms()
    ) async throws {
        let new = NewGrants(id, for: unit, giving: rights, ending: ending, terms: terms, version: try await version(id))
        try await desk.grant(new, by: try await actor(giver), now: Self.now)
    }

    func version(_ id: ID<User>) async throws -> Int {
        try await store.database.read { tx in
            try tx.first("SELECT version FROM administration_users WHERE id = \(id)") { try $0.int("version") } ?? 0
        }
    }

    func user(_ key: String) async throws -> ID<User> {
        try await store.database.read { tx in
            try tx.first("SELECT id FROM administration_users WHERE subject = \(key)") { try $0.id("id") }!
        }
    }

    func names(_ key: String, _ change: (inout UserQuery) -> Void = { _ in }) async throws -> [String] {
        var query = UserQuery()
        change(&query)
        return try await desk.users(query, for: try await actor(key), now: Self.now).rows.map(\.user.subject)
    }

    func trail(_ id: ID<User>) async throws -> [String] {
        try await store.database.read { tx in try tx.trail("administration-user:\(id)").map(\.action) }
    }
}
