import Foundation
import Kit
import Store
import Testing

@testable import Identity

extension Vnconnect {
    static let thuPassword = Secret("Thu@Tran85")
    static let mauPassword = Secret("Mau@1990")

    /// C-THU of spec 0.4: level 2, two phones.
    @discardableResult
    func thu(phones: [String] = ["0950000102", "0950000199"]) async throws -> ID<Account> {
        let profile = Profile(name: "Trần Văn Thử", birthDate: Day(year: 1985, month: 9, day: 2))
        return try await accounts.create(
            NewAccount(
                registration: .mobile, profile: profile, numbers: [number("099085000102")],
                phones: phones.map(phone), level: .source,
                evidence: Evidence(source: .mobileOperator, mobileOperator: "Nhà mạng Thử", at: now)),
            password: Self.thuPassword, now: now.addingTimeInterval(-3_600))
    }

    func number(_ text: String) throws -> IdentityNumber { try #require(IdentityNumber(personal: text)) }
    func phone(_ text: String) throws -> PhoneNumber { try #require(PhoneNumber(text)) }

    /// What C-MAU types.
    func mauForm(phone: String = "0950000101") throws -> MobileRegistration {
        MobileRegistration(
            number: try number("099190000101"), name: try #require(PersonName("Lê Thị Mẫu")),
            birthDate: try #require(Day(year: 1990, month: 3, day: 15)), phone: try self.phone(phone), email: nil)
    }

    /// C-MAU registers by mobile from beginning to end.
    @discardableResult
    func mau(guest: String = "khach-mau") async throws -> ID<Account> {
        let flow = try await accounts.register(byMobile: try mauForm(), guest: guest, browser: .home, now: now)
        try await accounts.confirm(try await code(to: "0950000101"), in: flow, now: now)
        let confirmed = try #require(try await accounts.mobileRegistration(guest: guest, now: now))
        return try await accounts.finish(confirmed, password: Self.mauPassword, now: now)
    }

    /// The provincial form of C-MAU.
    func localForm(username: String = "mau.le", number: String = "099190000101") throws -> LocalRegistration {
        LocalRegistration(
            username: try #require(Username(username)),
            profile: Profile(name: "Lê Thị Mẫu", birthDate: Day(year: 1990, month: 3, day: 15)),
            number: try self.number(number),
            phone: try phone("0950000101"), password: Self.mauPassword)
    }

    static let national = SignInDemand(request: "r", system: "Cổng Dịch vụ công quốc gia", strength: .passwordAndCode)
    static let local = SignInDemand(request: "r", system: "Cổng tỉnh Bình Minh", strength: .passwordOnly)

    func begin(_ demand: SignInDemand = national, guest: String = "khach", at now: Date = morning) async throws -> Flow<
        SignInFlow
    > {
        try await accounts.beginSignIn(demand, session: nil, guest: guest, now: now)
    }

    /// The password step; returns the journey at its code.
    func passPassword(
        _ name: String = "099085000102", _ password: Secret<String> = thuPassword, browser: Browser = .home,
        guest: String = "khach", at now: Date = morning
    ) async throws -> Flow<SignInFlow> {
        let flow = try await begin(guest: guest, at: now)
        let captcha = try captcha(for: .signIn, guest: guest, at: now)
        _ = try await accounts.showPassword(
            PasswordAttempt(name: name, password: password, captcha: captcha), in: flow, guest: guest, browser: browser,
            now: now)
        return try #require(try await accounts.signIn(flow.id, guest: guest, now: now))
    }

    /// A whole national sign-in of C-THU.
    func signIn(
        _ name: String = "099085000102", _ password: Secret<String> = thuPassword, phone: String = "0950000102",
        browser: Browser = .home, guest: String = "khach", at now: Date = morning
    ) async throws -> SignedIn {
        let flow = try await passPassword(name, password, browser: browser, guest: guest, at: now)
        return try await accounts.showCode(
            try await code(to: phone), in: flow, session: nil, browser: browser, now: now)
    }

    /// A provincial sign-in, without captcha.
    func signInLocally(
        _ name: String = "099085000102", _ password: Secret<String> = thuPassword, remember: Bool = false,
        browser: Browser = .home, guest: String = "khach", at now: Date = morning
    ) async throws -> SignedIn {
        let flow = try await begin(Self.local, guest: guest, at: now)
        let outcome = try await accounts.showPassword(
            PasswordAttempt(name: name, password: password, captcha: nil, remember: remember), in: flow, guest: guest,
            browser: browser, now: now)
        guard case .signedIn(let done) = outcome else { throw IdentityRefusal.wrongState }
        return done
    }

    func owner(_ done: SignedIn, at now: Date = morning) async throws -> AccountOwner {
        try #require(try await accounts.owner(token: done.token.reveal(), now: now))
    }

    func isAlive(_ done: SignedIn, at now: Date = morning) async throws -> Bool {
        try await accounts.owner(token: done.token.reveal(), now: now) != nil
    }

    func count(_ sql: SQL) async throws -> Int { try await database.read { try $0.count(sql) } }
}

extension Date {
    func plus(_ seconds: TimeInterval) -> Date { addingTimeInterval(seconds) }
}
