import Foundation
import Kit
import Testing

@testable import Web

@Suite struct MultipartTests {
    private let body = """
        --XyZ\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\nabc\r\n--XyZ\r\n\
        Content-Disposition: form-data; name="giay"; filename="Giấy khai sinh.pdf"\r\nContent-Type: application/pdf\r\n\r\n\
        %PDF-1.7\r\n--XyZ is not the end\r\n\r\n--XyZ\r\nContent-Disposition: form-data; name="trong"; filename=""\r\n\r\n\r\n--XyZ--\r\n
        """

    private func events(_ chunks: [[UInt8]]) throws -> ([MultipartParser.Event], Bool) {
        var parser = MultipartParser(boundary: "XyZ")
        var events: [MultipartParser.Event] = []
        for chunk in chunks {
            for event in try parser.feed(chunk) {
                if case .bytes(let more) = event, case .bytes(let before)? = events.last {
                    events[events.count - 1] = .bytes(before + more)
                } else {
                    events.append(event)
                }
            }
        }
        return (events, parser.isComplete)
    }

    private let expected: [MultipartParser.Event] = [
        .part(name: "_csrf", file: nil), .bytes(Array("abc".utf8)), .endOfPart,
        .part(name: "giay", file: "Giấy khai sinh.pdf"), .bytes(Array("%PDF-1.7\r\n--XyZ is not the end\r\n".utf8)), .endOfPart,
        .part(name: "trong", file: ""), .endOfPart,
    ]

    @Test(arguments: [1, 2, 3, 7, 16, 64, 10_000])
    func `a body reads the same in chunks of any size`(size: Int) throws {
        let bytes = Array(body.replacingOccurrences(of: "--XyZ is", with: "--Xyz is").utf8)
        let chunks = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        let (found, complete) = try events(chunks)
        #expect(complete)
        #expect(found == expected.map { event in
            guard case .bytes(let bytes) = event else { return event }
            return .bytes(Array(String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "--XyZ is", with: "--Xyz is").utf8))
        })
    }

    @Test func `a delimiter followed by other text is a broken body`() throws {
        #expect(throws: BadBody.broken) { try events([Array(body.utf8)]) }
    }

    @Test func `a body cut in half is not complete`() throws {
        let (_, complete) = try events([Array(body.utf8.prefix(120))])
        #expect(!complete)
    }

    @Test func `mutated bodies never trap`() throws {
        var generator = SystemRandomNumberGenerator()
        let bytes = Array(body.utf8)
        for _ in 0..<2_000 {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                mutated[Int.random(in: 0..<mutated.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            _ = try? events([mutated])
        }
    }
}

@Suite struct FormDataTests {
    @Test func `names may repeat and escapes are read`() {
        let form = FormData(urlEncoded: "quyen=a&quyen=b&ten=L%C3%AA+Th%E1%BB%8B&hong=%zz&rong".utf8)
        #expect(form.all("quyen") == ["a", "b"])
        #expect(form.text("ten") == "Lê Thị")
        #expect(form.text("hong") == "%zz")
        #expect(form.text("rong") == "")
        #expect(form.text("khong") == nil)
    }

    @Test func `a form with every field blank tells every problem`() {
        var form = TwoFields(posted: FormData([("ten", " \u{200B} "), ("so", "")]))
        #expect(form.read() == nil)
        #expect(form.problems.map(\.field) == ["ten", "so"])
    }

    @Test func `what was typed is kept in composed form`() {
        let form = TwoFields(posted: FormData([("ten", "Le\u{302} Thi\u{323}")]))
        #expect(Array(form.ten.typed.unicodeScalars) == Array("Lê Thị".unicodeScalars))
    }

    private struct TwoFields: Form {
        var ten = Field("ten")
        var so = Field("so")
        static var fields: [WritableKeyPath<TwoFields, Field>] { [\.ten, \.so] }

        mutating func read() -> (String, String)? {
            let ten = ten.required(or: Verbatim("Vui lòng nhập họ và tên."))
            let so = so.required(or: Verbatim("Vui lòng nhập số."))
            guard let ten, let so else { return nil }
            return (ten, so)
        }
    }
}
