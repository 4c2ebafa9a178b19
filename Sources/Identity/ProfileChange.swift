import Kit

/// A field of an account whose every change is kept (REQ-ACC-002).
public enum ProfileField: String, CaseIterable, Sendable {
    case name, birthDate, number, gender, email, residence, contactAddress

    /// Bound to the person: with level 2 and above it changes only after a new check.
    public var isIdentity: Bool { self == .name || self == .birthDate || self == .number }
}

public struct ProfileChange: Sendable, Equatable {
    public let field: ProfileField
    public let old: String?
    public let new: String?
}

extension Profile {
    /// What would be different, field by field.
    func changes(to new: Profile) -> [ProfileChange] {
        let pairs: [(ProfileField, String?, String?)] = [
            (.name, name, new.name), (.birthDate, birthDate?.iso, new.birthDate?.iso),
            (.gender, gender?.rawValue, new.gender?.rawValue), (.email, email, new.email),
            (.residence, residence, new.residence), (.contactAddress, contactAddress, new.contactAddress),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { ProfileChange(field: $0.0, old: $0.1, new: $0.2) }
    }
}
