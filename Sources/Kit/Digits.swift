/// Decimal digits as text, without a formatter's cost.
package enum Digits {
    package static func contains(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    package static func two(_ number: Int) -> String { padded(number, 2) }

    package static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }

    /// `302.943`: a dot for the thousands (spec F.5).
    package static func grouped(_ number: Int) -> String {
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
