import Catalogue
import Foundation
import Kit
import Testing

/// The real records, where they lie beside the package.
@Suite(.enabled(if: CatalogueFolders.hasNational), .timeLimit(.minutes(4)))
struct NationalCatalogueTests {
    private static let reading = Result { try CatalogueReader.read(CatalogueFolders.national) }
    private static let index = reading.map { reading in
        let all = reading.procedures + CatalogueFolders.sampleReading.procedures.filter { $0.code.hasPrefix("9.") }
        return CatalogueIndex(all.map { ProcedureListing($0, revision: 1) }, events: LifeEvent.national)
    }

    @Test func `all 5,670 rows are read, 502 in full, none faulty`() throws {
        let reading = try Self.reading.get()
        #expect(reading.procedures.count == 5_670)
        #expect(reading.fullRecords == 502)
        #expect(reading.faults == [])
    }

    @Test func `odd values stay visible`() throws {
        var kinds: [ImportNotice.Kind: Int] = [:]
        for notice in try Self.reading.get().procedures.flatMap(\.notices) { kinds[notice.kind, default: 0] += 1 }
        #expect(kinds[.codeHasSpaces] == 1 && kinds[.codeFitsNoGrammar] == 3 && kinds[.unknownSubject] == 1)
        #expect(kinds[.nameInCapitals] == 77)
        #expect(kinds[.feeTooSmall, default: 0] >= 5 && kinds[.feesDisagree] == 1)
        #expect(kinds[.termWithoutUnit, default: 0] > 50 && kinds[.agencyCodeFitsNoGrammar, default: 0] > 50)
    }

    @Test func `flags become the levels at which a procedure is offered`() throws {
        let full = try Self.reading.get().procedures.filter(\.hasFullRecord)
        #expect(full.count { $0.executedBy.contains(.commune) } == 228)
        #expect(full.count { $0.executedBy.contains(.province) } == 273)
        #expect(full.count { $0.online.level == .full } == 72)
    }

    @Test(arguments: ["khai sinh", "KHAI SINH", "khai sính"])
    func `among the real ones too, the trial procedure is first (REQ-TTHC-002)`(text: String) throws {
        #expect(try Self.index.get().codes(text).first == "9.000002")
    }

    @Test(arguments: [
        ("đăng ký kết hôn", "1.000894"), ("dang ky ket hon", "1.000894"), ("hộ khẩu", "1.004222"), ("GPLX", "3.000346"),
        ("tạm trú", "1.004194"), ("hộ chiếu", "1.001456"), ("passport", "1.001456"), ("bhyt", "1.014137"),
        ("độc thân", "1.004873"), ("cấp lại cccd bị mất", "1.014064"), ("sang tên xe", "1.013076"),
        ("đăng ký nhãn hiệu", "1.015002"), ("thành lập công ty tnhh một thành viên", "2.001583"),
        ("1.001193.000.00.00.H56", "1.001193"), ("trợ cấp thất nghiệp", "1.014748"),
    ])
    func `what people type finds what they mean`(text: String, code: String) throws {
        #expect(try Self.index.get().codes(text).prefix(3).contains(code))
    }

    @Test func `every life event has procedures`() throws {
        let index = try Self.index.get()
        #expect(index.lifeEvents(for: .citizen).count == 11)
        #expect(index.lifeEvents(for: .business).count == 11)
    }

    @Test func `a name finds its own procedure among the first`() throws {
        let index = try Self.index.get()
        var missed: [String] = []
        for listing in index.listings.enumerated().filter({ $0.offset % 60 == 0 }).map(\.element) {
            let folded = VietnameseText.folded(listing.name)
            let names = index.search(CatalogueQuery(folded, window: Window(page: 1, size: 10))).page.rows.map {
                VietnameseText.folded($0.name)
            }
            if !names.contains(folded) { missed.append(listing.code) }
        }
        #expect(missed == [])
    }
}
