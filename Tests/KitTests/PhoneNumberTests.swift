import Kit
import Testing

/// REQ-GEN-020.
@Suite struct PhoneNumberTests {
    @Test(arguments: [
        "0950000101", "+84950000101", "84950000101", "0950 000 101", "0950.000.101", "0950-000-101", " 0950000101 ",
        "+84 950 000 101", "0950\u{A0}000\u{A0}101",
    ])
    func `one number, however it is typed`(typed: String) {
        #expect(PhoneNumber(typed)?.e164 == "+84950000101")
    }

    @Test(arguments: ["0350000101", "0550000101", "0750000101", "0850000101", "0950000101"])
    func `mobile numbers begin with 03, 05, 07, 08 or 09`(typed: String) {
        #expect(PhoneNumber(typed)?.national == typed)
    }

    @Test(arguments: [
        "", " ", "095000010", "09500001011", "0250000101", "0450000101", "0650000101", "1950000101", "950000101",
        "+85950000101", "+840950000101", "0950a00101", "０９５００００１０１", "٠٩٥٠٠٠٠١٠١", "0950000101;", "0950000101\u{301}",
        "84950000101a", "++84950000101", "0950\0000101",
    ])
    func `everything else is no mobile number`(typed: String) {
        #expect(PhoneNumber(typed) == nil)
    }

    @Test func `a number is shown in groups, and masked for others`() throws {
        let phone = try #require(PhoneNumber("0950000101"))
        #expect(phone.text == "0950 000 101")
        #expect(phone.masked == "0950 *** 101")
        #expect(phone.national == "0950000101")
    }
}
