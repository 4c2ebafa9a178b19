/// Decimal digits as text, without a formatter's cost.
public enum Digits {
    public static func contains(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    public static func two(_ number: Int) -> String { padded(number, 2) }

    /// Numbers of at least so many digits, each behind its sign: `[(nil, 7, 2), ("/", 11, 2)]` is `07/11`. Written byte for
    /// byte, for a list of twenty rows says sixty dates.
    static func joined(_ parts: (sign: Unicode.Scalar?, number: Int, width: Int)...) -> String {
        let length = parts.reduce(0) { $0 + $1.width + ($1.sign == nil ? 0 : 1) }
        guard parts.allSatisfy({ fits($0.number, $0.width) }) else {
            return parts.map { "\($0.sign.map(String.init) ?? "")\(padded($0.number, $0.width))" }.joined()
        }
        return String(unsafeUninitializedCapacity: length) { bytes in
            var end = 0
            for part in parts {
                if let sign = part.sign {
                    bytes[end] = UInt8(ascii: sign)
                    end += 1
                }
                var left = part.number
                for place in stride(from: end + part.width - 1, through: end, by: -1) {
                    bytes[place] = UInt8(ascii: "0") + UInt8(left % 10)
                    left /= 10
                }
                end += part.width
            }
            return end
        }
    }

    private static func fits(_ number: Int, _ width: Int) -> Bool {
        number >= 0 && number < (width >= 4 ? 10_000 : width == 3 ? 1_000 : 100)
    }

    public static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }

    /// `302.943`: a dot for the thousands (spec F.5).
    public static func grouped(_ number: Int) -> String {
        if (0..<1000).contains(number) { return String(number) }
        let digits = Array(String(number.magnitude).utf8)
        var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(UInt8(ascii: ".")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
