import Directory
import Dossiers
import Kit
import Testing

@Suite struct DossierCodeTests {
    private let unit = OrgCode("000.20.31.H99")!

    @Test func `a code is unit, local day and the count of the day`() {
        #expect(DossierCode(unit: unit, day: Town.today, number: 1).text == "000.20.31.H99-261120-0001")
        #expect(DossierCode(unit: unit, day: Town.today, number: 9_999).text == "000.20.31.H99-261120-9999")
        #expect(DossierCode(unit: unit, day: Town.today, number: 10_000).text == "000.20.31.H99-261120-10000")
    }

    @Test(arguments: [" 000.20.31.h99-261120-0001 ", "000.20.31.H99-261120-0001"])
    func `a code is read as people type it`(typed: String) {
        #expect(DossierCode(typed)?.text == "000.20.31.H99-261120-0001")
    }

    @Test(arguments: [
        "", "000.20.31.H99", "000.20.31.H99-261120", "000.20.31.H99-261120-001", "000.20.31.H99-261120-0000",
        "000.20.31.H99-261120-00010", "000.20.31.H99-26112-0001", "000.20.31.H99-261120-٠٠٠١", "x-261120-0001",
        "000.20.31.H99-261120-0001-1", "000.20.31.H99-261120-9999999999",
    ])
    func `anything else is no code`(typed: String) {
        #expect(DossierCode(typed) == nil)
    }
}
