import Foundation

/// A person's full name — *họ và tên* — in one field, as typed, in NFC (REQ-REG-003).
///
/// Two to a hundred letters, spaces, apostrophes and hyphens; at least two letters. Names are not split into required
/// parts: *H'Mơ Niê* and *Y Blơk* are whole names (spec F.6).
public struct PersonName: Hashable, Sendable {
    public let text: String

    public init?(_ typed: String) {
        let text = typed.cleaned.replacing("’", with: "'")
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic).count
        guard (2...100).contains(text.count), letters >= 2, text.unicodeScalars.allSatisfy(Self.isPart) else { return nil }
        self.text = text
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar == " " || scalar == "'" || scalar == "-"
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
