/// The directory of a compound file ([MS-CFB]), as Word and Excel wrote theirs until 2003.
struct OLEInspection {
    private let names: [String: (start: Int, size: Int)]
    private let bytes: FileBytes
    private let chain: OLEChain

    /// `nil` where the file is broken.
    init?(_ bytes: FileBytes) throws {
        guard let header = try bytes.read(0, 512), let chain = try OLEChain(header: header, bytes) else { return nil }
        let entries = try chain.read(from: header.little(48, 4), most: 4 << 20)
        guard let entries, !entries.isEmpty else { return nil }
        var names: [String: (start: Int, size: Int)] = [:]
        for place in stride(from: 0, to: entries.count - 127, by: 128) where entries[place + 66] != 0 {
            let length = min(max(entries.little(place + 64, 2) - 2, 0), 62)
            let units = stride(from: 0, to: length, by: 2).map { UInt16(entries.little(place + $0, 2)) }
            names[String(decoding: units, as: UTF16.self).lowercased()] =
                (entries.little(place + 116, 4), entries.little(place + 120, 4))
        }
        (self.names, self.bytes, self.chain) = (names, bytes, chain)
    }

    func verdict(as type: FileType) throws -> FileInspection {
        // An encrypted .docx is a compound file around the real one ([MS-OFFCRYPTO] 2.3.4).
        if names["encryptedpackage"] != nil { return .unsafe }
        let isWord = names["worddocument"] != nil
        let isExcel = names["workbook"] != nil || names["book"] != nil
        guard type == .doc ? isWord : isExcel else { return .anotherType }
        let macros = ["_vba_project", "_vba_project_cur", "vba", "macros"]
        if macros.contains(where: { names[$0] != nil }) { return .unsafe }
        return try type == .doc ? wordVerdict() : excelVerdict()
    }

    /// fEncrypted, bit 8 of the flags at offset 10 of the FIB ([MS-DOC] 2.5.2).
    private func wordVerdict() throws -> FileInspection {
        guard let start = names["worddocument"]?.start, let fib = try chain.sector(start), fib.count >= 12
        else { return .unsafe }
        return fib.little(10, 2) & 0x0100 == 0 ? .fine : .unsafe
    }

    /// A FilePass record among the first ones of the workbook ([MS-XLS] 2.4.117).
    private func excelVerdict() throws -> FileInspection {
        guard let book = names["workbook"] ?? names["book"], let head = try chain.sector(book.start)
        else { return .unsafe }
        var place = 0
        while place + 4 <= head.count {
            let (kind, length) = (head.little(place, 2), head.little(place + 2, 2))
            if kind == 0x2F { return .unsafe }
            place += 4 + length
        }
        return .fine
    }
}

/// The allocation table of a compound file: which sector follows which.
struct OLEChain {
    private let bytes: FileBytes
    private let sectorSize: Int
    private let tableSectors: [Int]

    init?(header: [UInt8], _ bytes: FileBytes) throws {
        let shift = header.little(30, 2)
        guard shift == 9 || shift == 12 else { return nil }
        (self.bytes, sectorSize) = (bytes, 1 << shift)
        // The first 109 sectors of the table reach 6.8 MB with small sectors; further ones are listed in DIFAT sectors.
        var sectors = (0..<109).map { header.little(76 + 4 * $0, 4) }.filter { $0 < 0xFFFF_FFFA }
        var (next, hops) = (header.little(68, 4), 0)
        while next < 0xFFFF_FFFA {
            guard hops < 128, let list = try bytes.read((next + 1) << shift, 1 << shift) else { return nil }
            let last = list.count - 4
            sectors += stride(from: 0, to: last, by: 4).map { list.little($0, 4) }.filter { $0 < 0xFFFF_FFFA }
            (next, hops) = (list.little(last, 4), hops + 1)
        }
        tableSectors = sectors
    }

    func sector(_ number: Int) throws -> [UInt8]? {
        guard number < 0xFFFF_FFFA else { return nil }
        return try bytes.read((number + 1) * sectorSize, sectorSize)
    }

    /// A whole stream; `nil` where the chain is broken, circular or longer than `most`.
    func read(from start: Int, most: Int) throws -> [UInt8]? {
        var (all, next) = ([UInt8](), start)
        while next < 0xFFFF_FFFA {
            guard all.count < most, let bytes = try sector(next), let after = try follower(of: next) else { return nil }
            all += bytes
            next = after
        }
        return all
    }

    private func follower(of number: Int) throws -> Int? {
        let each = sectorSize / 4
        guard number / each < tableSectors.count, let table = try sector(tableSectors[number / each]) else { return nil }
        return table.little(number % each * 4, 4)
    }
}
