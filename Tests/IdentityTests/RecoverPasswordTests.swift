import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-LOG-008, I8, I30.
@Suite(.timeLimit(.minutes(2))) struct RecoverPasswordTests {
    private func start(
        _ house: Vnconnect, _ number: String = "099085000102", guest: String = "q", at now: Date = Vnconnect.morning
    ) async throws -> Flow<RecoveryFlow> {
        try await house.accounts.recover(try house.number(number), guest: guest, browser: .stranger, now: now)
    }

    private func reset(_ house: Vnconnect, to password: Secret<String>, at now: Date = Vnconnect.morning) async throws {
        let flow = try await start(house, at: now)
        try await house.accounts.confirm(try await house.code(to: "0950000102"), in: flow, now: now)
        let ready = try #require(try await house.accounts.recovery(guest: "q", now: now))
        try await house.accounts.resetPassword(password, in: ready, browser: .stranger, now: now)
    }

    @Test(arguments: TestDatabase.engines)
    func `a new password ends sessions and the block, and the phone is told`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let before = try await house.signIn()
        let remembered = try await house.signInLocally(remember: true)
        for _ in 0..<5 {
            _ = try await refused {
                _ = try await house.passPassword("099085000102", Secret("Sai@12345"), browser: .stranger)
            }
        }
        try await reset(house, to: Secret("Mới#2026x"), at: house.now.plus(60))
        let (wasAlive, wasLocal) = (try await house.isAlive(before), try await house.isAlive(remembered))
        #expect(!wasAlive && !wasLocal)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_remembered") == 0)
        #expect(
            try await house.letters(to: "0950000102").contains { $0.contains("Mat khau tai khoan DVC cua ban da doi") })
        #expect(
            try await refused { _ = try await house.passPassword(browser: .stranger, at: house.now.plus(61)) }
                == .wrongNameOrPassword)
        _ = try await house.signIn("099085000102", Secret("Mới#2026x"), browser: .stranger, at: house.now.plus(100))
    }

    @Test(arguments: TestDatabase.engines)
    func `an unknown number goes the same way and gets nothing`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let flow = try await start(house, "099199999999")
        let known = try await start(house, guest: "k")
        #expect(try await house.count("SELECT count(*) AS n FROM store_outbox") == 1)
        let (unknownProgress, knownProgress) = (
            try await house.accounts.codeProgress(of: flow), try await house.accounts.codeProgress(of: known)
        )
        #expect(unknownProgress == knownProgress && unknownProgress != nil)
        for n in 1...5 {
            let (a, b) = (
                try await refused { try await house.accounts.confirm("111111", in: flow, now: house.now) },
                try await refused { try await house.accounts.confirm("111111", in: known, now: house.now) }
            )
            #expect(a == b && a == (n < 5 ? .wrongCode : .exhaustedCode))
        }
        #expect(
            try await refused { try await house.accounts.resendCode(in: flow, now: house.now.plus(10)) }
                == .tooManyCodes(until: house.now.plus(30)))
        for n in 1...4 { try await house.accounts.resendCode(in: flow, now: house.now.plus(31 * Double(n))) }
        #expect(
            try await refused { try await house.accounts.resendCode(in: flow, now: house.now.plus(300)) }
                == .tooManyCodes(until: house.now.plus(900)))
        #expect(
            try await refused {
                try await house.accounts.resetPassword(
                    Secret("Mới#2026x"), in: flow, browser: .stranger, now: house.now)
            } == .wrongState)
    }

    @Test(arguments: TestDatabase.engines)
    func `even the right digits of a code nobody got open nothing`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let flow = try await start(house, "099199999999")
        let digits = "271828"
        let id = try #require(
            try await house.database.read { tx in try tx.first("SELECT id FROM identity_codes") { try $0.uuid("id") } })
        let hash = try Vnconnect.keys.codeHash(digits, id: id, .reset, version: 1)
        try await house.database.write { tx in try tx.execute("UPDATE identity_codes SET code_hash = \(hash) WHERE id = \(id)") }
        #expect(try await refused { try await house.accounts.confirm(digits, in: flow, now: house.now) } == .wrongCode)
    }

    @Test(arguments: TestDatabase.engines)
    func `the old password and the four before it are not new (REQ-LOG-008)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        for n in 1...4 { try await reset(house, to: Secret("Mới#2026\(n)"), at: house.now.plus(Double(n) * 1_000)) }
        let refusal = try await refused { try await reset(house, to: Vnconnect.thuPassword, at: house.now.plus(5_000)) }
        #expect(refusal == .passwordUsedBefore)
        try await reset(house, to: Secret("Mới#20265"), at: house.now.plus(7_000))
        try await reset(house, to: Vnconnect.thuPassword, at: house.now.plus(9_000))
    }

    @Test(arguments: TestDatabase.engines)
    func `another phone must be the account's own, and the answer is the same (REQ-LOG-008)`(engine: Engine)
        async throws
    {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let flow = try await start(house)
        try await house.accounts.resendCode(in: flow, to: try house.phone("0950000101"), now: house.now.plus(31))
        #expect(try await house.letters(to: "0950000101").isEmpty)
        let moved = try #require(try await house.accounts.recovery(guest: "q", now: house.now))
        try await house.accounts.resendCode(in: moved, to: try house.phone("0950000199"), now: house.now.plus(62))
        let ready = try #require(try await house.accounts.recovery(guest: "q", now: house.now))
        try await house.accounts.confirm(try await house.code(to: "0950000199"), in: ready, now: house.now.plus(63))
    }

    @Test(arguments: TestDatabase.engines)
    func `a thousand requests send no more than the quota (I30)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        for n in 0..<60 {
            let browser = Browser(address: "203.0.113.\(n)", agent: "t")
            _ = try await refused {
                _ = try await house.accounts.recover(
                    try house.number("099085000102"), guest: "f\(n)", browser: browser, now: house.now)
            }
        }
        #expect(try await house.letters(to: "0950000102").count == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `a login code is none of a reset (REQ-OTP-007)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let reset = try await start(house)
        let resetCode = try await house.code(to: "0950000102")
        _ = try await house.passPassword(at: house.now.plus(1))
        let loginCode = try await house.code(to: "0950000102")
        guard loginCode != resetCode else { return }
        #expect(
            try await refused { try await house.accounts.confirm(loginCode, in: reset, now: house.now.plus(2)) }
                == .wrongCode)
    }
}
