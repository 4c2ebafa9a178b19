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
            let common = little(20, 2) + little(flags, 2) + little(0, 2) + little(0, 4) + little(0x1234, 4) + little(3, 4)
                + little(3, 4) + little(text.count, 2) + little(0, 2)
            body += little(0x0403_4B50, 4) + common + text + Array("abc".utf8)
            list += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 4) + little(offset, 4) + text
        }
        return body + list + little(0x0605_4B50, 4) + little(0, 4) + little(names.count, 2) + little(names.count, 2)
            + little(list.count, 4) + little(body.count, 4) + little(0, 2)
    }

    /// A compound file with one sector a stream; each stream begins with `head`.
    static func ole(_ streams: [(name: String, head: [UInt8])]) -> [UInt8] {
        let sectors = 2 + (streams.count + 1 + 3) / 4
        var table = [little(0xFFFF_FFFD, 4)]
        let entries = (streams.count + 1 + 3) / 4
        for index in 0..<entries { table.append(little(index == entries - 1 ? 0xFFFF_FFFE : index + 2, 4)) }
        for _ in streams { table.append(little(0xFFFF_FFFE, 4)) }
        var directory = entry("Root Entry", kind: 5, start: 0xFFFF_FFFE, size: 0)
        for (index, stream) in streams.enumerated() {
            directory += entry(stream.name, kind: 2, start: 1 + entries + index, size: 512)
        }
        var file = header() + padded(table.flatMap { $0 }, with: 0xFF) + padded(directory, to: entries * 512)
        for stream in streams { file += padded(stream.head) }
        precondition(file.count >= sectors * 512)
        return file
    }

    private static func header() -> [UInt8] {
        var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
        header += little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2)
        header += [UInt8](repeating: 0, count: 6) + little(0, 4) + little(1, 4) + little(1, 4) + little(0, 4)
        header += little(4096, 4) + little(0xFFFF_FFFE, 4) + little(0, 4) + little(0xFFFF_FFFE, 4) + little(0, 4)
        return padded(header + little(0, 4), with: 0xFF)
    }

    private static func entry(_ name: String, kind: UInt8, start: Int, size: Int) -> [UInt8] {
        let text = name.utf16.flatMap { little(Int($0), 2) }
        return padded(text, to: 64) + little(text.count + 2, 2) + [kind, 1] + little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4)
            + little(0xFFFF_FFFF, 4) + [UInt8](repeating: 0, count: 36) + little(start, 4) + little(size, 4) + little(0, 4)
    }

    /// The beginning of a Word document's FIB. Bit 8 of the flags says that it is encrypted.
    static func fib(flags: Int = 0) -> [UInt8] { little(0xA5EC, 2) + [UInt8](repeating: 0, count: 8) + little(flags, 2) }

    /// Records of a workbook: the beginning, and perhaps the password.
    static func workbook(locked: Bool = false) -> [UInt8] {
        let begin = little(0x0809, 2) + little(8, 2) + [UInt8](repeating: 0, count: 8)
        return begin + (locked ? little(0x2F, 2) + little(4, 2) + little(0, 4) : [])
    }

    static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func padded(_ bytes: [UInt8], to size: Int = 512, with filler: UInt8 = 0) -> [UInt8] {
        bytes + [UInt8](repeating: filler, count: max(0, size - bytes.count))
    }
}
