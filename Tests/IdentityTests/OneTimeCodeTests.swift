import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-OTP-001…010, through the registration that uses them.
@Suite(.timeLimit(.minutes(2))) struct OneTimeCodeTests {
    private func started(_ engine: Engine) async throws -> (Vnconnect, Flow<MobileRegistrationFlow>) {
        let house = try await Vnconnect(engine)
        let flow = try await house.accounts.register(
            byMobile: try house.mauForm(), guest: "g", browser: .home, now: house.now)
        return (house, flow)
    }

    @Test func `six digits keep their leading zeros, everything else is no code (REQ-OTP-001)`() {
        #expect(OneTimeCode.digits(typed: " 004210 ") == "004210")
        for typed in ["4210", "00421O", "0042101", "      ", "", "００４２１０", "-04210", "00 4210"] {
            #expect(OneTimeCode.digits(typed: typed) == nil, "\(typed)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what cannot be a code costs no attempt (REQ-OTP-001)`(engine: Engine) async throws {
        let (house, flow) = try await started(engine)
        for _ in 0..<10 {
            _ = try await refused { try await house.accounts.confirm("00421O", in: flow, now: house.now) }
        }
        try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: house.now)
    }

    @Test(arguments: TestDatabase.engines)
    func `a code counts until its 120th second (REQ-OTP-002)`(engine: Engine) async throws {
        let (house, flow) = try await started(engine)
        let code = try await house.code(to: "0950000101")
        #expect(
            try await refused { try await house.accounts.confirm(code, in: flow, now: house.now.plus(120)) }
                == .expiredCode)
        let (other, second) = try await started(engine)
        try await other.accounts.confirm(try await other.code(to: "0950000101"), in: second, now: other.now.plus(119))
    }

    @Test(arguments: TestDatabase.engines)
    func `only the newest code counts (REQ-OTP-003)`(engine: Engine) async throws {
        let (house, flow) = try await started(engine)
        let first = try await house.code(to: "0950000101")
        try await house.accounts.resendCode(in: flow, now: house.now.plus(40))
        let second = try await house.code(to: "0950000101")
        if first != second {
            #expect(
                try await refused { try await house.accounts.confirm(first, in: flow, now: house.now.plus(50)) }
                    == .wrongCode)
        }
        try await house.accounts.confirm(second, in: flow, now: house.now.plus(50))
    }

    @Test(arguments: TestDatabase.engines)
    func `of racing sends one live code remains (REQ-OTP-003)`(engine: Engine) async throws {
        let (house, flow) = try await started(engine)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try? await house.accounts.resendCode(in: flow, now: house.now.plus(31)) } }
        }
        #expect(try await house.count("SELECT count(*) AS n FROM identity_codes WHERE state = 'live'") == 1)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_codes") == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `a code is used once, also by twenty at the same time (REQ-OTP-004, I10)`(engine: Engine) async throws {
        let (house, flow) = try await started(engine)
        let code = try await house.code(to: "0950000101")
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask { (try? await house.accounts.confirm(code, in: flow, now: house.now)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 1)
        #expect(try await refused { try await house.accounts.confirm(code, in: flow, now: house.now) } == .wrongCode)
    }

    @Test(arguments: TestDatabase.engines)
    func `resending waits thirty seconds, the forged early post too (REQ-OTP-005)`(engine: Engine) async throws {
        let (house, flow) = try await started(engine)
        let early = try await refused { try await house.accounts.resendCode(in: flow, now: house.now.plus(29)) }
        #expect(early == .tooManyCodes(until: house.now.plus(30)))
        try await house.accounts.resendCode(in: flow, now: house.now.plus(30))
        #expect(try await house.letters(to: "0950000101").count == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `the sixth send in a quarter of an hour is refused with the time (REQ-OTP-005)`(engine: Engine) async throws {
        let (house, flow) = try await started(engine)
        for n in 1...4 { try await house.accounts.resendCode(in: flow, now: house.now.plus(31 * Double(n))) }
        let sixth = try await refused { try await house.accounts.resendCode(in: flow, now: house.now.plus(200)) }
        #expect(sixth == .tooManyCodes(until: house.now.plus(900)))
        #expect(sixth?.words.vi.contains("08:45 20/11/2026") == true)
        try await house.thu()
        #expect(try await house.letters(to: "0950000101").count == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `the quota is one for all purposes of a phone (REQ-OTP-005)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        for n in 0..<3 { _ = try await house.passPassword(guest: "g\(n)", at: house.now.plus(Double(n))) }
        for n in 0..<2 {
            _ = try await house.accounts.recover(
                try house.number("099085000102"), guest: "r\(n)", browser: .home, now: house.now.plus(10 + Double(n)))
        }
        let sixth = try await refused { _ = try await house.passPassword(guest: "g9", at: house.now.plus(60)) }
        #expect(sixth == .tooManyCodes(until: house.now.plus(900)))
    }

    @Test(arguments: TestDatabase.engines)
    func `four wrong codes are forgiven, the fifth kills, from wherever it comes (REQ-OTP-006)`(engine: Engine)
        async throws
    {
        let (house, flow) = try await started(engine)
        let code = try await house.code(to: "0950000101"), wrong = code == "000000" ? "111111" : "000000"
        for _ in 0..<4 {
            #expect(
                try await refused { try await house.accounts.confirm(wrong, in: flow, now: house.now) } == .wrongCode)
        }
        try await house.accounts.confirm(code, in: flow, now: house.now)

        let (other, second) = try await started(engine)
        let good = try await other.code(to: "0950000101"), bad = good == "000000" ? "111111" : "000000"
        for _ in 0..<5 { _ = try await refused { try await other.accounts.confirm(bad, in: second, now: other.now) } }
        #expect(
            try await refused { try await other.accounts.confirm(good, in: second, now: other.now) } == .exhaustedCode)
        try await other.accounts.resendCode(in: second, now: other.now.plus(31))
        try await other.accounts.confirm(try await other.code(to: "0950000101"), in: second, now: other.now.plus(32))
    }

    @Test(arguments: TestDatabase.engines)
    func `a code is bound to purpose, subject, journey and phone (REQ-OTP-007, I1)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let thu = try await house.thu()
        let phone = try house.phone("0950000102"), flow = UUID()
        let binding = CodeBinding(.login, subject: thu.codeSubject, flow: flow, phone: phone)
        let drawn = DrawnCode(.system, at: house.now)
        try await house.database.write { tx in _ = try tx.issueCode(binding, drawn, house.accounts, now: house.now) }
        let others = [
            CodeBinding(.reset, subject: thu.codeSubject, flow: flow, phone: phone),
            CodeBinding(.login, subject: [1, 2, 3], flow: flow, phone: phone),
            CodeBinding(.login, subject: thu.codeSubject, flow: UUID(), phone: phone),
        ]
        for other in others {
            let answer = try await house.database.write { tx in
                try tx.proveCode(drawn.digits.reveal(), other, house.accounts, now: house.now)
            }
            #expect(answer == .refused(.wrongCode))
        }
        let changed = CodeBinding(.login, subject: thu.codeSubject, flow: flow, phone: try house.phone("0950000101"))
        for binding in [changed, binding] {
            let answer = try await house.database.write { tx in
                try tx.proveCode(drawn.digits.reveal(), binding, house.accounts, now: house.now)
            }
            #expect(answer == .refused(.changedSinceCode), "the changed phone kills the challenge")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `one message of 160 characters whose only six digits are the code (REQ-OTP-008)`(engine: Engine) async throws {
        let (house, _) = try await started(engine)
        let letters = try await house.letters(to: "0950000101")
        #expect(letters.count == 1)
        let text = try #require(letters.first)
        #expect(text.utf8.count <= 160 && text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.split { !$0.isNumber }.filter { $0.count == 6 }.count == 1)
        #expect(text.hasPrefix("Ma OTP cua ban la ") && text.hasSuffix("Khong cung cap ma cho bat ky ai. Cong DVC"))
    }

    @Test(arguments: TestDatabase.engines)
    func `no column holds the code in clear (REQ-OTP-010)`(engine: Engine) async throws {
        let (house, _) = try await started(engine)
        let code = try await house.code(to: "0950000101")
        let row = try await house.database.read { tx in
            try tx.first("SELECT purpose, subject, phone_index, code_hash FROM identity_codes") { row in
                [
                    Array(try row.text("purpose").utf8), try row.blob("subject"), try row.blob("phone_index"),
                    try row.blob("code_hash"),
                ]
            }
        }
        let sealed = try await house.database.read { tx in
            try tx.run("SELECT sealed FROM identity_flows") { try $0.blob("sealed") }
                + tx.run("SELECT payload FROM store_outbox") { try $0.blob("payload") }
        }
        for bytes in try #require(row) + sealed {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(code))
        }
    }

    @Test func `without its pepper the service does not start (REQ-OTP-010)`() {
        #expect(throws: SetupFault.noKeys) { try IdentitySettings().check(keys: nil) }
        #expect(KeyRing(masters: [:]) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `after ninety days codes are counts (REQ-OTP-010)`(engine: Engine) async throws {
        let (house, flow) = try await started(engine)
        _ = try await refused { try await house.accounts.confirm("000001", in: flow, now: house.now) }
        try await house.accounts.forgetExpired(now: house.now.plus(89 * 86_400))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_codes") == 1)
        try await house.accounts.forgetExpired(now: house.now.plus(91 * 86_400))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_codes") == 0)
        #expect(try await house.count("SELECT codes AS n FROM identity_code_counts WHERE purpose = 'register'") == 1)
    }
}
