/// The number that names a person or an organisation — *số định danh* (REQ-GEN-021). Leading zeros are kept.
public struct IdentityNumber: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// *Chứng minh nhân dân*, nine digits; no longer issued, still known to old accounts (DEC-27).
        case cmnd9
        /// *Căn cước công dân, số định danh cá nhân*, twelve digits.
        case cccd12
        /// *Mã số thuế*, ten digits, or ten, a dash and three.
        case taxCode
        /// *Mã định danh cơ quan*.
        case orgCode

        public var isPersonal: Bool { self == .cmnd9 || self == .cccd12 }
    }

    public let kind: Kind
    public let text: String

    /// A person's number: nine or twelve ASCII digits. Spaces around it are ignored.
    public init?(personal typed: String) {
        let text = typed.trimmed
        guard text.utf8.allSatisfy(Digits.contains) else { return nil }
        switch text.utf8.count {
        case 9: kind = .cmnd9
        case 12: kind = .cccd12
        default: return nil
        }
        self.text = text
    }

    public init?(kind: Kind, text: String) {
        switch kind {
        case .cmnd9, .cccd12:
            guard let number = IdentityNumber(personal: text), number.kind == kind else { return nil }
            self = number
        case .taxCode:
            guard Self.isTaxCode(text) else { return nil }
            (self.kind, self.text) = (kind, text)
        case .orgCode:
            guard let code = OrgCode(text) else { return nil }
            (self.kind, self.text) = (kind, code.text)
        }
    }

    /// `099******101`
    public var masked: String {
        "\(text.prefix(3))\(String(repeating: "*", count: max(0, text.count - 6)))\(text.suffix(3))"
    }

    /// What a twelve-digit number says of its bearer: century and sex in the fourth digit, the year in the next two
    /// (Circular 07/2016/TT-BCA, annex I).
    public var birthYear: Int? {
        guard kind == .cccd12 else { return nil }
        let digits = text.utf8.map { Int($0) - 48 }
        return 1900 + 100 * (digits[3] / 2) + digits[4] * 10 + digits[5]
    }

    public var isFemale: Bool? {
        guard kind == .cccd12 else { return nil }
        return text.utf8.map { Int($0) - 48 }[3] % 2 == 1
    }

    private static func isTaxCode(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.utf8.allSatisfy(Digits.contains) }) else { return false }
        return parts.map(\.utf8.count) == [10] || parts.map(\.utf8.count) == [10, 3]
    }
}
