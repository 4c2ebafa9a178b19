import Kit
import Testing

/// REQ-GEN-021, spec 0.4.
@Suite struct IdentityNumberTests {
    @Test func `nine digits are a CMND, twelve a CCCD, and zeros in front stay`() throws {
        #expect(IdentityNumber(personal: "099000101")?.kind == .cmnd9)
        let cccd = try #require(IdentityNumber(personal: " 001099000101 "))
        #expect(cccd.kind == .cccd12)
        #expect(cccd.text == "001099000101")
        #expect(cccd.kind.isPersonal)
    }

    @Test(arguments: [
        "", "09900010", "0990001011", "09909900010", "0990990001011", "09900010a", "099 000 101", "٠٩٩٠٠٠١٠١", "０９９０００１０１",
        "099000101\u{301}", "-99000101", "+99000101", "099099000101\0",
    ])
    func `everything else names no person`(typed: String) {
        // A zero character at the end is trimmed like a space; all others are refused.
        #expect(IdentityNumber(personal: typed)?.text == (typed.hasSuffix("\0") ? "099099000101" : nil))
    }

    @Test func `a number is masked but for its ends`() {
        #expect(IdentityNumber(personal: "099099000101")?.masked == "099******101")
        #expect(IdentityNumber(personal: "099000101")?.masked == "099***101")
    }

    @Test func `a CCCD tells sex and year of birth, a CMND nothing`() throws {
        let woman = try #require(IdentityNumber(personal: "099301000103"))
        #expect(woman.isFemale == true)
        #expect(woman.birthYear == 2001)
        let man = try #require(IdentityNumber(personal: "099090000101"))
        #expect(man.isFemale == false)
        #expect(man.birthYear == 1990)
        #expect(IdentityNumber(personal: "099000101")?.birthYear == nil)
        #expect(IdentityNumber(personal: "099000101")?.isFemale == nil)
    }

    @Test func `a tax code has ten digits, and perhaps a dash and three`() {
        #expect(IdentityNumber(kind: .taxCode, text: "9990001234")?.text == "9990001234")
        #expect(IdentityNumber(kind: .taxCode, text: "9990001234-001")?.text == "9990001234-001")
        for wrong in ["999000123", "99900012345", "9990001234-01", "9990001234-", "9990001234001", "999000123a", ""] {
            #expect(IdentityNumber(kind: .taxCode, text: wrong) == nil)
        }
    }

    @Test func `a kind takes only its own numbers`() {
        #expect(IdentityNumber(kind: .cccd12, text: "099000101") == nil)
        #expect(IdentityNumber(kind: .cmnd9, text: "099099000101") == nil)
        #expect(IdentityNumber(kind: .orgCode, text: "không phải") == nil)
        #expect(IdentityNumber(kind: .orgCode, text: "000.00.00.H99")?.text == "000.00.00.H99")
    }
}
