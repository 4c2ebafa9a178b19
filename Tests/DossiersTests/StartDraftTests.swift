import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct StartDraftTests {
    @Test(arguments: TestDatabase.engines)
    func `a form begins with what the account knows (REQ-DOS-001)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin()
        let open = try await town.desk.draft(draft.id, of: People.mau)
        #expect(open.answers[.name] == "Lê Thị Mẫu")
        #expect(open.answers[.birthDate] == "15/03/1990")
        #expect(open.answers[.number] == "099190000101")
        #expect(open.answers[.phone] == "0950 000 101")
        #expect(draft.stage == .draft && draft.code == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `each account is refused what it may not file, with the reason (REQ-PRV-001)`(engine: Engine) async throws {
        let town = try await Town(engine)
        let refused: [(String, OrgCode, Applicant, DossierRefusal)] = [
            (TrialProcedures.extract, Town.commune, People.mau(level: 0), .verifyFirst),
            (TrialProcedures.demanding, Town.commune, People.mau, .levelTooLow(needed: 3)),
            (TrialProcedures.forBusiness, Town.commune, People.mau, .wrongAudience),
            (TrialProcedures.extract, Town.commune, People.company, .wrongAudience),
            (TrialProcedures.readOnly, Town.commune, People.mau, .serviceClosed),
            (TrialProcedures.closed, Town.commune, People.mau, .serviceClosed),
            (TrialProcedures.atDepartments, Town.commune, People.mau, .agencyNotValid),
            (TrialProcedures.extract, OrgCode("000.00.05.H99")!, People.mau, .agencyNotValid),
            (TrialProcedures.extract, OrgCode("001.20.31.H99")!, People.mau, .agencyNotValid),
            (TrialProcedures.extract, OrgCode("000.00.31.H99")!, People.mau, .agencyNotValid),
            (TrialProcedures.extract, OrgCode("000.99.99.H99")!, People.mau, .agencyNotValid),
            ("9.999999", Town.commune, People.mau, .notFound),
        ]
        for (procedure, unit, applicant, refusal) in refused {
            await #expect(throws: refusal) { try await town.begin(procedure, at: unit, by: applicant) }
        }
        #expect(try await town.desk.list(MyDossiersQuery(tab: .drafts), of: People.mau).drafts == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `level 1 is enough where the procedure says so`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.begin(by: People.mau(level: 1))
        #expect(draft.applicantName == "Lê Thị Mẫu")
    }

    @Test(arguments: TestDatabase.engines)
    func `coming by the same link twice makes one draft`(engine: Engine) async throws {
        let town = try await Town(engine)
        let first = try await town.begin()
        #expect(try await town.begin().id == first.id)

        _ = try await town.save(Town.answers(), in: first)
        #expect(try await town.begin().id != first.id)

        let sent = try await town.begin(reference: "abc-1")
        #expect(sent.id != first.id && sent.reference == "abc-1")
        _ = try await town.save(Town.answers(), in: sent)
        #expect(try await town.begin(reference: "abc-1").id == sent.id)
    }

    @Test(arguments: ["", "<script>", "a b", String(repeating: "x", count: 65)])
    func `a reference that is none is dropped`(reference: String) {
        #expect(Filing(procedure: "9.000001", agency: "000.20.31.H99", reference: reference).reference == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `one account may hold drafts for any number of services`(engine: Engine) async throws {
        let town = try await Town(engine)
        let ids = [
            try await town.begin().id, try await town.begin(TrialProcedures.birth).id,
            try await town.begin(at: Town.neighbour).id,
        ]
        #expect(Set(ids).count == 3)
    }
}
