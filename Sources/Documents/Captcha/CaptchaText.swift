import Kit

/// The letters and digits a person copies to show that they are one — *mã xác thực*.
///
/// Comparison is without regard to case: ``init(typed:)`` brings what was typed to the one way of writing.
/// - Source: REQ-GEN-010, PRM-CAPTCHA
public struct CaptchaText: Sendable, Equatable {
    /// Capital letters and digits without 0, O, 1 and I, which look like each other.
    public static let alphabet: [Character] = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
    public static let length = 5

    /// Five characters of ``alphabet``.
    public let letters: String

    /// Draws a new one by chance.
    public init(_ chance: Chance) { letters = chance.text(Self.length, of: Self.alphabet) }

    /// Reads what was typed, in either case and with spaces anywhere; `nil` where it cannot be a captcha.
    public init?(typed: String) {
        guard typed.utf8.count <= 64 else { return nil }
        let letters = typed.uppercased().filter { !$0.isWhitespace }
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        self.letters = letters
    }
}
