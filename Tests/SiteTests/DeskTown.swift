import Administration
import DeskAccounts
import DeskAccountsWeb
import Directory
import Documents
import Foundation
import HTTPTypes
import Html
import Identity
import IdentityWeb
import Kit
import Links
import Messaging
import NIOCore
import Parties
import Store
import Synchronization
import TestPages
import TestStore
import Testing

@testable import Web

/// Two deployments of the tests: Vnconnect, and *quantri* with its desks, joined by Vnconnect's true endpoints; only the
/// network between them is left out.
final class DeskTown: Sendable {
    let vnconnect: TestDatabase
    let national: TestDatabase
    let accounts: Accounts
    let staff: AdministrationDesk
    let desk: AccountDesk
    let routes: DeskAccountRoutes
    let subjects: [String: String]
    let operators: Answers

    static let morning = Day(year: 2026, month: 11, day: 20)!.at(8, 30)
    static let strong = "urn:vnconnect:acr:two-factor"
    static let ring = KeyRing(masters: [1: Array(repeating: 7, count: 32)])!
    static let nationalRing = KeyRing(masters: [1: Array(repeating: 9, count: 32)])!
    private static let secret = String(repeating: "s", count: 43)
    private static let threads = RenderingThreads(count: 1, waiting: 100)

    struct Person: Sendable {
        let key, name, number, phone: String
        var kind = AccountKind.citizen
    }

    static let people = [
        Person(key: "A-CAO", name: "UBND tỉnh Bình Minh", number: "000.00.00.H99", phone: "", kind: .agency),
        Person(key: "A-MOT", name: "Bùi Văn Một", number: "099078000211", phone: "0950000211"),
        Person(key: "O-CUA", name: "Hoàng Thị Cửa", number: "099188000201", phone: "0950000201"),
        Person(key: "O-XULY", name: "Vũ Văn Xử Lý", number: "099080000202", phone: "0950000202"),
        Person(key: "O-CHUAGAN", name: "Đỗ Thị Chưa Gán", number: "099192000203", phone: "0950000203"),
        Person(key: "C-THU", name: "Trần Văn Thử", number: "099085000102", phone: "0950000102"),
        Person(key: "V-VPCP", name: "Vận hành VPCP", number: "099070000999", phone: "0950000999", kind: .staffOperator),
    ]

    init(_ engine: Engine) async throws {
        vnconnect = try await TestDatabase(
            engine, storeMigrations + messagingMigrations + identityMigrations + captchaMigrations + openIDMigrations)
        national = try await TestDatabase(
            engine, storeMigrations + directoryMigrations + administrationMigrations + deskAccountMigrations)
        let answer = Answers()
        operators = answer
        let captcha = Captcha(source: .own(Self.threads), keys: Self.ring, chance: .system)
        accounts = try Accounts(
            database: vnconnect.database, keys: Self.ring, chance: .system,
            hasher: PasswordHasher(
                keys: Self.ring, cost: PasswordHasher.Cost(memory: 64, passes: 1), threads: 2, waiting: 100),
            captcha: captcha, settings: IdentitySettings(), subscriberMatch: { answer.of($0) })
        for kind in PolicyVersion.Kind.allCases {
            try await accounts.publish(PolicyVersion(kind, 1), from: Self.morning.addingTimeInterval(-86_400))
        }
        subjects = try await Self.found(accounts, vnconnect.database)
        let provider = OpenIDProvider(
            issuer: "http://xacthuc.dvc.localhost", database: vnconnect.database, ring: Self.ring, chance: .system)
        let line = try await Self.line(accounts, provider, vnconnect.database, answer)
        try await UnitBook(database: national.database).found(SampleUnits.agencies, now: Self.morning)
        let known = subjects
        staff = AdministrationDesk(database: national.database, keys: Self.nationalRing, search: { Self.search($0, known) })
        let files = try FileStore(
            directory: national.directory, database: national.database, keys: Self.nationalRing,
            clock: Clock { DeskTown.morning }, chance: .system, scanner: .none, unscanned: .allowed)
        desk = AccountDesk(
            database: national.database, files: files, keys: Self.nationalRing, staff: staff, names: .usual, line: line)
        routes = DeskAccountRoutes(
            desk: desk, gate: DeskGate(desk: desk, strength: Self.strong), papers: Self.threads, portal: "dvc.localhost")
        try await appointAll()
    }

    /// What the operators say, and whether Vnconnect is to be reached at all.
    final class Answers: Sendable {
        let fixed = Mutex<KYCMatch.Result?>(nil)
        let isDown = Mutex(false)

        func of(_ person: KYCMatch.Person) -> KYCMatch.Result {
            if let fixed = fixed.withLock({ $0 }) { return fixed }
            let owners = ["+84950000103": "099301000103", "+84950000102": "099085000102", "+84950000199": "099085000102"]
            return owners[person.phone.e164] == person.idDocument ? .match(operator: "Thử") : .noMatch
        }
    }

