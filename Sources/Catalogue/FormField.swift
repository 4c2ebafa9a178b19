import Foundation
import Kit

/// One of a procedure's own fields in the reception form (REQ-DOS-002).
///
/// Its value is one text under ``name``; an address and a person have parts, each a text under `name.part`.
package struct FormField: Hashable, Sendable {
    /// The key of the value: letters without marks and dashes, `noi-sinh`.
    package let name: String
    package let label: String
    package let kind: Kind
    package let isRequired: Bool
    package let hint: String

    package enum Kind: Hashable, Sendable {
        case text(TextRule)
        case number(NumberRule)
        case date(DateRule)
        case choice([Choice])
        case address
        case person
    }

    package struct Choice: Codable, Hashable, Sendable {
        package let value: String
        package let label: String
    }
}

/// What a text may be.
package struct TextRule: Encodable, Hashable, Sendable {
    package let minLength: Int
    /// Counted in characters, at most ``longest``.
    package let maxLength: Int
    package let isMultiline: Bool
    package let alphabet: Alphabet

    package enum Alphabet: String, Codable, Sendable {
        case any, digits, lettersAndDigits
    }

    package static let longest = 4000
    package static let usual = TextRule(minLength: 0, maxLength: 250, isMultiline: false, alphabet: .any)
}

/// What a number may be: its bounds, and how many digits may follow the comma.
package struct NumberRule: Encodable, Hashable, Sendable {
    package let min: Decimal?
    package let max: Decimal?
    package let decimals: Int
}

/// Whether a day must lie in the past, the future, or anywhere.
package enum DateRule: String, Codable, Sendable {
    case any, notAfterToday, notBeforeToday
}

/// A part of an address or of a person.
package enum FieldPart: String, CaseIterable, Sendable {
    /// *Tỉnh, thành phố*, *xã, phường*, *số nhà, đường, thôn*.
    case province = "tinh"
    case commune = "xa"
    case street = "dia-chi"
    /// *Họ và tên*, *số định danh*, *ngày sinh*.
    case fullName = "ho-ten"
    case idNumber = "so-dinh-danh"
    case birthDate = "ngay-sinh"

    package static let address: [FieldPart] = [.province, .commune, .street]
    package static let person: [FieldPart] = [.fullName, .idNumber, .birthDate]
}

extension FormField {
    /// The keys under which the values of this field stand.
    package var keys: [String] {
        switch kind {
        case .address: FieldPart.address.map { "\(name).\($0.rawValue)" }
        case .person: FieldPart.person.map { "\(name).\($0.rawValue)" }
        default: [name]
        }
    }
}
