import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-GEN-010.
@Suite(.timeLimit(.minutes(1))) struct CaptchaContractTests {
    private func check(
        _ house: Vnconnect, _ answer: CaptchaAnswer, form: CaptchaForm = .signIn, guest: String = "khach",
        at now: Date = Vnconnect.morning
    ) async throws -> IdentityRefusal? {
        try await refused { try await house.accounts.checkCaptcha(answer, for: form, guest: guest, now: now) }
    }

    @Test(arguments: TestDatabase.engines)
    func `the right answer in either case, once`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let right = try house.captcha(for: .signIn)
        let small = CaptchaAnswer(token: right.token, typed: right.typed.lowercased())
        #expect(try await check(house, small) == nil)
        #expect(try await check(house, right) == .captcha)
    }

    @Test(arguments: TestDatabase.engines)
    func `wrong, empty, late, foreign and forged are refused, and a wrong one is used up`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let right = try house.captcha(for: .signIn)
        #expect(try await check(house, CaptchaAnswer(token: right.token, typed: "")) == .captcha)
        #expect(try await check(house, right) == .captcha, "one guess a picture")
        #expect(try await check(house, try house.captcha(for: .signIn), guest: "ai khác") == .captcha)
        #expect(try await check(house, try house.captcha(for: .recovery)) == .captcha)
        #expect(try await check(house, try house.captcha(for: .signIn), at: house.now.plus(300)) == .captcha)
        #expect(try await check(house, CaptchaAnswer(token: "abc", typed: "K9TRM")) == .captcha)
        #expect(try await check(house, CaptchaAnswer(token: "", typed: "")) == .captcha)
    }

    @Test(arguments: TestDatabase.engines)
    func `of twenty with the same answer one gets through`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let right = try house.captcha(for: .signIn)
        let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { try await check(house, right) == nil } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(passed == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `showing pictures stores nothing (I22)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        for _ in 0..<50 { _ = try house.captcha(for: .signIn) }
        #expect(try await house.count("SELECT count(*) AS n FROM store_single_use") == 0)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_drawn_captchas") == 0)
    }

    @Test func `the picture is drawn and always the same, a foreign token draws nothing`() async throws {
        let house = try await Vnconnect(.sqlite)
        let token = try house.captcha(for: .signIn).token
        let picture = try await house.accounts.captchaBooth.picture(token, now: house.now)
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(try await house.accounts.captchaBooth.picture(token, now: house.now) == picture)
        #expect(try await refused { _ = try await house.accounts.captchaBooth.picture("abc", now: house.now) } == .gone)
    }

    @Test(arguments: TestDatabase.engines)
    func `after a wrong captcha no password is looked at (REQ-GEN-010)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        for _ in 0..<6 {
            let flow = try await house.begin()
            let captcha = CaptchaAnswer(token: try house.captcha(for: .signIn).token, typed: "AAAAA")
            let refusal = try await refused {
                _ = try await house.accounts.showPassword(
                    PasswordAttempt(name: "099085000102", password: Secret("sai"), captcha: captcha), in: flow,
                    guest: "khach",
                    browser: .home, now: house.now)
            }
            #expect(refusal == .captcha)
        }
        #expect(try await house.count("SELECT count(*) AS n FROM identity_attempts") == 0)
        _ = try await house.signIn()
    }
}
