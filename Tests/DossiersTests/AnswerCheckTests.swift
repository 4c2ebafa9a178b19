import Catalogue
import Dossiers
import Kit
import Store
import TestStore
import Testing

@Suite struct AnswerCheckTests {
    private func reasons(_ more: [String: String]) async throws -> [AnswerProblem] {
        let town = try await Town(.sqlite)
        let filed = try #require(try await town.procedures.procedure(TrialProcedures.extract))
        return Town.answers(of: People.mau, more).problems(for: filed.procedure, today: Town.today)
    }

    @Test func `a complete form has no problems`() async throws {
        #expect(try await reasons([:]).isEmpty)
    }

    @Test func `blank required fields are all named at once, starred or not asked (REQ-GEN-001)`() async throws {
        let town = try await Town(.sqlite)
        let filed = try #require(try await town.procedures.procedure(TrialProcedures.extract))
        let blank = Answers(["nop.ho-ten": " \u{200B}", "chu.la": "khac"])
        let missing = blank.problems(for: filed.procedure, today: Town.today).compactMap { problem -> AnswerKey? in
            if case .missing(let key) = problem.reason { key } else { nil }
        }
        #expect(Set(missing) == Set(AnswerKey.allCases.filter { $0.isRequired && $0 != .owner }))
    }

    @Test(arguments: [
        ("nop.dien-thoai", "095000010"), ("nop.dien-thoai", "1900 1234"), ("nop.email", "a@b"),
        ("nop.so-dinh-danh", "12345678"), ("nop.ngay-sinh", "31/02/2001"), ("nop.ngay-sinh", "2001-02-03"),
        ("nop.ngay-sinh", "20/11/2030"), ("nop.ngay-sinh", "01/01/1899"), ("nop.ho-ten", "1"), ("chu.la", "ai"),
        ("nhan-ket-qua", "nha"), ("rieng.so-ban", "0"), ("rieng.so-ban", "hai"), ("rieng.so-ban", ""),
    ])
    func `a value that breaks its rule is told at its field`(key: String, value: String) async throws {
        let problems = try await reasons([key: value])
        #expect(problems.map(\.key) == [key])
        #expect(problems.allSatisfy { !DossierWords.problem($0.reason).vi.isEmpty })
    }

    @Test func `another owner is asked for only where there is another`() async throws {
        #expect(try await reasons(["chu.ho-ten": "1"]).isEmpty)
        let problems = try await reasons(["chu.la": "khac", "chu.ho-ten": "H'Mơ Niê", "chu.so-dinh-danh": "990000105"])
        #expect(problems.isEmpty)
        #expect(try await reasons(["chu.la": "khac"]).map(\.key) == ["chu.ho-ten", "chu.so-dinh-danh"])
    }
}
