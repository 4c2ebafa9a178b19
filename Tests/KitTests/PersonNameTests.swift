import Kit
import Testing

/// REQ-REG-003, spec F.6.
@Suite struct PersonNameTests {
    @Test(arguments: ["Lê Thị Thử", "Nguyễn Văn Mẫu", "H'Mơ Niê", "Y Blơk", "An", "Đặng-Trần Ơ", "LÊ THỊ THỬ", "Ybơ"])
    func `names of all peoples of Vietnam are names`(typed: String) {
        #expect(PersonName(typed)?.text == typed)
    }

    @Test(arguments: [
        "Lê Thị 1", "12345", "L", "", "  ", "--", "' '", "Lê <b>", "Lê\"", "Lê;", "Lê_Thị", "Lê@Thử", "Lê 😀", "L'",
    ])
    func `what a name cannot hold is refused`(typed: String) {
        #expect(PersonName(typed) == nil)
    }

    @Test func `a hundred letters are a name, 101 are not`() {
        #expect(PersonName(String(repeating: "a", count: 100)) != nil)
        #expect(PersonName(String(repeating: "a", count: 101)) == nil)
        #expect(PersonName(String(repeating: "ệ", count: 100)) != nil)
    }

    @Test func `decomposed letters are composed, and case is kept`() {
        let decomposed = "Le\u{302} Thi\u{323} Thu\u{31B}\u{309}"
        #expect(PersonName(decomposed)?.text.unicodeScalars.elementsEqual("Lê Thị Thử".unicodeScalars) == true)
        #expect(PersonName("lê thị THỬ")?.text == "lê thị THỬ")
    }

    @Test func `spaces of all kinds become one, and what cannot be seen goes`() {
        #expect(PersonName("  Lê\u{A0}\u{200B} Thị\tThử\n")?.text == "Lê Thị Thử")
        #expect(PersonName("Lê\u{202E} Thị")?.text == "Lê Thị")
        #expect(PersonName("H’Mơ")?.text == "H'Mơ")
    }
}
