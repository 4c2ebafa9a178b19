/// A Vietnamese mobile number — *số điện thoại di động* (REQ-GEN-020).
///
/// Ten digits beginning with 03, 05, 07, 08 or 09; `+84` and `84` stand for the first 0; spaces, dots and dashes are
/// ignored. The operator's prefix is not checked: numbers move between operators.
public struct PhoneNumber: Hashable, Sendable {
    /// `+84950000101`
    public let e164: String

    public init?(_ typed: String) {
        let kept = typed.unicodeScalars.filter { !" .-\u{A0}".unicodeScalars.contains($0) }
        var digits = String(String.UnicodeScalarView(kept))
        if digits.hasPrefix("+84") { digits = "0" + digits.dropFirst(3) }
        if digits.hasPrefix("84"), digits.utf8.count == 11 { digits = "0" + digits.dropFirst(2) }
        guard digits.utf8.count == 10, digits.utf8.allSatisfy(Digits.contains), digits.hasPrefix("0"),
            "35789".contains(digits[digits.index(after: digits.startIndex)])
        else { return nil }
        e164 = "+84" + digits.dropFirst()
    }

    /// `0950000101`
    public var national: String { "0" + e164.dropFirst(3) }

    /// `0950 000 101`
    public var text: String {
        let n = national
        return "\(n.prefix(4)) \(n.dropFirst(4).prefix(3)) \(n.suffix(3))"
    }

    /// `0950 *** 101`, for everyone but the owner.
    public var masked: String { "\(national.prefix(4)) *** \(national.suffix(3))" }
}
