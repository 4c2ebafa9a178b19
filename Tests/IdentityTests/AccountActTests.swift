import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-ACC-002, 005, 007 and what an operator does (spec C.2).
@Suite(.timeLimit(.minutes(2))) struct AccountActTests {
    @Test(arguments: TestDatabase.engines)
    func `free fields change, the old value is kept, a new e-mail is unconfirmed (REQ-ACC-002)`(engine: Engine)
        async throws
    {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let owner = try await house.owner(try await house.signIn())
        var profile = try await house.accounts.account(of: owner).profile
        (profile.gender, profile.email, profile.residence) = (.male, "thu@binhminh.example", "Thôn 2, xã Hòa Thuận")
        let first = profile
        try await house.accounts.edit(first, number: nil, owner, now: house.now)
        profile.email = "thu2@binhminh.example"
        let second = profile
        try await house.accounts.edit(second, number: nil, owner, now: house.now.plus(1))
        #expect(try await house.accounts.account(of: owner).profile == second)
        let old = try await house.database.read { tx in
            try tx.run("SELECT old_value FROM identity_changes WHERE field = 'email' ORDER BY id") {
                try $0.optionalBlob("old_value").map { try Vnconnect.keys.openText($0, for: "identity.change") }
            }
        }
        #expect(old == [nil, "thu@binhminh.example"])
    }

    @Test(arguments: TestDatabase.engines)
    func `verified identity fields do not change, at level 1 they do (REQ-ACC-002)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let thu = try await house.owner(try await house.signIn())
        var profile = try await house.accounts.account(of: thu).profile
        profile.name = "Trần Văn Khác"
        let other = profile
        #expect(
            try await refused { try await house.accounts.edit(other, number: nil, thu, now: house.now) }
                == .needsNewCheck)
        let number = try house.number("099085000999")
        let same = try await house.accounts.account(of: thu).profile
        #expect(
            try await refused { try await house.accounts.edit(same, number: number, thu, now: house.now) }
                == .needsNewCheck)

        let flow = try await house.accounts.register(
            atProvince: try house.localForm(), guest: "p", browser: .home, now: house.now)
        try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: house.now)
        let mau = try await house.owner(try await house.signInLocally("mau.le", Vnconnect.mauPassword))
        var mine = try await house.accounts.account(of: mau).profile
        mine.name = "Lê Thị Mẫu Mới"
        let corrected = mine
        try await house.accounts.edit(corrected, number: try house.number("099190000111"), mau, now: house.now)
        let after = try await house.accounts.account(of: mau)
        #expect(after.profile.name == "Lê Thị Mẫu Mới" && after.numbers.map(\.text) == ["099190000111"])
        let taken = try house.number("099085000102")
        #expect(
            try await refused { try await house.accounts.edit(corrected, number: taken, mau, now: house.now) }
                == .accountExists)
    }

    @Test(arguments: TestDatabase.engines)
    func `a new password ends the other sessions, not this one (REQ-ACC-007)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let here = try await house.signIn(),
            there = try await house.signIn(browser: .stranger, guest: "b", at: house.now.plus(31))
        let owner = try await house.owner(here)
        try await house.accounts.changePassword(
            from: Vnconnect.thuPassword, to: Secret("Mới#2026x"), owner, browser: .home, now: house.now.plus(60))
        let (isHere, isThere) = (
            try await house.isAlive(here, at: house.now.plus(61)),
            try await house.isAlive(there, at: house.now.plus(61))
        )
        #expect(isHere && !isThere)
        let held = try await house.database.read { tx in
            (
                try tx.stillHolds(here.session.id, now: house.now.plus(61)),
                try tx.stillHolds(there.session.id, now: house.now.plus(61))
            )
        }
        #expect(held.0 && !held.1, "tokens follow their session (I21)")
    }

    @Test(arguments: TestDatabase.engines)
    func `a wrong present password counts as a failed try (REQ-ACC-007)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let owner = try await house.owner(try await house.signIn())
        for n in 1...5 {
            let refusal = try await refused {
                try await house.accounts.changePassword(
                    from: Secret("Sai@12345"), to: Secret("Mới#2026x"), owner, browser: .home, now: house.now)
            }
            #expect(refusal == (n < 5 ? .wrongNameOrPassword : .blocked(until: house.now.plus(900))))
        }
        let events = try await house.accounts.accessHistory(owner, AccessQuery(), Window(), now: house.now.plus(1))
        #expect(events.rows.filter { $0.result == .wrongPassword }.count == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `the rule and the last five hold for a change too`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let owner = try await house.owner(try await house.signIn())
        func change(to password: String) async throws -> IdentityRefusal? {
            try await refused {
                try await house.accounts.changePassword(
                    from: Vnconnect.thuPassword, to: Secret(password), owner, browser: .home, now: house.now)
            }
        }
        #expect(try await change(to: "thu@1985") == .passwordRule([.upperCase]))
        #expect(try await change(to: "Thu@Tran85") == .passwordUsedBefore)
    }

    @Test(arguments: TestDatabase.engines)
    func `a phone is added by its code, listed, not the default (REQ-ACC-005, REQ-LOG-007)`(engine: Engine) async throws
    {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let mau = try await house.mau()
        let owner = try await house.owner(
            try await house.signIn("099190000101", Vnconnect.mauPassword, phone: "0950000101", at: house.now.plus(40)),
            at: house.now.plus(40))
        let flow = try await house.accounts.addPhone(
            try house.phone("0950000102"), password: Vnconnect.mauPassword, owner, guest: "g", browser: .home,
            now: house.now.plus(50))
        try await house.accounts.confirm(
            try await house.code(to: "0950000102"), in: flow, owner, now: house.now.plus(60))
        let phones = try await house.database.read { try $0.codePhones(of: mau, Vnconnect.keys) }
        #expect(
            phones.map(\.phone.national) == ["0950000101", "0950000102"] && phones.map(\.isDefault) == [true, false])
    }

    @Test(arguments: TestDatabase.engines)
    func `no sixth phone, none twice, none without the password (REQ-ACC-005)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let thu = try await house.thu()
        let owner = try await house.owner(try await house.signIn())
        func add(_ phone: String, _ password: Secret<String> = Vnconnect.thuPassword) async throws -> IdentityRefusal? {
            try await refused {
                _ = try await house.accounts.addPhone(
                    try house.phone(phone), password: password, owner, guest: "g", browser: .home,
                    now: house.now.plus(100))
            }
        }
        #expect(try await add("0950 000 199") == .phoneListed)
        #expect(try await add("0950000101", Secret("Sai@12345")) == .wrongNameOrPassword)
        for number in ["0950000103", "0950000105", "0950000106"] {
            let phone = try house.phone(number), id: ID<CodePhone> = Chance.system.id(at: house.now)
            try await house.database.write { tx in
                try tx.insertPhone(
                    id, phone, of: thu, isDefault: false, source: "owner", Vnconnect.keys, now: house.now)
            }
        }
        #expect(try await add("0950000101") == .phoneLimit)
    }

    @Test(arguments: TestDatabase.engines)
    func `the default moves, the last phone stays (REQ-ACC-004's rule)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let thu = try await house.thu()
        let owner = try await house.owner(try await house.signIn())
        let phones = try await house.database.read { try $0.codePhones(of: thu, Vnconnect.keys) }
        try await house.accounts.makeDefault(
            phones[1].id, password: Vnconnect.thuPassword, owner, browser: .home, now: house.now)
        #expect(try await house.accounts.account(of: owner).defaultPhone?.id == phones[1].id)
        try await house.accounts.remove(
            phones[1].id, password: Vnconnect.thuPassword, owner, browser: .home, now: house.now)
        #expect(try await house.accounts.account(of: owner).defaultPhone?.id == phones[0].id)
        let last = try await refused {
            try await house.accounts.remove(
                phones[0].id, password: Vnconnect.thuPassword, owner, browser: .home, now: house.now)
        }
        #expect(last == .lastMethod)
        let foreign = try await refused {
            try await house.accounts.makeDefault(
                ID(uuid: UUID()), password: Vnconnect.thuPassword, owner, browser: .home, now: house.now)
        }
        #expect(foreign == .gone)
    }

    @Test(arguments: TestDatabase.engines)
    func `a lock kills what was issued and unlocking brings nothing back (I21)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let thu = try await house.thu()
        let done = try await house.signIn()
        try await house.accounts.move(thu, .lock, by: "V-VPCP", because: "thử", now: house.now)
        try await house.accounts.move(thu, .unlock, by: "V-VPCP", because: "thử", now: house.now)
        #expect(try await !house.isAlive(done))
        #expect(
            try await refused {
                try await house.accounts.move(thu, .unlock, by: "V-VPCP", because: "thử", now: house.now)
            } == .wrongState)
    }

    @Test(arguments: TestDatabase.engines)
    func `a revoked account's number is free (spec C.2)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let mau = try await house.mau()
        try await house.accounts.move(mau, .revoke, by: "V-VPCP", because: "khiếu nại", now: house.now)
        #expect(try await house.accounts.find(try house.number("099190000101")) == nil)
    }
}
