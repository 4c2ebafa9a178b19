import Administration
import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(6))) struct TopTests {
    private let letter = TopDecision.Letter(number: "15/UBND-KSTT", day: Office.today)

    @Test(arguments: TestDatabase.engines)
    func `the operator alone gives the highest right, to one at a time (REQ-VNC-004, 006)`(engine: Engine) async throws {
        let office = try await Office(engine)
        try await office.decideTop()
        #expect(try await office.actor("A-CAO").posts.map(\.level) == [.top])
        let top = try await office.actor("A-CAO")
        await #expect(throws: AdministrationRefusal.forbidden) {
            try await office.desk.decideTop(
                TopDecision(agency: IdentityNumber(kind: .orgCode, text: "000.00.00.H99")!, root: Office.province), by: top, now: Office.now)
        }
        try await office.decideTop("000.00.01.H99", letter: letter)
        #expect(try await office.actor("A-CAO").posts.isEmpty, "who had it before has it no more")
        #expect(try await office.actor("A-VP").posts.map(\.unit) == [Office.province])
        let lines = try await office.desk.tops(by: Office.operator, now: Office.now)
        #expect(lines.first { $0.unit.code == Office.province }?.holder?.grant.document == "15/UBND-KSTT ngày 20/11/2026")
        #expect(lines.count == 2)
        try await office.desk.withdrawTop(of: Office.province, reason: "sắp xếp", by: Office.operator, now: Office.now)
        #expect(try await office.actor("A-VP").posts.isEmpty)
        for former in ["A-CAO", "A-VP"] {
            let view = try await office.desk.show(try await office.user(former), for: Office.operator, now: Office.now)
            #expect(view.units.isEmpty && view.grants.isEmpty, "nor is assigned to the root any more: \(former)")
        }
        await #expect(throws: AdministrationRefusal.state) {
            try await office.desk.withdrawTop(of: Office.province, reason: "x", by: Office.operator, now: Office.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a delegate needs a letter and has to stand inside (REQ-VNC-007 bad)`(engine: Engine) async throws {
        let office = try await Office(engine)
        await #expect(throws: AdministrationRefusal.delegate) { try await office.decideTop("000.00.01.H99") }
        await #expect(throws: AdministrationRefusal.delegate) { try await office.decideTop("000.00.00.G99", letter: letter) }
        await #expect(throws: AdministrationRefusal.delegate) {
            try await office.decideTop("000.00.01.H99", letter: .init(number: " ", day: Office.today))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a code the register does not know, and an account that is no agency's, get nothing (REQ-VNC-004, 006 bad)`(engine: Engine) async throws {
        let office = try await Office(engine)
        await #expect(throws: AdministrationRefusal.orgMismatch("000.00.09.H99")) { try await office.decideTop("000.00.09.H99") }
        let firm = IdentityNumber(kind: .taxCode, text: "9999999993")!
        await #expect(throws: AdministrationRefusal.notOrganisation) {
            try await office.desk.decideTop(TopDecision(agency: firm, root: Office.province), by: Office.operator, now: Office.now)
        }
        await #expect(throws: AdministrationRefusal.unit) {
            try await office.desk.decideTop(
                TopDecision(agency: IdentityNumber(kind: .orgCode, text: "000.00.00.H99")!, root: Office.commune),
                by: Office.operator, now: Office.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the root grantor is the one of the day`(engine: Engine) async throws {
        let office = try await Office(engine)
        let before = Day(year: 2026, month: 6, day: 30)!.at(9)
        let number = IdentityNumber(kind: .orgCode, text: "000.00.00.H99")!
        try await office.desk.decideTop(TopDecision(agency: number, root: Office.province), by: Office.operator, now: before)
        let view = try await office.desk.show(try await office.user("A-CAO"), for: Office.operator, now: Office.now)
        #expect(view.grants.first?.chain == [.root("Văn phòng Chính phủ", basis: "Công văn 7443/VPCP-KSTT")])
    }
}
