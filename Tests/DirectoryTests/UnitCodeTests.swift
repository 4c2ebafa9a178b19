import Directory
import Foundation
import Kit
import Testing

@Suite struct UnitCodeTests {
    @Test func `both orders of a code are one path, zeros before a number say nothing`() throws {
        let old = UnitPath(try #require(OrgCode("000.01.02.H54")))
        #expect(old == UnitPath(ordered: "H54.2.1"))
        #expect(old == UnitPath(ordered: "H54.02.01"))
        #expect(old.description == "H54.2.1")
        #expect(UnitPath(ordered: "H24.60.4") == UnitPath(ordered: "H24.60.04"))
        #expect(UnitPath(ordered: "G12.98.D1") != UnitPath(ordered: "G12.98.1"))
    }

    @Test func `ten thousand codes come back from their path as they were`() throws {
        for number in 0..<10_000 {
            let text = "\(Digits.padded(number * 7 % 1000, 3)).\(Digits.two(number / 100)).\(Digits.two(number % 100)).H\(Digits.two(number % 64))"
            let code = try #require(OrgCode(text))
            let path = UnitPath(code)
            #expect(path.orgCode == code)
            #expect(UnitPath(ordered: path.description) == path)
        }
    }

    @Test func `the parent is found by taking the lowest part away (REQ-ADM-009)`() throws {
        let code = try #require(OrgCode("000.02.01.H99"))
        let parent = try #require(UnitPath(code).parent)
        #expect(parent.orgCode?.text == "000.00.01.H99")
        #expect(parent.parent?.orgCode?.text == "000.00.00.H99")
        #expect(parent.parent?.parent == nil)
    }

    @Test func `a small letter is forgiven and a fourth zero is not (REQ-ADM-009 bad)`() {
        #expect(UnitCode(typed: " 000.00.00.h99 ")?.text == "000.00.00.H99")
        #expect(UnitCode(typed: "0000.00.00.H99") == nil)
        #expect(UnitCode(typed: "000.0.5.H99") == nil)
        #expect(UnitCode(typed: "") == nil)
    }

    @Test(arguments: [
        "000.00.051.H04", "BCA-CAT", "BCA_CAX", "BTC-STC", "UBNDX", "CTUBNDT", "H56.24(C)", "251008-0030",
        "Cơquanquảnlýđấtđaicấpxã",
    ])
    func `a code that fits no rule is kept as it is, and cannot be made anew`(text: String) throws {
        #expect(UnitCode(typed: text) == nil)
        let code = try #require(UnitCode(imported: text))
        #expect(code.text == text && code.scheme == .legacy && code.path == nil && code.orgCode == nil)
    }

    @Test(arguments: ["H21", "H21.02", "H21.24.01.02", "H24.60.4", "H01.201.05", "H18.101.02", "G12.18.122", "G12.98.D1"])
    func `real codes of the new order are known as such`(text: String) {
        #expect(UnitCode(imported: text)?.scheme == .qd20)
        #expect(UnitCode(typed: text.lowercased())?.text == text)
    }

    @Test func `a code of the new order has at most 35 characters and no letter Z first`() {
        #expect(UnitCode(typed: "H21." + String(repeating: "1", count: 31))?.scheme == .qd20)
        #expect(UnitCode(typed: "H21." + String(repeating: "1", count: 32)) == nil)
        #expect(UnitCode(typed: "Z21.1") == nil)
        #expect(UnitCode(imported: String(repeating: "x", count: 101)) == nil)
    }

    @Test func `the right part of an old code names a branch`() {
        #expect(UnitPath(ending: "31.H99")?.description == "H99.31")
        #expect(UnitPath(ending: "00.00.H99")?.description == "H99")
        #expect(UnitPath(ending: "H99.31") == nil)
    }

    @Test(arguments: [
        ("BỘ PHẬN MỘT CỬA UBND xã Hòa Thuận", true), ("BỘ PHẬN MỘT CỬA UBND xã Hòa Thuận".decomposedStringWithCanonicalMapping, true),
        ("Bộ phận Một cửa Sở Tư pháp", true), ("Bộ  phận\u{00A0}một   cửa", true), ("bo phan mot cua", false),
        ("Tổ tiếp nhận và trả kết quả xã Phú Lạc", false), ("Bộ phận 1 cửa", false), ("", false),
        ("Trung tâm Phục vụ hành chính công tỉnh Bình Minh", false),
    ])
    func `a unit is a desk by its name alone (REQ-DSK-009)`(name: String, isDesk: Bool) {
        #expect(DeskNames.usual.makesDesk(name) == isDesk)
    }

    @Test func `centres are desks where that is switched on (PRM-DESK-NAMES)`() {
        #expect(DeskNames.withCentres.makesDesk("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG tỉnh"))
        #expect(DeskNames.withCentres.makesDesk("Bộ phận một cửa"))
    }
}
