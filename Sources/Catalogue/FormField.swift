import Foundation
import Kit

/// One of a procedure's own fields in the reception form (REQ-DOS-002).
///
/// Its value is one text under ``name``; an address and a person have parts, each a text under `name.part`.
public struct FormField: Hashable, Sendable {
    /// The key of the value: letters without marks and dashes, `noi-sinh`.
    public let name: String
    public let label: String
    public let kind: Kind
    public let isRequired: Bool
    public let hint: String

    public enum Kind: Hashable, Sendable {
        case text(TextRule)
        case number(NumberRule)
        case date(DateRule)
        case choice([Choice])
        case address
        case person
    }

    public struct Choice: Codable, Hashable, Sendable {
        public let value: String
        public let label: String
    }
}

/// What a text may be.
public struct TextRule: Encodable, Hashable, Sendable {
    public let minLength: Int
    /// Counted in characters, at most ``longest``.
    public let maxLength: Int
    public let isMultiline: Bool
    public let alphabet: Alphabet

    public enum Alphabet: String, Codable, Sendable {
        case any, digits, lettersAndDigits
    }

    public static let longest = 4000
    public static let usual = TextRule(minLength: 0, maxLength: 250, isMultiline: false, alphabet: .any)
}

/// What a number may be: its bounds, and how many digits may follow the comma.
public struct NumberRule: Encodable, Hashable, Sendable {
    public let min: Decimal?
    public let max: Decimal?
    public let decimals: Int
}

/// Whether a day must lie in the past, the future, or anywhere.
public enum DateRule: String, Codable, Sendable {
    case any, notAfterToday, notBeforeToday
}

/// A part of an address or of a person.
public enum FieldPart: String, CaseIterable, Sendable {
    /// *Tỉnh, thành phố*, *xã, phường*, *số nhà, đường, thôn*.
    case province = "tinh"
    case commune = "xa"
    case street = "dia-chi"
    /// *Họ và tên*, *số định danh*, *ngày sinh*.
    case fullName = "ho-ten"
    case idNumber = "so-dinh-danh"
    case birthDate = "ngay-sinh"

    public static let address: [FieldPart] = [.province, .commune, .street]
    public static let person: [FieldPart] = [.fullName, .idNumber, .birthDate]
}

extension FormField {
    /// The keys under which the values of this field stand.
    public var keys: [String] {
        switch kind {
        case .address: FieldPart.address.map { "\(name).\($0.rawValue)" }
        case .person: FieldPart.person.map { "\(name).\($0.rawValue)" }
        default: [name]
        }
    }
}
