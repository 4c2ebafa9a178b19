import Administration
import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(6))) struct UserTests {
    @Test(arguments: UserState.allCases, UserMove.allCases)
    func `a user moves only as the table says`(state: UserState, move: UserMove) throws {
        if let next = UserState.moves[state]?[move] {
            #expect(try state.after(move) == next)
        } else {
            #expect(throws: AdministrationRefusal.state) { try state.after(move) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a saved user is not active, and only what was found is saved (REQ-ADM-006, REQ-VNC-003)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let mot = try await office.actor("A-MOT")
        let id = try await office.add("O-CUA", by: "A-MOT")
        let view = try await office.desk.show(id, for: mot, now: Office.now)
        #expect(view.user.state == .fresh && view.units.isEmpty && view.grants.isEmpty && view.next == .activate)
        await #expect(throws: AdministrationRefusal.userInList) { try await office.add("O-CUA", by: "A-MOT") }
        await #expect(throws: AdministrationRefusal.chooseRow) {
            try await office.desk.save("", found: office.query("C-THU"), to: "quantri", by: mot, now: Office.now)
        }
        await #expect(throws: AdministrationRefusal.notFound) {
            try await office.desk.save("somebody", found: office.query("C-THU"), to: "quantri", by: mot, now: Office.now)
        }
        await #expect(throws: AdministrationRefusal.oneOf) {
            try await office.desk.find(.person(number: nil, phone: nil), for: "quantri", by: mot, now: Office.now)
        }
        let unknown = AccountQuery.person(number: IdentityNumber(personal: "099199999999"), phone: nil)
        #expect(try await office.desk.find(unknown, for: "quantri", by: mot, now: Office.now).isEmpty)
        let shared = AccountQuery.person(number: nil, phone: PhoneNumber("0950000201"))
        #expect(try await office.desk.find(shared, for: "quantri", by: mot, now: Office.now).count == 2, "two accounts, one phone")
    }

    @Test(arguments: TestDatabase.engines)
    func `sixty searches an hour and no more (REQ-ADM-004 bad)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let top = try await office.actor("A-CAO")
        var refused = false
        for _ in 0..<61 {
            do {
                _ = try await office.desk.find(office.query("C-THU"), for: "quantri", by: top, now: Office.now)
            } catch AdministrationRefusal.tooManySearches { refused = true }
        }
        #expect(refused)
        let later = Office.now.addingTimeInterval(3_700)
        #expect(try await office.desk.find(office.query("C-THU"), for: "quantri", by: top, now: later).count == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `the steps come in their order (REQ-ADM-012, REQ-ADM-010 bad)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.add("O-CUA", by: "A-MOT")
        await #expect(throws: AdministrationRefusal.state) {
            try await office.grant(id, ["quantri.cap-3"], at: Office.commune, by: "A-MOT")
        }
        await #expect(throws: AdministrationRefusal.state) { try await office.assign(id, [Office.commune], by: "A-MOT") }
        try await office.activate(id, by: "A-MOT")
        await #expect(throws: AdministrationRefusal.state) { try await office.activate(id, by: "A-MOT") }
        await #expect(throws: AdministrationRefusal.needUnit) {
            try await office.grant(id, ["quantri.cap-3"], at: Office.commune, by: "A-MOT")
        }
        await #expect(throws: AdministrationRefusal.notFound, "who added the user sees the user alone, until there is a unit") {
            try await office.assign(id, [Office.province], by: "A-CAO")
        }
        try await office.assign(id, [Office.province], by: "A-MOT")
        await #expect(throws: AdministrationRefusal.rightScope) {
            try await office.grant(id, ["quantri.cap-1-bo"], at: Office.province, by: "A-CAO")
        }
        await #expect(throws: AdministrationRefusal.rightScope) {
            try await office.grant(id, ["quantri.cap-1-tinh"], at: Office.commune, by: "A-CAO")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an organisation may be level 1, a business nothing (REQ-ADM-011)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let top = try await office.actor("A-CAO")
        let agency = AccountQuery.organisation(IdentityNumber(kind: .orgCode, text: "000.00.01.H99")!)
        let id = try await office.desk.save("A-VP", found: agency, to: "quantri", by: top, now: Office.now)
        try await office.activate(id, by: "A-CAO")
        try await office.assign(id, [Office.province], by: "A-CAO")
        try await office.grant(id, ["quantri.cap-1-tinh"], at: Office.province, by: "A-CAO")
        let firm = AccountQuery.organisation(IdentityNumber(kind: .taxCode, text: "9999999993")!)
        let business = try await office.desk.save("B-TN", found: firm, to: "quantri", by: top, now: Office.now)
        try await office.activate(business, by: "A-CAO")
        try await office.assign(business, [Office.commune], by: "A-CAO")
        await #expect(throws: AdministrationRefusal.notStaff) {
            try await office.grant(business, ["quantri.cap-3"], at: Office.commune, by: "A-CAO")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `switched off, a user may nothing, and has all again when switched on (REQ-ADM-007)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.user("A-BA")
        let mot = try await office.actor("A-MOT")
        await #expect(throws: AdministrationRefusal.missingReason) {
            try await office.desk.deactivate(id, reason: " ", seen: try await office.version(id), by: mot, now: Office.now)
        }
        await #expect(throws: AdministrationRefusal.lastAdmin, "the last administrator of the commune") {
            try await office.desk.deactivate(id, reason: "x", seen: try await office.version(id), by: mot, now: Office.now)
        }
        try await office.appoint("O-XULY", ["quantri.cap-3"], at: Office.commune, by: "A-MOT")
        try await office.desk.deactivate(id, reason: "chuyển công tác", seen: try await office.version(id), by: mot, now: Office.now)
        #expect(try await office.actor("A-BA").administers == false)
        try await office.activate(id, by: "A-MOT")
        #expect(try await office.actor("A-BA").posts.map(\.level) == [.third])
        #expect(try await office.trail(id).prefix(2) == ["activate", "deactivate"])
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody switches off who stands as high or higher`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.user("A-MOT")
        try await office.assign(id, [Office.justice], by: "A-CAO")
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.desk.deactivate(
                id, reason: "x", seen: try await office.version(id), by: try await office.actor("A-HAI"), now: Office.now)
        }
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.grant(id, [], ending: ["quantri.cap-1-tinh"], at: Office.province, by: "A-HAI")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a unit that is taken away ends its rights, and they are told before (REQ-ADM-008 bad)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.user("A-BA")
        let mot = try await office.actor("A-MOT")
        let ending = try await office.desk.ending(id, leaving: [Office.commune], for: mot, now: Office.now)
        #expect(ending.map(\.right) == ["quantri.cap-3"])
        try await office.assign(id, [Office.justice], removing: [Office.commune], by: "A-MOT")
        try await office.assign(id, [Office.commune], by: "A-MOT")
        #expect(try await office.actor("A-BA").administers == false, "what ended does not come back by itself")
    }

    @Test(arguments: TestDatabase.engines)
    func `of two who change one user the second is told, and nothing of it is done`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.user("A-BA")
        let seen = try await office.version(id)
        let (mot, top) = (try await office.actor("A-MOT"), try await office.actor("A-CAO"))
        try await office.desk.assign(NewAssignment(id, adding: [Office.communeDesk], version: seen), by: mot, now: Office.now)
        await #expect(throws: AdministrationRefusal.changedMeanwhile) {
            try await office.desk.assign(NewAssignment(id, adding: [Office.justice], version: seen), by: top, now: Office.now)
        }
        await #expect(throws: AdministrationRefusal.changedMeanwhile) {
            try await office.desk.grant(
                NewGrants(id, for: Office.commune, giving: [Right.addUsers], version: seen), by: top, now: Office.now)
        }
        let view = try await office.desk.show(id, for: top, now: Office.now)
        #expect(view.units.map(\.unit.code) == [Office.communeDesk, Office.commune])
    }

    @Test(arguments: TestDatabase.engines)
    func `the list is by given name and filtered (REQ-ADM-001, 002)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        #expect(try await office.names("A-CAO") == ["A-BA", "A-HAI", "A-CAO", "A-MOT"])
        #expect(try await office.names("A-CAO") { $0.name = "ngo thi" } == ["A-HAI"])
        #expect(try await office.names("A-CAO") { $0.phone = "0950 000 211" } == ["A-MOT"])
        #expect(try await office.names("A-CAO") { $0.number = "099085000213" } == ["A-BA"])
        #expect(try await office.names("A-CAO") { $0.state = .inactive }.isEmpty)
        #expect(try await office.names("A-CAO") { $0.name = "không ai" }.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `what was given and taken stays written (REQ-ADM-013)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.user("A-BA")
        try await office.grant(id, [], ending: ["quantri.cap-3"], at: Office.commune, by: "A-MOT")
        var query = HistoryQuery()
        query.name = "dinh van ba"
        let events = try await office.desk.history(query, for: try await office.actor("A-MOT"), now: Office.now).rows
        #expect(events.map(\.isGiven).sorted { !$0 && $1 } == [false, true])
        #expect(events.allSatisfy { $0.actor == "Bùi Văn Một" && $0.userName == "Đinh Văn Ba" })
        #expect(try await office.desk.history(query, for: try await office.actor("A-HAI"), now: Office.now).rows.isEmpty)
        let idle = try await office.desk.history(query, for: try await office.actor("A-MOT"), now: Office.now.addingTimeInterval(91 * 86_400))
        #expect(idle.rows.allSatisfy { $0.isIdle })
        await #expect(throws: (any Error).self) {
            try await office.store.database.write { try $0.execute("DELETE FROM administration_grants") }
        }
    }
}
