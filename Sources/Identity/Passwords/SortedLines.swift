import Foundation

/// A file of words, one a line and sorted by bytes, looked up where it lies: its pages are the system's to keep or drop,
/// and nothing is read before the first question.
struct SortedLines: Sendable {
    private let bytes: Data

    /// - Throws: What reading the file met; an empty file is as good as none.
    init(_ file: URL) throws {
        bytes = try Data(contentsOf: file, options: .alwaysMapped)
        guard bytes.last == Self.newline else { throw CocoaError(.fileReadCorruptFile) }
    }

    /// Whether one line is `text`, byte for byte. About as many looks as the number of lines has binary digits.
    func contains(_ text: String) -> Bool {
        guard !text.isEmpty else { return false }
        return bytes.withUnsafeBytes { Self.search($0, for: text.utf8) }
    }

    private static let newline = UInt8(ascii: "\n")

    private static func search(_ bytes: UnsafeRawBufferPointer, for text: String.UTF8View) -> Bool {
        var (low, high) = (0, bytes.count)
        while low < high {
            var start = low + (high - low) / 2
            while start > low, bytes[start - 1] != newline { start -= 1 }
            var end = start
            while end < high, bytes[end] != newline { end += 1 }
            let line = bytes[start..<end]
            if line.elementsEqual(text) { return true }
            if line.lexicographicallyPrecedes(text) { low = end + 1 } else { high = start }
        }
        return false
    }
}
