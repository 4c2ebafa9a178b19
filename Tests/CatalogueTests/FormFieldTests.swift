import Catalogue
import Foundation
import Kit
import Testing

@Suite struct FormFieldTests {
    let today = Day(number: 20_000)

    private func field(_ json: String) throws -> FormField {
        try JSONDecoder().decode(FormField.self, from: Data(json.utf8))
    }

    private func reasons(_ field: FormField, _ values: [String: String]) -> [FieldProblem.Reason] {
        field.problems(in: values, today: today).map(\.reason)
    }

    @Test func `a required field must be filled, another may stay empty`() throws {
        let required = try field(#"{"name": "a", "label": "Số bản", "kind": "text", "isRequired": true}"#)
        let free = try field(#"{"name": "a", "label": "Số bản", "kind": "text"}"#)
        #expect(reasons(required, ["a": " \u{200B} "]) == [.missing(label: "Số bản")])
        #expect(reasons(free, [:]) == [])
    }

    @Test func `a text has its length and its alphabet`() throws {
        let rule =
            #"{"name": "a", "label": "", "kind": "text", "text": {"minLength": 2, "maxLength": 4, "alphabet": "digits"}}"#
        let text = try field(rule)
        #expect(reasons(text, ["a": "1"]) == [.tooShort(2)])
        #expect(reasons(text, ["a": "12345"]) == [.tooLong(4)])
        #expect(reasons(text, ["a": "12a"]) == [.onlyDigits])
        #expect(reasons(text, ["a": "١٢٣"]) == [.onlyDigits])
        #expect(reasons(text, ["a": "0123"]) == [])
    }

    @Test(arguments: [
        ("0", FieldProblem.Reason.below(1)), ("21", .above(20)), ("2,5", .tooManyDecimals(0)), ("hai", .notANumber),
        ("-", .notANumber), ("1,2,3", .notANumber), ("1e9", .notANumber), ("99999999999999999999", .notANumber),
        ("2,", .notANumber), ("٣", .notANumber),
    ])
    func `a number keeps its bounds`(typed: String, reason: FieldProblem.Reason) throws {
        let rule = #"{"name": "n", "label": "N", "kind": "number", "number": {"min": 1, "max": 20, "decimals": 0}}"#
        #expect(reasons(try field(rule), ["n": typed]) == [reason])
    }

    @Test func `numbers are read as Vietnamese people write them`() throws {
        let rule = #"{"name": "n", "label": "N", "kind": "number", "number": {"max": 2000, "decimals": 2}}"#
        let number = try field(rule)
        for typed in ["12", "1.234,5", "-3", "0,25"] { #expect(reasons(number, ["n": typed]) == []) }
    }

    @Test func `a day may have to lie in the past`() throws {
        let day = try field(#"{"name": "d", "label": "D", "kind": "date", "date": "notAfterToday"}"#)
        #expect(reasons(day, ["d": today.after(1).text]) == [.inTheFuture])
        #expect(reasons(day, ["d": "31/02/2020"]) == [.notADay])
        #expect(reasons(day, ["d": today.text]) == [])
    }

    @Test func `only listed choices are taken`() throws {
        let choice = try field(
            #"{"name": "c", "label": "C", "kind": "choice", "choices": [{"value": "nam", "label": "Nam"}]}"#)
        #expect(reasons(choice, ["c": "Nam"]) == [.notAChoice])
        #expect(reasons(choice, ["c": "nam"]) == [])
    }

    @Test func `a person begun must be whole`() throws {
        let father = try field(#"{"name": "cha", "label": "Cha", "kind": "person"}"#)
        #expect(father.keys == ["cha.ho-ten", "cha.so-dinh-danh", "cha.ngay-sinh"])
        #expect(reasons(father, [:]) == [])
        let begun = father.problems(in: ["cha.ho-ten": "Trần Văn Thử", "cha.so-dinh-danh": "12"], today: today)
        #expect(begun.map(\.key) == ["cha.so-dinh-danh", "cha.ngay-sinh"])
        let whole = ["cha.ho-ten": "Trần Văn Thử", "cha.so-dinh-danh": "099085000102", "cha.ngay-sinh": "02/09/1985"]
        #expect(father.problems(in: whole, today: Day(number: 20_000)) == [])
    }

    @Test func `an unknown kind is a fault of the record`() {
        #expect(throws: DecodingError.self) { try field(#"{"name": "x", "label": "X", "kind": "colour"}"#) }
    }
}