    private static func found(_ accounts: Accounts, _ database: Database) async throws -> [String: String] {
        var subjects: [String: String] = [:]
        for person in people {
            let number = try #require(IdentityNumber(personal: person.number) ?? IdentityNumber(kind: .orgCode, text: person.number))
            var new = NewAccount(
                registration: person.kind == .citizen ? .mobile : .command,
                profile: Profile(name: person.name, birthDate: Day(year: 1985, month: 9, day: 2)), numbers: [number],
                phones: [person.phone].compactMap { PhoneNumber($0) }, level: .source)
            new.kind = person.kind
            let id = try await accounts.create(new, password: Secret("Binhminh#2026"), now: morning)
            subjects[person.key] = try await database.read { try $0.account(id, ring)?.subject.uuidString.lowercased() }
        }
        return subjects
    }

    private static func search(_ query: AccountQuery, _ subjects: [String: String]) -> [FoundAccount] {
        let wanted: String? =
            switch query {
            case .organisation(let number): number.text
            case .person(let number, _): number?.text
            }
        return people.filter { $0.number == wanted }.map { person in
            FoundAccount(
                subject: subjects[person.key] ?? "", kind: person.kind.rawValue, name: person.name, number: person.number,
                phone: PhoneNumber(person.phone)?.e164 ?? "", email: "",
                registration: person.kind == .citizen ? "mobile" : "command")
        }
    }

    /// Vnconnect's endpoints, called as the server calls them.
    private static func line(
        _ accounts: Accounts, _ provider: OpenIDProvider, _ database: Database, _ answers: Answers
    ) async throws -> DeskLine {
        var client = NewClient(name: "quantri", redirectURIs: ["http://quantri.dvc.localhost/ve"])
        (client.policy.uses, client.policy.serviceScopes) = ([.signIn, .service], [.desk])
        try await ClientRegistry(database: database, chance: .system).settle(
            client, id: "quantri", secret: Secret(secret), now: morning)
        let routes = DeskEndpoints(accounts: accounts, provider: provider).routes
        return DeskLine { path, body in
            if answers.isDown.withLock({ $0 }) { throw DeskRefusal.unavailable }
            let signature = RequestSignature(path: path, body: body, secret: secret, at: Moments.now, chance: .system)
            let proof = Data("quantri:\(secret)".utf8).base64EncodedString()
            let headers: HTTPFields = [
                .authorization: "Basic \(proof)", HTTPField.Name(RequestSignature.header)!: signature.text,
            ]
            guard let route = routes.first(where: { $0.link.path == path && $0.method == .post }) else {
                throw DeskRefusal.notFound
            }
            let visit = Self.visit(.vnconnect, path, .post, headers: headers, body: body, now: Moments.now)
            guard case .response(let response) = try await route.answer(visit), case .bytes(let buffer, _) = response.body else {
                throw DeskRefusal.unavailable
            }
            return DeskLine.Reply(status: response.status, body: Array(buffer.readableBytesView))
        }
    }

    private func appointAll() async throws {
        let top = Administrator(subject: subjects["V-VPCP"] ?? "", name: "Vận hành VPCP", isOperator: true)
        let province = try #require(UnitCode(typed: "000.00.00.H99"))
        let agency = try #require(IdentityNumber(kind: .orgCode, text: "000.00.00.H99"))
        try await staff.decideTop(TopDecision(agency: agency, root: province), by: top, now: Self.morning)
        try await appoint("A-MOT", "000.00.00.H99", "quantri.cap-1-tinh")
        try await appoint("O-CUA", "001.20.31.H99", Right.createCitizens)
        try await appoint("O-XULY", "000.03.05.H99", Right.createCitizens)
        try await appoint("O-CHUAGAN", "000.21.31.H99", Right.createCitizens)
    }

    private func appoint(_ key: String, _ unit: String, _ right: String) async throws {
        let giver = try await staff.administrator(subjects["A-CAO"] ?? "", name: "A-CAO", isOperator: false, now: Self.morning)
        let person = try #require(Self.people.first { $0.key == key })
        let code = try #require(UnitCode(typed: unit))
        let user = try await staff.save(
            subjects[key] ?? "", found: .person(number: IdentityNumber(personal: person.number), phone: nil),
            to: Subsystem.administration, by: giver, now: Self.morning)
        try await staff.activate(user, seen: 1, by: giver, now: Self.morning)
        try await staff.assign(NewAssignment(user, adding: [code], version: 2), by: giver, now: Self.morning)
        try await staff.grant(NewGrants(user, for: code, giving: [right], version: 3), by: giver, now: Self.morning)
    }
}

/// The clock of the line, moved by tests that let time pass; each test has its own by task.
enum Moments {
    @TaskLocal static var now = DeskTown.morning
}

