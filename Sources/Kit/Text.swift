import Foundation

extension String {
    /// Without white space, zero-width characters and control characters at both ends.
    public var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }), let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[first...last])
    }

    /// One line as people meant it: NFC, no control or zero-width characters, single spaces, trimmed.
    public var cleaned: String {
        if CleanText.isClean(utf8) { return self }
        let kept = unicodeScalars.map { $0.isBlank ? " " : $0 }
        let text = String(String.UnicodeScalarView(kept))
        return text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ").nfc
    }

    /// The composed form (NFC), in which all text is stored and compared (REQ-NFR-004).
    public var nfc: String { CleanText.isComposed(utf8) ? self : precomposedStringWithCanonicalMapping }
}

extension Unicode.Scalar {
    /// White space, control characters, and what cannot be seen (zero-width spaces, joiners, the byte order mark).
    public var isBlank: Bool {
        value <= 0x20 || properties.isWhitespace || properties.generalCategory == .control
            || (0x200B...0x200F).contains(value) || (0x202A...0x202E).contains(value) || value == 0x2060 || value == 0xFEFF
    }
}
