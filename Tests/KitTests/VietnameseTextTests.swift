import Foundation
import Kit
import Testing

@Suite struct VietnameseTextTests {
    @Test(arguments: [
        ("Đăng ký KHAI SINH (thử)", "dang ky khai sinh thu"),
        ("  hoà   bình ", "hoa binh"),
        ("H'Mơ Niê", "h mo nie"),
        ("Ubnd xã Hòa Thuận; 2-tổ", "ubnd xa hoa thuan 2 to"),
        ("«Thuý»…", "thuy"),
        ("ÀỆỖỰỸ", "aeouy"),
        ("", ""),
        ("?!", ""),
        ("東京 Tokyo", "東京 tokyo"),
    ])
    func `folding takes case, marks and punctuation away`(text: String, folded: String) {
        #expect(VietnameseText.folded(text) == folded)
    }

    @Test func `old and new places of the tone fold alike, and so do NFC and NFD`() {
        #expect(VietnameseText.folded("hoà thuý") == VietnameseText.folded("hòa thúy"))
        let text = "Đường Nguyễn Thị Ví Dụ, xã Phú Lạc"
        #expect(VietnameseText.folded(text.decomposedStringWithCanonicalMapping) == VietnameseText.folded(text))
        #expect(VietnameseText.sortKey(text.decomposedStringWithCanonicalMapping) == VietnameseText.sortKey(text))
    }

    @Test func `names sort as in a Vietnamese dictionary, numbers by size (F.6)`() {
        let sorted = [
            "An", "Ăn", "Ân", "Ba", "ca", "Ca", "cà", "cả", "cã", "cá", "cạ", "da", "đa", "e", "ê", "o", "ô", "ơ",
            "Tổ 2",
            "Tổ 10", "u", "ư",
        ]
        #expect(sorted.shuffled().sorted { VietnameseText.sortKey($0) < VietnameseText.sortKey($1) } == sorted)
    }

    @Test func `a letter is taken apart`() throws {
        let letter = try #require(VietnameseLetter("Ờ"))
        #expect(letter.base == UInt8(ascii: "o"))
        #expect((letter.shape, letter.tone, letter.isUpper) == (3, 1, true))
        #expect(VietnameseLetter("7") == nil && VietnameseLetter("東") == nil)
    }
}
