import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct SendDossierTests {
    @Test(arguments: TestDatabase.engines)
    func `sending gives a code, a history, a receipt and work to the unit (REQ-DOS-007)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let sent = try await town.send()
        #expect(sent.stage == .sent && sent.code?.text == "000.20.31.H99-261120-0001" && sent.sentAt == town.now)

        let own = try await town.desk.own(try #require(sent.code), of: People.mau)
        #expect(own.events.map(\.step) == [.move(.send)] && own.events.map(\.at) == [town.now])
        let depth = try await town.database.read { tx in try tx.outboxDepth() }
        #expect(depth == ["sms-notice": 1, "dossier-step": 1])
        let inbox = try await town.database.read { tx in
            try tx.count("""
                SELECT count(*) AS n FROM dossiers_dossiers WHERE agency = \(Town.commune.text) AND stage = 1
                """)
        }
        #expect(inbox == 1)
        let scope = try await town.officer("O-XULY").scope
        #expect(try await town.database.read { tx in try tx.dossier(try #require(sent.code), in: scope) } == sent)
    }

    @Test(arguments: TestDatabase.engines)
    func `the next dossier of the day has the next number, another unit and day begin at one`(engine: Engine) async throws {
        let town = try await Town(engine)
        _ = try await town.send()
        #expect(try await town.send(by: People.thu).code?.text == "000.20.31.H99-261120-0002")
        // 23:30 UTC on the 20th is the 21st in Vietnam.
        let night = Town.today.at(23, 59).addingTimeInterval(60)
        #expect(try await town.send(now: night).code?.text == "000.20.31.H99-261121-0001")
    }

    @Test(arguments: TestDatabase.engines)
    func `after 9999 the number has five digits`(engine: Engine) async throws {
        let town = try await Town(engine)
        try await town.database.write { tx in
            try tx.execute("""
                INSERT INTO dossiers_counters (agency, day, last) VALUES (\(Town.commune.text), \(Town.today), 9999)
                """)
        }
        #expect(try await town.send().code?.text == "000.20.31.H99-261120-10000")
    }

    @Test(arguments: TestDatabase.engines)
    func `pressing Gửi twice at once gives one code`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.complete()
        let codes = try await withThrowingTaskGroup(of: DossierCode?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await town.desk.send(draft.id, version: draft.version, by: People.mau, now: Town.morning).code
                }
            }
            return try await group.reduce(into: Set<DossierCode>()) { if let code = $1 { $0.insert(code) } }
        }
        #expect(codes.map(\.text) == ["000.20.31.H99-261120-0001"])
        let depth = try await town.database.read { tx in try tx.outboxDepth() }
        #expect(depth["sms-notice"] == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `fifty parallel sends give fifty consecutive codes (REQ-DOS-009)`(engine: Engine) async throws {
        // With as many writers as the product has.
        let town = try await Town(engine, options: DatabaseOptions())
        var drafts: [Dossier] = []
        for number in 0..<50 {
            let person = Applicant(
                subject: "s\(number)", kind: .citizen, name: "Trần Văn Thử", number: "099085000102",
                phone: "0950 000 102", address: "Xã Phú Lạc", assurance: 2)
            drafts.append(try await town.complete(by: person))
        }
        let codes = try await withThrowingTaskGroup(of: String.self) { group in
            for (number, draft) in drafts.enumerated() {
                group.addTask {
                    let person = Applicant(
                        subject: "s\(number)", kind: .citizen, name: "Trần Văn Thử", assurance: 2)
                    return try await town.desk.send(
                        draft.id, version: draft.version, by: person, now: Town.morning).code?.text ?? ""
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let wanted = (1...50).map { DossierCode(unit: Town.commune, day: Town.today, number: $0).text }
        #expect(codes.sorted() == wanted)
    }

    @Test(arguments: TestDatabase.engines)
    func `a unit closed meanwhile is told as MSG-AGENCY and it is still a draft`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.complete()
        let unit = try #require(try await town.units.agency(Town.commune))
        try await town.units.save([unit.activated(false)], now: town.now)
        await #expect(throws: DossierRefusal.agencyNotValid) {
            try await town.desk.send(draft.id, version: draft.version, by: People.mau, now: town.now)
        }
        let now = try #require(try await town.now(of: draft))
        #expect(now.stage == .draft && now.code == nil)
        #expect(try await town.database.read { tx in try tx.outboxDepth() }.isEmpty)

        try await town.units.save([unit], now: town.now)
        let sent = try await town.desk.send(draft.id, version: draft.version, by: People.mau, now: town.now)
        #expect(sent.code?.text == "000.20.31.H99-261120-0001", "the refused sending used up no number")
    }

    @Test(arguments: TestDatabase.engines)
    func `a service closed meanwhile is told, and it is still a draft`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.complete()
        try await town.publish(TrialProcedures.file([TrialProcedures.extractRecord(isOpen: false)]))
        await #expect(throws: DossierRefusal.serviceClosed) {
            try await town.desk.send(draft.id, version: draft.version, by: People.mau, now: town.now)
        }
        #expect(try await town.now(of: draft)?.stage == .draft)
    }

    @Test(arguments: TestDatabase.engines)
    func `Sửa, Xóa, Gửi of a sent dossier change nothing (MSG-STATE)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let sent = try await town.send()
        await #expect(throws: DossierRefusal.notNow) { try await town.save(Town.answers(), in: sent) }
        await #expect(throws: DossierRefusal.notNow) { try await town.desk.draft(sent.id, of: People.mau) }
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.delete(sent.id, by: People.mau, now: town.now)
        }
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.send(sent.id, version: sent.version, by: People.mau, now: town.now)
        }
        #expect(DossierRefusal.notNow.status == 409)
        #expect(try await town.now(of: sent) == sent)
    }

    @Test(arguments: TestDatabase.engines)
    func `what changed since it was checked is not sent unseen`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.complete()
        _ = try await town.save(Town.answers(of: People.mau, ["noi-dung": "khác"]), in: draft)
        await #expect(throws: DossierRefusal.changedMeanwhile) {
            try await town.desk.send(draft.id, version: draft.version, by: People.mau, now: town.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another's draft cannot be sent, read or deleted`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.complete()
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.send(draft.id, version: draft.version, by: People.thu, now: town.now)
        }
        await #expect(throws: DossierRefusal.notFound) { try await town.desk.draft(draft.id, of: People.thu) }
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.delete(draft.id, by: People.thu, now: town.now)
        }
    }
}
