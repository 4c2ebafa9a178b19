import Foundation
import Kit
import Parties
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-REG-003…009, REQ-GEN-019, REQ-LOG-007.
@Suite(.timeLimit(.minutes(2))) struct RegisterByMobileTests {
    @Test(arguments: TestDatabase.engines)
    func `C-MAU registers: level 2 by the operator's word, consent to version 3 (REQ-REG-009, REQ-GEN-019)`(
        engine: Engine
    ) async throws {
        let house = try await Vnconnect(engine)
        let id = try await house.mau()
        let account = try #require(try await house.database.read { try $0.account(id, Vnconnect.keys) })
        #expect(account.level == .source && account.state == .active && account.registration == .mobile)
        #expect(account.evidence == Evidence(source: .mobileOperator, mobileOperator: "Nhà mạng Thử", at: house.now))
        #expect(account.number?.text == "099190000101" && account.defaultPhone?.phone.national == "0950000101")
        #expect(account.profile.name == "Lê Thị Mẫu")
        #expect(
            try await house.count(
                "SELECT count(*) AS n FROM identity_consents WHERE version = 3 AND address = '192.0.2.1'") == 2)
        #expect(
            try await house.count("SELECT count(*) AS n FROM identity_subscriber_checks WHERE result = 'match'") == 1)
        _ = try await house.signIn("099190000101", Vnconnect.mauPassword, phone: "0950000101", at: house.now.plus(60))
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody else's SIM: no account, no code (REQ-REG-004)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let refusal = try await refused {
            _ = try await house.accounts.register(
                byMobile: try house.mauForm(phone: "0950000199"), guest: "g", browser: .home, now: house.now)
        }
        #expect(refusal == .foreignSubscription)
        #expect(try await house.letters(to: "0950000199").isEmpty)
        #expect(try await house.accounts.mobileRegistration(guest: "g", now: house.now) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `operators that do not answer never mean yes (REQ-REG-004)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        house.operators.say(.unavailable)
        let refusal = try await refused {
            _ = try await house.accounts.register(
                byMobile: try house.mauForm(), guest: "g", browser: .home, now: house.now)
        }
        #expect(refusal == .subscriptionUnknown && refusal?.status == 503)
        #expect(try await house.letters(to: "0950000101").isEmpty)
        #expect(
            try await house.count("SELECT count(*) AS n FROM identity_subscriber_checks WHERE result = 'unavailable'")
                == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a number that has an account: the notice, no code, no question to the operators (REQ-REG-005)`(engine: Engine)
        async throws
    {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let form = MobileRegistration(
            number: try house.number("099085000102"), name: try #require(PersonName("Trần Văn Thử")),
            birthDate: try #require(Day(year: 1985, month: 9, day: 2)), phone: try house.phone("0950000102"), email: nil
        )
        let refusal = try await refused {
            _ = try await house.accounts.register(byMobile: form, guest: "g", browser: .home, now: house.now)
        }
        #expect(refusal == .accountExists && house.operators.questions == 0)
        #expect(try await house.letters(to: "0950000102").isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `parallel registrations of one number make one account (REQ-REG-005)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        var flows: [Flow<MobileRegistrationFlow>] = []
        for n in 0..<3 {
            let now = house.now.plus(Double(n) * 31)
            let flow = try await house.accounts.register(
                byMobile: try house.mauForm(), guest: "g\(n)", browser: .home, now: now)
            try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: now)
            flows.append(try #require(try await house.accounts.mobileRegistration(guest: "g\(n)", now: now)))
        }
        let answers = await withTaskGroup(of: IdentityRefusal?.self) { group in
            for flow in flows {
                group.addTask {
                    do {
                        _ = try await house.accounts.finish(
                            flow, password: Vnconnect.mauPassword, now: house.now.plus(100))
                        return nil
                    } catch { return error as? IdentityRefusal }
                }
            }
            return await group.reduce(into: [IdentityRefusal?]()) { $0.append($1) }
        }
        #expect(answers.filter { $0 == nil }.count == 1)
        #expect(answers.filter { $0 == .accountExists }.count == 2)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_accounts") == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `twenty probes in ten minutes from one address, not one more (REQ-REG-005)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let form = MobileRegistration(
            number: try house.number("099085000102"), name: try #require(PersonName("Trần Văn Thử")),
            birthDate: try #require(Day(year: 1985, month: 9, day: 2)), phone: try house.phone("0950000102"), email: nil
        )
        for n in 0..<20 {
            let refusal = try await refused {
                _ = try await house.accounts.register(
                    byMobile: form, guest: "g", browser: .stranger, now: house.now.plus(Double(n)))
            }
            #expect(refusal == .accountExists)
        }
        let refusal = try await refused {
            _ = try await house.accounts.register(
                byMobile: form, guest: "g", browser: .stranger, now: house.now.plus(30))
        }
        #expect(refusal == .tooManyTries(until: house.now.plus(600)))
        let elsewhere = try await refused {
            _ = try await house.accounts.register(byMobile: form, guest: "g", browser: .home, now: house.now.plus(30))
        }
        #expect(elsewhere == .accountExists)
    }

    @Test(arguments: TestDatabase.engines)
    func `no password before the code, not with the journey of before either (REQ-REG-007, I3)`(engine: Engine)
        async throws
    {
        let house = try await Vnconnect(engine)
        let flow = try await house.accounts.register(
            byMobile: try house.mauForm(), guest: "g", browser: .home, now: house.now)
        #expect(
            try await refused {
                _ = try await house.accounts.finish(flow, password: Vnconnect.mauPassword, now: house.now)
            } == .wrongState)
        try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: house.now)
        #expect(
            try await refused {
                _ = try await house.accounts.finish(flow, password: Vnconnect.mauPassword, now: house.now)
            } == .wrongState)
        #expect(try await house.accounts.mobileRegistration(guest: "ai khác", now: house.now) == nil)
        let resumed = try #require(try await house.accounts.mobileRegistration(guest: "g", now: house.now.plus(899)))
        #expect(resumed.content.step == .password)
        #expect(try await house.accounts.mobileRegistration(guest: "g", now: house.now.plus(900)) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `a finished registration cannot be finished again`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let flow = try await house.accounts.register(
            byMobile: try house.mauForm(), guest: "g", browser: .home, now: house.now)
        try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: house.now)
        let ready = try #require(try await house.accounts.mobileRegistration(guest: "g", now: house.now))
        try await house.accounts.finish(ready, password: Vnconnect.mauPassword, now: house.now)
        #expect(
            try await refused {
                _ = try await house.accounts.finish(ready, password: Vnconnect.mauPassword, now: house.now)
            } == .wrongState)
    }

    @Test(arguments: TestDatabase.engines)
    func `without published texts registration is closed (REQ-GEN-019)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine, policies: false)
        let refusal = try await refused {
            _ = try await house.accounts.register(
                byMobile: try house.mauForm(), guest: "g", browser: .home, now: house.now)
        }
        #expect(refusal == .setup)
    }

    @Test func `with every method off nothing starts (REQ-REG-002)`() {
        var settings = IdentitySettings()
        settings.registrationMethods = []
        #expect(throws: SetupFault.noMethods) { try settings.check(keys: Vnconnect.keys) }
    }

    @Test(arguments: ["Lê Thị 1", "12345", String(repeating: "a", count: 101), "A", "<b>Mẫu</b>"])
    func `names are letters (REQ-REG-003)`(name: String) { #expect(PersonName(name) == nil) }

    @Test func `decomposed names become one with composed ones (REQ-REG-003)`() {
        #expect(PersonName("Lê Thị Mẫu".decomposedStringWithCanonicalMapping)?.text == "Lê Thị Mẫu")
        #expect(PersonName("H'Mơ Niê")?.text == "H'Mơ Niê")
    }
}