extension DeskTown {
    static func visit(
        _ site: Site, _ path: String, _ method: HTTPRequest.Method, headers: HTTPFields = [:], body: [UInt8] = [], now: Date
    ) -> Visit {
        let query = path.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let incoming = Incoming(
            site: site, origins: Origins([.administration: "http://quantri.dvc.localhost"]), method: method, path: path,
            query: FormData(urlEncoded: Array(query.utf8)), headers: headers, cookies: [:], address: "192.0.2.1",
            isSecure: false, now: now, chance: .system,
            guest: Guest(cookie: nil, chance: .system, key: ring.key("web.guest")!), notice: nil)
        return Visit(incoming: incoming, posted: FormData(), body: body, parts: [:], session: nil)
    }

    struct Answer {
        let status: Int
        let text: String
        let location: String?
        let notice: String?
        let bytes: [UInt8]

        func says(_ words: String) -> Bool { text.contains(words) }
    }

    /// What a page of the desk answers to one of the people.
    func ask(
        _ path: String, posting fields: [(String, String)]? = nil, files: [PostedFile] = [], as key: String,
        acr: String = strong
    ) async throws -> Answer {
        let method: HTTPRequest.Method = fields == nil ? .get : .post
        let (route, parts) = try find(method, path)
        var visit = Self.visit(.administration, path, method, now: Moments.now)
        visit.parts = parts
        visit.posted = FormData((fields ?? []).map { (name: $0.0, value: $0.1) })
        visit.posted.files = files
        let isOperator = key == "V-VPCP"
        let person = Web.Person(
            subject: subjects[key] ?? key, kind: isOperator ? .staffOperator : .citizen,
            name: Self.people.first { $0.key == key }?.name ?? key, assurance: 2, acr: acr, isStaff: true)
        visit.session = SiteSession(
            id: UUID(), person: person, sessionAtVnconnect: "s", startedAt: Moments.now,
            endsAt: Moments.now.addingTimeInterval(3_600))
        do {
            switch try await route.answer(visit) {
            case .response(let response): return read(response)
            case .signIn: return Answer(status: 302, text: "sign in", location: nil, notice: nil, bytes: [])
            }
        } catch let refusal as any Refusal {
            return Answer(status: refusal.status, text: refusal.words.vi, location: nil, notice: nil, bytes: [])
        }
    }

    private func find(_ method: HTTPRequest.Method, _ path: String) throws -> (Route, [String: String]) {
        let asked = path.prefix { $0 != "?" }.split(separator: "/")
        for route in routes.routes where route.method == method {
            let pattern = route.link.pattern.split(separator: "/")
            guard pattern.count == asked.count else { continue }
            var parts: [String: String] = [:]
            let fits = zip(pattern, asked).allSatisfy { wanted, given in
                guard wanted.hasPrefix("{") else { return wanted == given }
                parts[String(wanted.dropFirst().dropLast())] = String(given)
                return true
            }
            if fits { return (route, parts) }
        }
        throw DeskRefusal.notFound
    }

    private func read(_ response: Response) -> Answer {
        var (text, bytes): (String, [UInt8]) = ("", [])
        switch response.body {
        case .page(let page):
            text = String(decoding: page.body.bytes, as: UTF8.self)
            #expect(TagBalance(text).faults.isEmpty, "\(page.title.vi): \(TagBalance(text).faults)")
        case .bytes(let buffer, _): bytes = Array(buffer.readableBytesView)
        default: break
        }
        return Answer(
            status: response.status, text: text, location: response.headers.first { $0.0 == .location }?.1,
            notice: response.notice?.vi, bytes: bytes)
    }

    private struct Letter: Decodable {
        let phone: String
        let text: String
    }

    /// Messages of Vnconnect to a telephone, oldest first.
    func letters(to phone: String) async throws -> [String] {
        let payloads = try await vnconnect.database.read { tx in
            try tx.run("SELECT payload FROM store_outbox WHERE kind IN ('sms-code', 'sms-notice') ORDER BY number") {
                try $0.blob("payload")
            }
        }
        let letters = try payloads.map {
            try JSONDecoder().decode(Letter.self, from: Data(try Self.ring.open($0, for: "messaging:sms")))
        }
        return letters.filter { $0.phone == PhoneNumber(phone)?.e164 }.map(\.text)
    }

    func code(to phone: String) async throws -> String {
        let text = try #require(try await letters(to: phone).last { $0.contains("Ma OTP") })
        return try #require(text.split { !$0.isNumber }.map(String.init).first { $0.count == 6 })
    }

    func number(_ sql: SQL, in database: TestDatabase) async throws -> Int { try await database.database.read { try $0.count(sql) } }

    /// A file as the upload takes it in, or refuses it.
    func posted(_ name: String, _ bytes: [UInt8]) async throws -> PostedFile {
        do {
            let sink = try await desk.files.receive(name: name, rule: .identityScan)
            try await sink.write(bytes)
            return PostedFile(field: "tep", name: name, outcome: .kept(try await sink.finish()))
        } catch let refusal as FileRefusal {
            return PostedFile(field: "tep", name: name, outcome: .refused(refusal.words))
        }
    }

    static func pdf(_ size: Int = 2_000) -> [UInt8] { Array("%PDF-1.4\n".utf8) + Array(repeating: 0x20, count: size - 9) }
}
