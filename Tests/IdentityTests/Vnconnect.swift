import Documents
import Foundation
import Kit
import Messaging
import Parties
import Store
import Synchronization
import Testing
import TestStore

@testable import Identity

/// Vnconnect of the tests: its database, the operators' answer, an inbox, and the morning of 20/11/2026.
final class Vnconnect: Sendable {
    let store: TestDatabase
    let accounts: Accounts
    let operators: Operators

    static let morning = Day(year: 2026, month: 11, day: 20)!.at(8, 30)
    static let keys = KeyRing(masters: [1: Array(repeating: 7, count: 32)])!
    private static let threads = RenderingThreads(count: 1, waiting: 100)

    var database: Database { store.database }
    var now: Date { Self.morning }

    init(
        _ engine: Engine, cost: PasswordHasher.Cost = .quick, policies: Bool = true, certificates: CertificateTrust? = nil,
        _ change: (inout IdentitySettings) -> Void = { _ in }
    ) async throws {
        store = try await TestDatabase(
            engine, storeMigrations + messagingMigrations + identityMigrations + captchaMigrations + openIDMigrations)
        let operators = Operators()
        self.operators = operators
        let captcha = Captcha(source: .own(Self.threads), keys: Self.keys, chance: .system)
        var settings = IdentitySettings()
        settings.emailLinkAddress = "http://xacthuc.dvc.localhost/tai-khoan/email/xac-nhan?ma="
        if certificates != nil { MethodProfile.seed.apply(to: &settings) }
        change(&settings)
        accounts = try Accounts(
            database: store.database, keys: Self.keys, chance: .system,
            hasher: PasswordHasher(keys: Self.keys, cost: cost, threads: 2, waiting: 100), captcha: captcha,
            settings: settings, subscriberMatch: { operators.answer(to: $0) }, certificates: certificates)
        guard policies else { return }
        for kind in PolicyVersion.Kind.allCases {
            try await accounts.publish(PolicyVersion(kind, 3), from: Self.morning.addingTimeInterval(-86_400))
        }
    }

    /// What the operators say: the SIMs of spec 0.4, or what a test sets.
    final class Operators: Sendable {
        private let fixed = Mutex<KYCMatch.Result?>(nil)
        private let asked = Mutex(0)
        private static let owners = [
            "+84950000101": "099190000101", "+84950000102": "099085000102", "+84950000199": "099085000102",
            "+84950000103": "099301000103",
        ]

        var questions: Int { asked.withLock { $0 } }
        func say(_ answer: KYCMatch.Result?) { fixed.withLock { $0 = answer } }

        func answer(to person: KYCMatch.Person) -> KYCMatch.Result {
            asked.withLock { $0 += 1 }
            if let answer = fixed.withLock({ $0 }) { return answer }
            return Self.owners[person.phone.e164] == person.idDocument ? .match(operator: "Nhà mạng Thử") : .noMatch
        }
    }

    // MARK: the inbox

    struct Letter: Decodable {
        let phone: String
        let text: String
    }

    /// Messages that wait in the outbox, oldest first.
    func letters(to phone: String) async throws -> [String] {
        let payloads = try await database.read { tx in
            try tx.run("SELECT payload FROM store_outbox WHERE kind IN ('sms-code', 'sms-notice') ORDER BY number") {
                try $0.blob("payload")
            }
        }
        let letters = try payloads.map { payload in
            try JSONDecoder().decode(Letter.self, from: Data(try Self.keys.open(payload, for: "messaging:sms")))
        }
        return letters.filter { $0.phone == PhoneNumber(phone)?.e164 }.map(\.text)
    }

    /// The newest code sent to a phone.
    func code(to phone: String) async throws -> String {
        let letters = try await letters(to: phone).filter { $0.contains("Ma OTP") }
        let text = try #require(letters.last)
        return try #require(text.split { !$0.isNumber }.map(String.init).first { $0.count == 6 })
    }

    // MARK: captcha

    struct Ticket: Decodable { let text: String }

    func captcha(for form: CaptchaForm, guest: String = "khach", at now: Date = morning) throws -> CaptchaAnswer {
        let token = try accounts.captcha.challenge(for: form, guest: guest, now: now)
        return CaptchaAnswer(token: token, typed: try Self.answer(to: token))
    }

    static func answer(to token: String) throws -> String {
        let sealed = try #require(Base64URL.decode(token))
        return try JSONDecoder().decode(Ticket.self, from: Data(try keys.open(sealed, for: "identity.captcha"))).text
    }
}

extension PasswordHasher.Cost {
    /// For tests that are not about hashing.
    static let quick = PasswordHasher.Cost(memory: 64, passes: 1)
}

extension Browser {
    static let home = Browser(
        address: "192.0.2.1", agent: "Trình duyệt ở nhà", device: String(repeating: "h", count: 32))
    static let stranger = Browser(
        address: "198.51.100.9", agent: "Trình duyệt lạ", device: String(repeating: "x", count: 32))
}

/// What an action refused with; `nil` where it did not.
func refused(_ act: () async throws -> Void) async throws -> IdentityRefusal? {
    do {
        try await act()
        return nil
    } catch let refusal as IdentityRefusal {
        return refusal
    }
}
