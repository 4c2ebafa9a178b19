import Foundation
import Kit

/// What cairo leaves out of a PDF: the language, and the mark of a date.
enum PDFCatalog {
    /// Appends new versions of two objects (ISO 32000-1, 7.5.6, incremental update): the root names the language and
    /// asks viewers to show the title instead of the file's name; the information dictionary gets its date as 7.9.4
    /// writes it.
    /// - Parameter pdf: as cairo writes it: one classic cross-reference table that begins with object 0.
    static func declare(language: String, in pdf: [UInt8]) throws -> [UInt8] {
        let file = Data(pdf)
        guard let table = number(after: "startxref", in: file, .backwards),
            let trailer = text(from: "trailer", to: "startxref", in: file, .backwards),
            let root = object(named: "/Root", trailer, table, file),
            let information = object(named: "/Info", trailer, table, file)
        else { throw RenderingFailure.notDrawn("unexpected PDF structure") }
        let declared = "<< /Lang (\(language)) /ViewerPreferences << /DisplayDocTitle true >>"
        let changed = [
            (root.number, root.text.replacing("<<", with: declared, maxReplacements: 1)),
            // cairo 1.16 writes the date without its "D:".
            (information.number, information.text.replacing("/CreationDate (2", with: "/CreationDate (D:2")),
        ]
        let rest = trailer.replacing("<<", with: "<< /Prev \(table)", maxReplacements: 1)
        return appended(changed, trailer: rest, to: pdf)
    }

    private static func appended(
        _ objects: [(number: Int, text: String)], trailer: String, to pdf: [UInt8]
    ) -> [UInt8] {
        var out = pdf
        var table = "xref\n0 1\n0000000000 65535 f \n"
        for object in objects {
            table += "\(object.number) 1\n\(Digits.padded(out.count, 10)) 00000 n \n"
            out += "\(object.number) 0 obj\n\(object.text)endobj\n".utf8
        }
        let start = out.count
        out += "\(table)trailer\(trailer)startxref\n\(start)\n%%EOF\n".utf8
        return out
    }

    /// The object a key of the trailer refers to, without `obj` and `endobj`.
    private static func object(
        named key: String, _ trailer: String, _ table: Int, _ file: Data
    ) -> (number: Int, text: String)? {
        guard let number = number(after: key, in: Data(trailer.utf8)),
            let start = offset(of: number, table: table, in: file),
            let text = text(from: " obj\n", to: "endobj", in: file[start...])
        else { return nil }
        return (number, text)
    }

    /// Entries of a cross-reference table are twenty bytes; the first ten are the offset (7.5.4).
    private static func offset(of object: Int, table: Int, in file: Data) -> Int? {
        guard table < file.count, let first = file[table...].range(of: Data("0000000000 65535 f".utf8))
        else { return nil }
        let entry = first.lowerBound + 20 * object
        guard entry + 10 <= file.count else { return nil }
        let offset = Int(String(decoding: file[entry..<entry + 10], as: UTF8.self))
        return offset.flatMap { $0 < file.count ? $0 : nil }
    }

    private static func number(after word: String, in data: Data, _ options: Data.SearchOptions = []) -> Int? {
        guard let range = data.range(of: Data(word.utf8), options: options) else { return nil }
        let digits = data[range.upperBound...].drop { $0 <= 0x20 }.prefix { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func text(
        from start: String, to end: String, in data: Data, _ options: Data.SearchOptions = []
    ) -> String? {
        guard let from = data.range(of: Data(start.utf8), options: options),
            let to = data[from.upperBound...].range(of: Data(end.utf8))
        else { return nil }
        return String(decoding: data[from.upperBound..<to.lowerBound], as: UTF8.self)
    }
}
