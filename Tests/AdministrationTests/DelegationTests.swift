import Administration
import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(6))) struct DelegationTests {
    @Test(arguments: TestDatabase.engines)
    func `the chain runs from the top level to the third (REQ-VNC-008, JRN-10)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        #expect(try await office.actor("A-CAO").posts.map(\.level) == [.top])
        #expect(try await office.actor("A-MOT").posts.map(\.level) == [.first])
        #expect(try await office.actor("A-HAI").posts.map(\.unit) == [Office.justice])
        #expect(try await office.actor("A-BA").reach == .parts(branches: [], alone: [Office.commune]))
        let view = try await office.desk.show(try await office.user("A-HAI"), for: try await office.actor("A-MOT"), now: Office.now)
        let chain = try #require(view.grants.first { $0.grant.right == "quantri.cap-2" }).chain
        #expect(chain.count == 3)
        #expect(chain.last == .root("Bộ Công an", basis: "Nghị định 224/2026/NĐ-CP, Điều 83"), "the root grantor is data")
        #expect(view.grants.allSatisfy { $0.works && !$0.needsReview })
        #expect(view.grants.first { $0.grant.level == .second }?.opens?.units == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody gives a level equal to or above the own, and the attempt is written down (REQ-VNC-008 bad)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.appoint("O-CUA", [], at: Office.justiceDesk, by: "A-HAI")
        for right in ["quantri.cap-1-tinh", "quantri.cap-1-bo", "quantri.cap-cao"] {
            await #expect(throws: AdministrationRefusal.forbidden) {
                try await office.grant(id, [right], at: Office.justiceDesk, by: "A-HAI")
            }
        }
        try await office.assign(id, [Office.justice], by: "A-HAI")
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.grant(id, ["quantri.cap-2"], at: Office.justice, by: "A-HAI")
        }
        #expect(try await office.trail(id).contains("refused"))
        try await office.grant(id, ["quantri.cap-3"], at: Office.justice, by: "A-HAI")
        #expect(try await office.actor("O-CUA").posts.map(\.level) == [.third])
    }

    @Test(arguments: TestDatabase.engines)
    func `outside of one's subtree nobody is placed or found (JRN-10, REQ-ADM-003, 008 bad)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.appoint("O-CUA", [], at: Office.justiceDesk, by: "A-HAI")
        await #expect(throws: AdministrationRefusal.unit) { try await office.assign(id, [Office.commune], by: "A-HAI") }
        let closed = UnitCode(typed: "000.00.31.H99")!
        await #expect(throws: AdministrationRefusal.unit) { try await office.assign(id, [closed], by: "A-MOT") }
        await #expect(throws: AdministrationRefusal.notFound) {
            try await office.desk.show(id, for: try await office.actor("A-BA"), now: Office.now)
        }
        await #expect(throws: AdministrationRefusal.notFound) { try await office.assign(id, [Office.commune], by: "A-BA") }
        #expect(try await office.names("A-BA") == ["A-BA"])
        #expect(try await Set(office.names("A-HAI")) == ["A-HAI", "O-CUA"])
        #expect(try await Set(office.names("A-CAO")) == ["A-CAO", "A-MOT", "A-HAI", "A-BA", "O-CUA"])
        #expect(try await office.names("C-THU").isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody gives to themselves, changes their own units or switches themselves off`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.user("A-MOT")
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.grant(id, ["quantri.tao-cong-dan"], at: Office.province, by: "A-MOT")
        }
        await #expect(throws: AdministrationRefusal.forbidden) { try await office.assign(id, [Office.justice], by: "A-MOT") }
        await #expect(throws: AdministrationRefusal.lastAdmin) {
            try await office.desk.deactivate(
                id, reason: "x", seen: try await office.version(id), by: try await office.actor("A-MOT"), now: Office.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what one does not hold one does not give`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        try await office.store.database.write { tx in
            try tx.execute("INSERT INTO administration_subsystems (code, name, position, is_active) VALUES ('thu', 'Phân hệ thử', 9, 1)")
            try tx.execute(
                """
                INSERT INTO administration_rights (code, subsystem, position, name, allows, kinds, granters, must_be_held)
                VALUES ('quantri.dich-vu', 'quantri', 8, 'Dịch vụ', 'Thử', '', '0,1', 1), ('thu.mot', 'thu', 1, 'Vai một', 'Thử', '', '0,1', 0),
                       ('thu.hai', 'thu', 2, 'Vai hai', 'Thử', '', '0', 0)
                """)
        }
        let id = try await office.appoint("O-XULY", [], at: Office.commune, by: "A-MOT")
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.grant(id, ["quantri.dich-vu"], at: Office.commune, by: "A-MOT")
        }
        try await office.grant(id, ["quantri.dich-vu"], at: Office.commune, by: "A-CAO")
        // A level 3 without the right to add users cannot pass it on, nor use it.
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.grant(id, [Right.addUsers], at: Office.commune, by: "A-BA")
        }
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.desk.find(office.query("C-THU"), for: "quantri", by: try await office.actor("A-BA"), now: Office.now)
        }
        // A subsystem registered as data appears for those entitled to it, and is gone when suspended (REQ-VNC-009).
        let user = try await office.desk.show(id, for: try await office.actor("A-MOT"), now: Office.now).user
        #expect(try await office.desk.subsystems(for: try await office.actor("A-MOT")).map(\.code) == ["quantri", "thu"])
        #expect(try await office.desk.subsystems(for: try await office.actor("A-HAI")).map(\.code) == ["quantri"])
        #expect(user.subsystem == "quantri")
        let other = try await office.desk.save(
            "O-XULY", found: office.query("O-XULY"), to: "thu", by: try await office.actor("A-MOT"), now: Office.now)
        try await office.activate(other, by: "A-MOT")
        try await office.assign(other, [Office.commune], by: "A-MOT")
        let fresh = try await office.desk.show(other, for: try await office.actor("A-MOT"), now: Office.now).user
        #expect(try await office.desk.givable(to: fresh, at: Office.commune, by: try await office.actor("A-MOT"), now: Office.now).map(\.code) == ["thu.mot"])
        #expect(try await office.desk.givable(to: fresh, at: Office.commune, by: try await office.actor("A-CAO"), now: Office.now).count == 2)
        try await office.store.database.write { try $0.execute("UPDATE administration_subsystems SET is_active = 0 WHERE code = 'thu'") }
        await #expect(throws: AdministrationRefusal.forbidden) { try await office.grant(other, ["thu.mot"], at: Office.commune, by: "A-CAO") }
    }

    @Test(arguments: TestDatabase.engines)
    func `taking a giver away leaves what was given, to be looked over (REQ-VNC-008)`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let first = try await office.user("A-MOT")
        try await office.grant(first, [], ending: ["quantri.cap-1-tinh"], at: Office.province, by: "A-CAO")
        #expect(try await office.actor("A-MOT").posts.isEmpty)
        #expect(try await office.actor("A-HAI").posts.map(\.level) == [.second])
        let view = try await office.desk.show(try await office.user("A-HAI"), for: try await office.actor("A-CAO"), now: Office.now)
        #expect(view.grants.filter { $0.grant.level != nil }.allSatisfy { $0.needsReview })
    }

    @Test(arguments: TestDatabase.engines)
    func `a right ends on its day, with its unit, and with the user`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let id = try await office.appoint("O-CUA", [], at: Office.justiceDesk, by: "A-HAI")
        try await office.grant(
            id, ["quantri.cap-3"], at: Office.justiceDesk, by: "A-HAI", terms: GrantTerms(until: Office.today.after(1), document: "12/QĐ"))
        #expect(try await office.actor("O-CUA", on: Office.today.after(1).at(23)).posts.count == 1)
        #expect(try await office.actor("O-CUA", on: Office.today.after(2).at(0)).posts.isEmpty)
        await #expect(throws: AdministrationRefusal.pastDay) {
            try await office.grant(id, [Right.addUsers], at: Office.justiceDesk, by: "A-HAI", terms: GrantTerms(until: Office.today.after(-1)))
        }
        let plan = NewPlan(
            .dissolve(Office.justiceDesk.text, under: nil), on: Office.today, basis: "Quyết định thử", by: "x", in: .everything)
        try await office.register.plan(plan, now: Office.now)
        #expect(try await office.actor("O-CUA").posts.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `moving a unit tells whose reach grows and shrinks, and moves it`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let change = UnitChange.transfer([Office.commune.text], to: Office.justice.text)
        let run = try await office.register.dryRun(change, on: Office.today, in: .everything, now: Office.now)
        #expect(run.touched.first { $0.kind == .gained }?.lines == ["Ngô Thị Hai – 000.20.31.H99"])
        #expect(run.touched.first { $0.kind == .lost } == nil)
        #expect(run.touched.first { $0.kind == .users }?.lines == ["Đinh Văn Ba – 000.20.31.H99"])
        #expect(run.touched.first { $0.kind == .grants }?.total == 1)
        try await office.register.plan(NewPlan(change, on: Office.today, basis: "QĐ thử", by: "x", in: .everything), now: Office.now)
        #expect(try await office.names("A-HAI").contains("A-BA"))
    }
}
