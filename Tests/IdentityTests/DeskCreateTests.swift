import Foundation
import Kit
import Parties
import Store
import TestStore
import Testing

@testable import Identity

/// Accounts made at a desk, on Vnconnect's side (REQ-DSK-005, 007, 011 to 014).
@Suite(.timeLimit(.minutes(3))) struct DeskCreateTests {
    @Test(arguments: TestDatabase.engines)
    func `account, record and password come in one act; the citizen is level 3 by the desk (REQ-DSK-012)`(engine: Engine)
        async throws
    {
        let desk = try await DeskCounter(engine)
        let none = try await desk.house.accounts.lookUp(try desk.house.number("099301000103"), for: .create, desk.seat, now: desk.house.now)
        #expect(none == DeskLookUp(exists: false, name: nil, maskedPhone: nil, resets: nil))
        let done = try await desk.vidu()
        let id = try #require(try await desk.house.database.read { try $0.accountID(subject: done.subject) })
        let account = try #require(try await desk.house.database.read { try $0.account(id, Vnconnect.keys) })
        #expect(account.level == .inPerson && account.evidence?.source == .desk && account.registration == .desk)
        #expect(account.defaultPhone?.phone.national == "0950000103" && account.profile.name == "Nguyễn Thị Ví Dụ")
        #expect(done.maskedPhone == "0950 *** 103")
        let record = try #require(try await desk.house.database.read { try $0.deskRecord(desk.draft) })
        let form = try desk.form()
        #expect(record.formHash == form.hash)
        #expect(record.scanHash == DeskCounter.scan && record.seat == desk.seat)
        #expect(record.at == desk.house.now && record.account == id)
        #expect(try await desk.house.count("SELECT count(*) AS n FROM identity_codes WHERE id = \(record.code) AND state = 'used'") == 1)
        let sealed = try await desk.house.database.read { tx in
            try tx.first("SELECT seal FROM identity_desk_records WHERE id = \(desk.draft)") { try $0.blob("seal") }
        }
        #expect(sealed == record.seal)
        #expect(try await desk.house.count("SELECT count(*) AS n FROM identity_consents WHERE account_id = \(id) AND version = 3") == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `the record is never edited`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        _ = try await desk.vidu()
        await #expect(throws: (any Error).self) {
            try await desk.house.database.write { try $0.execute("UPDATE identity_desk_records SET officer = 'x'") }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `asked for twice it makes one account and sends one password`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        let first = try await desk.vidu()
        let again = try await desk.create(code: "000000", at: desk.house.now.plus(60))
        #expect(again == first)
        #expect(try await desk.accountsMade() == 1)
        #expect(try await desk.house.letters(to: "0950000103").count { $0.hasPrefix("Mat khau tam") } == 1)
        // Another form under the same id is no repetition.
        let other = try desk.form(name: "Nguyễn Thị Ví Dù")
        #expect(try await refused { try await desk.create(other, code: "000000") } == .wrongState)
    }

    @Test(arguments: TestDatabase.engines)
    func `a wrong, an old, a late and a used-up code make nothing (REQ-DSK-012 Bad)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        try await desk.send()
        let old = try await desk.house.code(to: "0950000103")
        try await desk.send(at: desk.house.now.plus(31))
        let new = try await desk.house.code(to: "0950000103")
        let later = desk.house.now.plus(40)
        if old != new { #expect(try await refused { try await desk.create(code: old, at: later) } == .wrongCode) }
        #expect(try await refused { try await desk.create(code: new, at: desk.house.now.plus(31 + 120)) } == .expiredCode)
        #expect(try await desk.accountsMade() == 0)
        try await desk.send(at: desk.house.now.plus(200))
        let right = try await desk.house.code(to: "0950000103")
        let wrong = right == "111111" ? "222222" : "111111"
        for _ in 1...5 { _ = try await refused { try await desk.create(code: wrong, at: desk.house.now.plus(210)) } }
        #expect(try await refused { try await desk.create(code: right, at: desk.house.now.plus(211)) } == .exhaustedCode)
        #expect(try await desk.accountsMade() == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `one letter changed after the code, and the code stands for nothing (REQ-OTP-007)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        try await desk.send()
        let code = try await desk.house.code(to: "0950000103")
        let letter = try desk.form(name: "Nguyễn Thị Ví Dù")
        #expect(try await refused { try await desk.create(letter, code: code) } == .changedSinceCode)
        #expect(try await refused { try await desk.create(code: code) } == .changedSinceCode)
        #expect(try await desk.accountsMade() == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody else's telephone gets no message; one that cannot be asked about needs the officer's word (REQ-DSK-007)`(
        engine: Engine
    ) async throws {
        let desk = try await DeskCounter(engine)
        let foreign = try desk.form(phone: "0950000199")
        #expect(try await refused { try await desk.send(foreign) } == .foreignSubscription)
        #expect(try await desk.house.letters(to: "0950000199").isEmpty)
        desk.house.operators.say(.unavailable)
        #expect(try await refused { try await desk.send() } == .subscriptionUnknown)
        #expect(try await desk.house.letters(to: "0950000103").isEmpty)
        try await desk.send(statement: "Xem SIM và thông báo của nhà mạng 1414")
        try await desk.create(code: try await desk.house.code(to: "0950000103"))
        let record = try #require(try await desk.house.database.read { try $0.deskRecord(desk.draft) })
        #expect(record.statement == "Xem SIM và thông báo của nhà mạng 1414" && record.check == .statement)
    }

    @Test(arguments: TestDatabase.engines)
    func `a no of the operators stays a no, whatever the officer says`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        desk.house.operators.say(.noMatch)
        #expect(try await refused { try await desk.send(statement: "đã kiểm tra") } == .foreignSubscription)
    }

    @Test(arguments: TestDatabase.engines)
    func `a number with an account gets none, nor does one that gets it meanwhile (REQ-DSK-005 Bad)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        try await desk.house.thu()
        let found = try await desk.house.accounts.lookUp(try desk.house.number("099085000102"), for: .create, desk.seat, now: desk.house.now)
        #expect(found.exists && found.name == nil && found.maskedPhone == nil)
        let thu = try desk.form(number: "099085000102", phone: "0950000102")
        #expect(try await refused { try await desk.send(thu) } == .accountExists)
        try await desk.send()
        let code = try await desk.house.code(to: "0950000103")
        let vidu = NewAccount(
            registration: .mobile, profile: Profile(name: "Nguyễn Thị Ví Dụ"), numbers: [try desk.house.number("099301000103")],
            phones: [try desk.house.phone("0950000103")], level: .source)
        try await desk.house.accounts.create(vidu, password: Vnconnect.mauPassword, now: desk.house.now)
        #expect(try await refused { try await desk.create(code: code) } == .accountExists)
        #expect(try await desk.accountsMade() == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `two officers with the same citizen at once make one account`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        let other = try await DeskCounter.seat(
            desk.house, "Vũ Văn Xử Lý", "099080000202", "0950000202", desk: "000.03.05.H99")
        let (first, second) = (Chance.system.uuid4(), Chance.system.uuid4())
        try await desk.send(draft: first)
        let old = try await desk.house.code(to: "0950000103")
        let form = try desk.form(by: other)
        // Another journey: its own cool-down; the newest code is the only one.
        try await desk.send(form, draft: second, by: other, at: desk.house.now.plus(1))
        let new = try await desk.house.code(to: "0950000103")
        async let one = refused { try await desk.create(draft: first, code: old, at: desk.house.now.plus(2)) }
        async let two = refused { try await desk.create(form, draft: second, code: new, by: other, at: desk.house.now.plus(2)) }
        let answers = try await [one, two]
        #expect(answers.contains(nil) && answers.contains { $0 != nil })
        #expect(try await desk.accountsMade() == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `after HỦY the code is wrong, and another officer's form is none (REQ-DSK-014 Bad)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        try await desk.send()
        let code = try await desk.house.code(to: "0950000103")
        let other = try await DeskCounter.seat(desk.house, "Vũ Văn Xử Lý", "099080000202", "0950000202")
        #expect(try await refused { try await desk.create(try desk.form(by: other), code: code, by: other) } == .wrongCode)
        try await desk.house.accounts.giveUp(draft: desk.draft, desk.seat, now: desk.house.now)
        #expect(try await refused { try await desk.create(code: code) } == .wrongCode)
        #expect(try await desk.house.accounts.codeState(ofDraft: desk.draft, officer: desk.seat.officer, now: desk.house.now) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `an officer without an account that works does nothing`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        let stranger = DeskSeat(officer: UUID().uuidString, officerName: "x", desk: "d", deskName: "D")
        let number = try desk.house.number("099301000103")
        #expect(
            try await refused { _ = try await desk.house.accounts.lookUp(number, for: .create, stranger, now: desk.house.now) }
                == .forbidden)
        #expect(try await refused { try await desk.send(try desk.form(by: stranger), by: stranger) } == .forbidden)
        try await desk.house.database.write { try $0.execute("UPDATE identity_accounts SET state = 'locked'") }
        #expect(try await refused { try await desk.send() } == .forbidden)
    }

    @Test(arguments: TestDatabase.engines)
    func `a form nobody could have let through is refused: a forged officer, a child alone, a name of digits`(engine: Engine)
        async throws
    {
        let desk = try await DeskCounter(engine)
        let other = DeskSeat(officer: UUID().uuidString, officerName: "x", desk: "d", deskName: "D")
        #expect(try await refused { try await desk.send(try desk.form(by: other)) } == .forbidden)
        let child = Day(year: 2013, month: 11, day: 21)!
        #expect(try await refused { try await desk.send(try desk.form(born: child)) } == .wrongState)
        try await desk.send(try desk.form(born: child, guardian: true))
        #expect(try await refused { try await desk.send(try desk.form(name: "123"), draft: UUID()) } == .wrongState)
    }

    @Test(arguments: TestDatabase.engines)
    func `the sixth code in a quarter of an hour waits (REQ-OTP-005)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        for index in 0..<5 { try await desk.send(at: desk.house.now.plus(Double(index) * 31)) }
        let sixth = try await refused { try await desk.send(at: desk.house.now.plus(200)) }
        guard case .tooManyCodes = sixth else {
            Issue.record("\(String(describing: sixth))")
            return
        }
        let state = try #require(
            try await desk.house.accounts.codeState(ofDraft: desk.draft, officer: desk.seat.officer, now: desk.house.now.plus(200)))
        #expect(state.sends == 5)
    }
}
