import Kit

extension String {
    /// ``cleaned``, at the price of one look where nothing is to be cleaned: a catalogue has megabytes of such lines.
    var line: String { TidyText.isClean(utf8) ? self : cleaned }

    /// Text of several lines: each line cleaned, at most one empty line in a row, none at the ends.
    var tidied: String {
        var lines: [String] = []
        for part in utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = (String(part) ?? "").line
            if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}

private enum TidyText {
    /// Whether a line is surely in NFC, without control or invisible characters, and with single spaces only.
    ///
    /// Looks at bytes: plain ASCII, the letters of Latin with Vietnamese marks, dashes and quotes. Anything else may be
    /// clean too, but must be looked at more closely.
    static func isClean(_ bytes: String.UTF8View) -> Bool {
        var last: UInt8 = 0x20
        var beforeLast: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0x21...0x7E, 0x90...0xBF: break
            case 0x20: if last == 0x20 { return false }
            // Starts of U+00C0–U+02BF, U+1E00–U+1EFF and U+2000–U+20BF.
            case 0xC3...0xCA, 0xE1, 0xE2: break
            case 0x80...0x8F: if beforeLast == 0xE2 && last == 0x80 { return false }
            default: return false
            }
            if last == 0xE1 && byte != 0xBA && byte != 0xBB && byte != 0xB8 && byte != 0xB9 { return false }
            if last == 0xE2 && byte != 0x80 && byte != 0x82 { return false }
            if beforeLast == 0xE2, last == 0x80, byte >= 0xA8 { return false }
            (beforeLast, last) = (last, byte)
        }
        return last != 0x20
    }
}
