import Kit
import Testing

@testable import Parties

@Suite struct SMSTests {
    private func sms(_ text: String) throws -> SMS? { SMS(to: try #require(PhoneNumber("0950000101")), text: text) }

    @Test func `text without marks travels in seven bits, with marks in UCS-2`() throws {
        let otp = "Ma OTP cua ban la 004210, hieu luc 2 phut. Khong cung cap ma cho bat ky ai. Cong DVC"
        #expect(try sms(otp)?.coding == .gsm7)
        #expect(try sms(otp)?.parts == 1)
        #expect(try sms("Hồ sơ đã nhận")?.coding == .ucs2)
        #expect(try sms("`")?.coding == .ucs2)
    }

    @Test(arguments: [
        (String(repeating: "a", count: 160), 1), (String(repeating: "a", count: 161), 2),
        (String(repeating: "a", count: 459), 3), (String(repeating: "[", count: 80), 1),
        (String(repeating: "[", count: 81), 2), (String(repeating: "ơ", count: 70), 1),
        (String(repeating: "ơ", count: 71), 2), (String(repeating: "ơ", count: 201), 3),
    ])
    func `parts are counted as operators count them`(text: String, parts: Int) throws {
        #expect(try sms(text)?.parts == parts)
    }

    @Test func `a text that is empty or too long is no message`() throws {
        #expect(try sms("")?.text == nil)
        #expect(try sms(String(repeating: "a", count: 460))?.text == nil)
        #expect(try sms(String(repeating: "ơ", count: 202))?.text == nil)
    }

    @Test func `a delivery report is one of Kannel's five numbers`() {
        #expect(["1", "2", "4", "8", "16"].compactMap(DeliveryReport.init(text:)).count == 5)
        #expect(["0", "3", "", "x", "1 "].compactMap(DeliveryReport.init(text:)).isEmpty)
        #expect(DeliveryReport.allCases.filter(\.isFinal) == [.delivered, .undeliverable, .rejected])
    }
}

