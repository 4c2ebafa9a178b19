import Catalogue
import Foundation
import Testing

@Suite struct SampleCatalogueTests {
    let procedures = Dictionary(uniqueKeysWithValues: CatalogueFolders.sampleReading.procedures.map { ($0.code, $0) })

    @Test func `the sample catalogue is read without a fault`() {
        #expect(CatalogueFolders.sampleReading.faults == [])
        #expect(procedures.count == 102)
        #expect(CatalogueFolders.sampleReading.fullRecords == 53)
    }

    @Test func `the first trial procedure is what the journeys need`() throws {
        let trial = try #require(procedures["9.000001"])
        #expect(trial.ways.allSatisfy { $0.term == Term(3, .workingDay) })
        #expect(trial.executedBy == [.commune])
        #expect(trial.components.map(\.isRequired) == [true, false])
        #expect(trial.components[0].name.hasPrefix("Tờ khai"))
        #expect(trial.canBeFiledOnline && trial.formFields.count == 5)
    }

    @Test func `the others are executed, timed and hung on events as the spec says`() throws {
        let birth = try #require(procedures["9.000002"])
        #expect(birth.executedBy == [.commune] && birth.lifeEvents == ["co-con-nho"])
        #expect(birth.ways.allSatisfy { $0.term == Term(1, .workingDay) })
        #expect(procedures["9.000003"]?.online.minIal == 2)
    }

    @Test func `what the crawl knew by heading alone is read but not filed`() throws {
        let heading = try #require(procedures["1.014061"])
        #expect(!heading.hasFullRecord && !heading.canBeFiled && !heading.canBeFiledOnline)
    }

    @Test func `errors of the source are kept and carry notices`() throws {
        let founding = try #require(procedures["2.001610"])
        #expect(founding.notices.map(\.kind) == [.feeTooSmall, .feesDisagree])
        #expect(founding.ways.flatMap(\.fees).map(\.amount) == [100_000, 100, 100_000])
    }

    @Test func `a fee of nought is not free by itself`() throws {
        #expect(procedures["1.000656"]?.ways.first?.fees.first?.reading == .setByProvince)
        #expect(procedures["1.000894"]?.ways.first?.fees.first?.reading == .exempt)
        #expect(procedures["1.001193"]?.ways.first?.fees.first?.reading == .zero)
    }

    @Test func `every procedure with a record has its parts (REQ-TTHC-005)`() {
        for procedure in procedures.values where procedure.hasFullRecord {
            let code = Comment(rawValue: procedure.code)
            #expect(!procedure.steps.isEmpty && !procedure.ways.isEmpty && !procedure.results.isEmpty, code)
            #expect(!procedure.legalBases.isEmpty && !procedure.subjects.isEmpty && !procedure.executedBy.isEmpty, code)
            #expect(procedure.components.contains { $0.isRequired }, code)
            #expect(Set(procedure.components.map(\.code)).count == procedure.components.count, code)
        }
    }

    @Test func `a procedure survives its own format`() throws {
        for procedure in procedures.values {
            let again = try JSONDecoder().decode(Procedure.self, from: JSONEncoder().encode(procedure))
            #expect(again == procedure)
        }
    }
}
