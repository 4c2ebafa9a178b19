/// Decimal digits as text, without a formatter's cost.
public enum Digits {
    public static func contains(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    public static func two(_ number: Int) -> String { padded(number, 2) }

    public static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }

    /// `302.943`: a dot for the thousands (spec F.5).
    public static func grouped(_ number: Int) -> String {
        if (0..<1000).contains(number) { return String(number) }
        let digits = String(abs(number))
        var text = ""
        for (index, character) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(".") }
            text.append(character)
        }
        return number < 0 ? "-" + text : text
    }
}
