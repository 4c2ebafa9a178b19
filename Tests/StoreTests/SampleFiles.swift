import Foundation

@testable import Store

/// Files made for the tests, byte by byte.
enum SampleFiles {
    static func pdf(_ size: Int) -> [UInt8] {
        let (head, tail) = (Array("%PDF-1.4\n".utf8), Array("\n%%EOF\n".utf8))
        return head + (0..<size - head.count - tail.count).map { UInt8(truncatingIfNeeded: $0 &* 31) } + tail
    }

    static let exe: [UInt8] = Array("MZ".utf8) + [UInt8](repeating: 0, count: 1_000)
    static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 1, count: 500)
    static let jpg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 2, count: 500)

    static let docxNames = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    static let xlsxNames = ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]

    /// An archive of stored entries. - Parameter flags: The general purpose bits of each entry.
    static func zip(_ names: [String], flags: Int = 0) -> [UInt8] {
        var (body, list) = ([UInt8](), [UInt8]())
        for name in names {
            let (text, offset) = (Array(name.utf8), body.count)
            let common = numbers((20, 2), (flags, 2), (0, 2), (0, 4), (0x1234, 4), (3, 4), (3, 4), (text.count, 2), (0, 2))
            body += joined(little(0x0403_4B50, 4), common, text, Array("abc".utf8))
            list += joined(numbers((0x0201_4B50, 4), (20, 2)), common, numbers((0, 2), (0, 2), (0, 2), (0, 4), (offset, 4)), text)
        }
        let count = names.count
        let end = numbers((0x0605_4B50, 4), (0, 4), (count, 2), (count, 2), (list.count, 4), (body.count, 4), (0, 2))
        return joined(body, list, end)
    }

    /// A compound file with one sector a stream; each stream begins with `head`.
    static func ole(_ streams: [(name: String, head: [UInt8])]) -> [UInt8] {
        let entries = (streams.count + 1 + 3) / 4
        var table = little(0xFFFF_FFFD, 4)
        for index in 0..<entries { table += little(index == entries - 1 ? 0xFFFF_FFFE : index + 2, 4) }
        for _ in streams { table += little(0xFFFF_FFFE, 4) }
        var directory = entry("Root Entry", kind: 5, start: 0xFFFF_FFFE, size: 0)
        for (index, stream) in streams.enumerated() {
            directory += entry(stream.name, kind: 2, start: 1 + entries + index, size: 512)
        }
        var file = joined(header(), padded(table, with: 0xFF), padded(directory, to: entries * 512))
        for stream in streams { file += padded(stream.head) }
        return file
    }

    private static func header() -> [UInt8] {
        let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let versions = numbers((0, 8), (0, 8), (0x3E, 2), (3, 2), (0xFFFE, 2), (9, 2), (6, 2), (0, 6))
        let places = numbers((0, 4), (1, 4), (1, 4), (0, 4), (4096, 4), (0xFFFF_FFFE, 4), (0, 4), (0xFFFF_FFFE, 4), (0, 4))
        return padded(joined(signature, versions, places, little(0, 4)), with: 0xFF)
    }

    private static func entry(_ name: String, kind: UInt8, start: Int, size: Int) -> [UInt8] {
        let text = name.utf16.flatMap { little(Int($0), 2) }
        let none = little(0xFFFF_FFFF, 4)
        let head = joined(padded(text, to: 64), little(text.count + 2, 2), [kind, 1], none, none, none)
        return joined(head, [UInt8](repeating: 0, count: 36), numbers((start, 4), (size, 4), (0, 4)))
    }

    private static func joined(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }

    private static func numbers(_ list: (value: Int, length: Int)...) -> [UInt8] {
        list.flatMap { little($0.value, $0.length) }
    }

    /// The beginning of a Word document's FIB. Bit 8 of the flags says that it is encrypted.
    static func fib(flags: Int = 0) -> [UInt8] { numbers((0xA5EC, 2), (0, 8), (flags, 2)) }

    /// Records of a workbook: the beginning, and perhaps the password.
    static func workbook(locked: Bool = false) -> [UInt8] {
        let begin = numbers((0x0809, 2), (8, 2), (0, 8))
        return locked ? begin + numbers((0x2F, 2), (4, 2), (0, 4)) : begin
    }

    static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func padded(_ bytes: [UInt8], to size: Int = 512, with filler: UInt8 = 0) -> [UInt8] {
        bytes + [UInt8](repeating: filler, count: max(0, size - bytes.count))
    }
}
