import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// PRM-LOGIN-FAILS, I8, I12, REQ-PRV-003.
@Suite(.timeLimit(.minutes(2))) struct LockoutTests {
    private func fail(_ house: Vnconnect, _ name: String, times: Int, browser: Browser = .stranger) async throws
        -> [IdentityRefusal?]
    {
        var answers: [IdentityRefusal?] = []
        for _ in 0..<times {
            answers.append(
                try await refused { _ = try await house.passPassword(name, Secret("Sai@12345"), browser: browser) })
        }
        return answers
    }

    @Test(arguments: TestDatabase.engines)
    func `five wrong passwords block for a quarter of an hour, the right one too, and the phone is told (REQ-LOG-004)`(
        engine: Engine
    ) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let until = house.now.plus(900)
        let answers = try await fail(house, "099085000102", times: 5)
        #expect(answers.prefix(4).allSatisfy { $0 == .wrongNameOrPassword } && answers.last == .blocked(until: until))
        let right = try await refused { _ = try await house.passPassword(browser: .stranger, at: house.now.plus(899)) }
        #expect(right == .blocked(until: until) && right?.words.vi == "Đăng nhập tạm khóa đến 08:45 20/11/2026.")
        #expect(try await house.letters(to: "0950000102").filter { $0.contains("tam khoa") }.count == 1)
        _ = try await house.signIn(browser: .stranger, at: house.now.plus(900))
    }

    @Test(arguments: TestDatabase.engines)
    func `four wrong, one right, four wrong: no block`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        _ = try await fail(house, "099085000102", times: 4)
        _ = try await house.signIn(browser: .stranger)
        #expect(try await fail(house, "099085000102", times: 4).allSatisfy { $0 == .wrongNameOrPassword })
    }

    @Test(arguments: TestDatabase.engines)
    func `a stranger's tries do not shut out the owner's own browser (I12)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        _ = try await house.signIn(browser: .home)
        _ = try await fail(house, "099085000102", times: 6)
        _ = try await house.signIn(browser: .home, at: house.now.plus(60))
    }

    @Test(arguments: TestDatabase.engines)
    func `an unknown name is blocked alike (I8)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let unknown = try await fail(house, "099199999999", times: 6),
            known = try await fail(house, "099085000102", times: 6)
        #expect(unknown == known)
    }

    @Test func `unknown and known names take the same time (I8)`() async throws {
        let house = try await Vnconnect(.sqlite, cost: PasswordHasher.Cost(memory: 8_192, passes: 1))
        try await house.thu()
        func median(_ name: String) async throws -> Double {
            var times: [Double] = []
            for n in 0..<15 {
                let flow = try await house.begin(Vnconnect.local, guest: "t\(n)")
                let browser = Browser(address: "203.0.113.\(n)", agent: "t")
                let start = ContinuousClock.now
                _ = try await refused {
                    _ = try await house.accounts.showPassword(
                        PasswordAttempt(
                            name: name, password: Secret("Sai@12345"),
                            captcha: try house.captcha(for: .localSignIn, guest: "t\(n)")),
                        in: flow, guest: "t\(n)", browser: browser, now: house.now.plus(Double(n) * 1_000))
                }
                times.append(Double((ContinuousClock.now - start).components.attoseconds) / 1e15)
            }
            return times.sorted()[times.count / 2]
        }
        let (known, unknown) = (try await median("099085000102"), try await median("099199999999"))
        #expect(unknown > known / 3 && unknown < known * 3, "known \(known) ms, unknown \(unknown) ms")
    }

    @Test(arguments: TestDatabase.engines)
    func `parallel guesses are counted one by one`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let answers = await withTaskGroup(of: IdentityRefusal?.self) { group in
            for n in 0..<20 {
                group.addTask {
                    do {
                        _ = try await house.passPassword(
                            "099085000102", Secret("Sai@12345"), browser: .stranger, guest: "p\(n)")
                        return nil
                    } catch { return error as? IdentityRefusal }
                }
            }
            return await group.reduce(into: [IdentityRefusal?]()) { $0.append($1) }
        }
        #expect(answers.filter { $0 == .wrongNameOrPassword }.count == 4)
        #expect(answers.filter { $0 == .blocked(until: house.now.plus(900)) }.count == 16)
    }

    @Test(arguments: TestDatabase.engines)
    func `the province asks for a captcha after two failures (REQ-PRV-003)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        for _ in 0..<2 {
            #expect(
                try await refused { _ = try await house.signInLocally("099085000102", Secret("Sai@12345")) }
                    == .wrongNameOrPassword)
        }
        #expect(try await house.accounts.needsCaptcha(.home, now: house.now))
        #expect(try await refused { _ = try await house.signInLocally() } == .captcha)
        let flow = try await house.begin(Vnconnect.local)
        let captcha = try house.captcha(for: .localSignIn)
        _ = try await house.accounts.showPassword(
            PasswordAttempt(name: "099085000102", password: Vnconnect.thuPassword, captcha: captcha), in: flow,
            guest: "khach",
            browser: .home, now: house.now)
        #expect(try await !house.accounts.needsCaptcha(.home, now: house.now))
        _ = try await house.signInLocally()
    }
}
