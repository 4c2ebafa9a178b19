/// The list of contents of a ZIP archive (APPNOTE 4.3.12), as Word and Excel write their files. Nothing is unpacked.
struct ZipInspection {
    private let names: Set<String>
    private let isEncrypted: Bool
    private static let mostEntries = 20_000
    private static let mostBytes = 4 << 20

    /// `nil` where the archive is broken.
    init?(_ bytes: FileBytes) throws {
        guard let end = try Self.end(bytes) else { return nil }
        let (count, length, start) = (end.little(10, 2), end.little(12, 4), end.little(16, 4))
        guard count <= Self.mostEntries, length <= Self.mostBytes, let list = try bytes.read(start, length)
        else { return nil }
        var (names, isEncrypted, place) = (Set<String>(), false, 0)
        for _ in 0..<count {
            guard place + 46 <= list.count, list.little(place, 4) == 0x0201_4B50 else { return nil }
            let (name, rest) = (list.little(place + 28, 2), list.little(place + 30, 2) + list.little(place + 32, 2))
            guard place + 46 + name <= list.count else { return nil }
            names.insert(String(decoding: list[place + 46..<place + 46 + name], as: UTF8.self).lowercased())
            if list[place + 8] & 1 == 1 { isEncrypted = true }
            place += 46 + name + rest
        }
        (self.names, self.isEncrypted) = (names, isEncrypted)
    }

    func verdict(as type: FileType) -> FileInspection {
        guard names.contains("[content_types].xml") else { return .anotherType }
        guard names.contains(type == .docx ? "word/document.xml" : "xl/workbook.xml") else { return .anotherType }
        let runs = names.contains { $0.hasSuffix("vbaproject.bin") || $0.contains("/activex/") }
        return runs || isEncrypted ? .unsafe : .fine
    }

    /// The end record, which stands in the last 64 KiB.
    private static func end(_ bytes: FileBytes) throws -> [UInt8]? {
        let length = min(bytes.size, 65_557)
        guard length >= 22, let tail = try bytes.read(bytes.size - length, length) else { return nil }
        for place in stride(from: tail.count - 22, through: 0, by: -1)
        where tail[place] == 0x50 && tail.little(place, 4) == 0x0605_4B50 {
            return Array(tail[place..<place + 22])
        }
        return nil
    }
}
