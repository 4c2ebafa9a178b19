import Kit

extension String {
    /// Text of several lines: each line cleaned, at most one empty line in a row, none at the ends.
    var tidied: String {
        var lines: [String] = []
        for part in utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = (String(part) ?? "").cleaned
            if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
