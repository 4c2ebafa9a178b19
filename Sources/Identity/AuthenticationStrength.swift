/// How strongly a person was authenticated in a session; what clients ask for with `acr_values` and read as `acr`.
public enum AuthenticationStrength: Int, CaseIterable, Comparable, Codable, Sendable {
    /// A password, or a remembered browser: enough for the province whose form took it, for no other site.
    case passwordOnly = 1
    /// A password and a code sent to a phone (`amr`: `pwd`, `otp`, `mfa`), or a token with its PIN (`hwk`, `mfa`).
    case passwordAndCode = 2

    /// The value of the claim `acr`: the seed's own word for the level asked for (`acr_values=LoA1`), by number.
    public var acr: String {
        switch self {
        case .passwordOnly: "urn:vnconnect:acr:password-only"
        case .passwordAndCode: "urn:vnconnect:acr:two-factor"
        }
    }

    public init?(acr: String) {
        guard let found = Self.allCases.first(where: { $0.acr == acr }) else { return nil }
        self = found
    }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One thing a person showed: the values of RFC 8176 for the claim `amr`.
public enum AuthenticationMethod: String, CaseIterable, Codable, Sendable {
    case password = "pwd"
    case oneTimeCode = "otp"
    /// A passkey: proof of possession of a key.
    case passkey = "pop"
    /// A remembered browser (REQ-LOG-014): the proof is a token this browser holds.
    case remembered = "swk"
    /// The key of a certificate on a token, opened by its PIN.
    case certificate = "hwk"

    /// What a session is worth is reckoned from what was shown, each time it is asked (I3).
    public static func strength(of methods: Set<Self>) -> AuthenticationStrength {
        methods.contains(.certificate)
            || (methods.contains(.password) && !methods.isDisjoint(with: [.oneTimeCode, .passkey]))
            ? .passwordAndCode : .passwordOnly
    }
}
