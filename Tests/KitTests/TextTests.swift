import Foundation
import Kit
import Testing

@Suite struct TextTests {
    @Test func `text is trimmed of all that cannot be seen`() {
        #expect("\u{FEFF}\u{200B} \t Hòa Thuận \n\u{2060}\0".trimmed == "Hòa Thuận")
        #expect(" \u{200B}\n".trimmed == "")
        #expect("".trimmed == "")
    }

    @Test func `a line is cleaned to single spaces in NFC`() {
        #expect("  Xã\u{A0}Hòa\r\n Thua\u{323}\u{302}n ".cleaned.unicodeScalars.elementsEqual("Xã Hòa Thuận".unicodeScalars))
        #expect("a\u{202E}b".cleaned == "a b")
    }

    @Test func `composed and decomposed text become the same`() {
        let decomposed = "Thu\u{31B}\u{309}"
        #expect(decomposed.nfc.unicodeScalars.count == 3)
        #expect("plain".nfc == "plain")
    }

    @Test func `base64url has no padding and takes no stranger`() {
        for count in 0..<70 {
            let bytes = Chance.system.bytes(count)
            let text = Base64URL.encode(bytes)
            #expect(!text.contains("=") && !text.contains("+") && !text.contains("/"))
            #expect(Base64URL.decode(text) == bytes)
        }
        for text in ["a", "ab=", "a+b/", "ab c", "ab\n", "é", "abcde"] { #expect(Base64URL.decode(text) == nil) }
    }

    @Test func `numbers are grouped with dots, as in Vietnam`() {
        #expect(Digits.grouped(302_943) == "302.943")
        #expect(Digits.grouped(-1_234_567) == "-1.234.567")
        #expect(Digits.grouped(0) == "0")
        #expect(Digits.grouped(999) == "999")
        #expect(Digits.padded(7, 4) == "0007")
    }

    @Test(arguments: ["thu@example.vn", "a.b+c@x-y.example.com", "A@B.vn"])
    func `addresses of the usual shape are addresses`(typed: String) {
        #expect(EmailAddress(" \(typed) ")?.text == typed)
    }

    @Test(arguments: ["", "thu", "thu@", "@example.vn", "a@b", "a@b@c.vn", "a b@c.vn", "a@c..vn", "a@c.v", "a\n@c.vn", "á@c.vn", "<a@c.vn>"])
    func `everything else is none`(typed: String) {
        #expect(EmailAddress(typed) == nil)
    }

    @Test(arguments: ["000.00.00.H99", "000.01.02.G09"])
    func `an agency's code has three numbers and a letter with two`(text: String) {
        #expect(OrgCode(text)?.text == text)
    }

    @Test(arguments: ["", "000.00.00.Z99", "00.00.00.H99", "000.00.00.H9", "000.00.00.H999", "000.0a.00.H99", "000-00-00-H99"])
    func `everything else is no agency's code`(text: String) {
        #expect(OrgCode(text) == nil)
    }

    @Test func `a window takes the nearest page and size`() {
        #expect(Window(page: 0, size: 7).page == 1)
        #expect(Window(page: 1, size: 19).size == 20)
        #expect(Window(page: 1, size: 1_000_000).size == 100)
        #expect(Window(page: .max, size: 10).page == Window.countLimit)
        #expect(Window(page: 9, size: 10).within(total: 25).page == 3)
        #expect(Window(page: 9, size: 10).within(total: 0).page == 1)
        #expect(Window(page: 3, size: 20).offset == 40)
    }
}
