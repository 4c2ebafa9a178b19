import Foundation

/// One Latin letter taken apart the Vietnamese way: what it is built on, its shape, its tone.
///
/// `ờ` is base `o`, shape 3 (horn), tone 1 (huyền). Characters outside the Latin script have no such reading.
public struct VietnameseLetter: Sendable, Equatable {
    /// The letter without any mark, lower case, ASCII.
    public let base: UInt8
    /// 0 none, 1 breve (ă), 2 circumflex (â ê ô), 3 horn (ơ ư), 4 stroke (đ).
    public let shape: UInt8
    /// 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng: the order of dictionaries (spec F.6).
    public let tone: UInt8
    public let isUpper: Bool

    /// Reads one scalar; nil for all that is no Latin letter (digits, spaces, other scripts, combining marks).
    public init?(_ scalar: Unicode.Scalar) {
        let value = Int(scalar.value)
        if value < 0x80 {
            let lower = UInt8(value) | 0x20
            guard lower >= 0x61, lower <= 0x7A else { return nil }
            (base, shape, tone, isUpper) = (lower, 0, 0, value < 0x61)
        } else {
            guard value < Self.table.count, Self.table[value] != 0 else { return nil }
            let packed = Self.table[value]
            (base, shape) = (UInt8(packed & 0x7F), UInt8(packed >> 7 & 0x7))
            (tone, isUpper) = (UInt8(packed >> 10 & 0x7), packed >> 13 == 1)
        }
    }

    /// The shape and tone a combining mark (text in NFD) gives to the letter before it; nil for all other scalars.
    public static func mark(_ scalar: Unicode.Scalar) -> (shape: UInt8, tone: UInt8)? {
        switch scalar.value {
        case 0x0300: (0, 1)
        case 0x0309: (0, 2)
        case 0x0303: (0, 3)
        case 0x0301: (0, 4)
        case 0x0323: (0, 5)
        case 0x0306: (1, 0)
        case 0x0302: (2, 0)
        case 0x031B: (3, 0)
        case 0x0301...0x036F: (0, 0)
        default: nil
        }
    }

    /// Bits 0–6 base, 7–9 shape, 10–12 tone, 13 capital; 0 where there is no reading.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 0x1F00)
        for range in [0x00C0...0x024F, 0x1E00...0x1EFF] {
            for value in range { table[value] = Unicode.Scalar(UInt32(value)).map(packed) ?? 0 }
        }
        return table
    }()

    private static func packed(_ scalar: Unicode.Scalar) -> UInt16 {
        let upper: UInt16 = scalar.properties.isUppercase ? 1 << 13 : 0
        if scalar == "đ" || scalar == "Đ" { return UInt16(UInt8(ascii: "d")) | 4 << 7 | upper }
        let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
        guard let first = parts.first, first.isASCII, first.properties.isAlphabetic else { return 0 }
        let marks = parts.dropFirst().compactMap(mark)
        let (shape, tone) = (marks.map(\.shape).max() ?? 0, marks.map(\.tone).max() ?? 0)
        return UInt16(UInt8(first.value) | 0x20) | UInt16(shape) << 7 | UInt16(tone) << 10 | upper
    }
}
