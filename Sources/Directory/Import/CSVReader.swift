import Kit

/// A table as a file (RFC 4180): rows of cells, values in quotes where they hold commas, quotes or line ends.
///
/// The byte order mark and both kinds of line ends are taken; a separator is a comma, or a semicolon where the first line
/// has no comma, as spreadsheets here write it.
public struct CSVReader: Sendable {
    public let rows: [[String]]

    /// - Returns: `nil` where the bytes are not UTF-8, or a quoted value never ends.
    public init?(_ bytes: [UInt8], most: Int = 50_000) {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let first = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
        let separator: UInt8 = first.contains(UInt8(ascii: ",")) ? UInt8(ascii: ",") : UInt8(ascii: ";")
        var parser = CSVParser(separator: separator)
        guard let rows = parser.rows(text.utf8, most: most) else { return nil }
        self.rows = rows
    }
}

private struct CSVParser {
    let separator: UInt8
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false

    mutating func rows(_ bytes: String.UTF8View, most: Int) -> [[String]]? {
        var rest = bytes[...]
        while let byte = rest.popFirst(), rows.count <= most {
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if rest.first == UInt8(ascii: "\"") {
                    rest.removeFirst()
                    cell.append(byte)
                } else {
                    isQuoted = false
                }
                continue
            }
            take(byte)
        }
        guard !isQuoted else { return nil }
        if !cell.isEmpty || !row.isEmpty { endRow() }
        return rows
    }

    private mutating func take(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\"") where cell.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
        case separator: endCell()
        case UInt8(ascii: "\n"): endRow()
        case UInt8(ascii: "\r"): break
        default: cell.append(byte)
        }
    }

    private mutating func endCell() {
        row.append(String(decoding: cell, as: UTF8.self).cleaned)
        (cell, wasQuoted) = ([], false)
    }

    private mutating func endRow() {
        endCell()
        if row != [""] { rows.append(row) }
        row = []
    }
}
