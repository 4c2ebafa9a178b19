import Kit

/// What a password must have (REQ-REG-008, PRM-PWD). Each part ticks by itself while the person types.
public enum PasswordRule: String, CaseIterable, Comparable, Sendable {
    case length, lowerCase, upperCase, digit, special, notTooLong, notOwnData, notCommon

    public static func < (a: Self, b: Self) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }

    public static let shortest = 8
    /// PRM-PWD-MAX, in characters.
    public static let longest = 128
    /// What is refused before anything is reckoned with it (REQ-SEC-005), in bytes.
    public static let mostBytes = 4 * longest

    /// The parts that `password` lacks.
    ///
    /// Characters are counted, not bytes; letters of any script count by their case; whatever is neither letter nor
    /// digit is special, a space too.
    public static func missing(in password: String, own: OwnData) -> Set<PasswordRule> {
        guard password.utf8.count <= mostBytes else { return [.notTooLong] }
        let password = password.nfc
        var missing: Set<PasswordRule> = []
        if password.count < shortest { missing.insert(.length) }
        if password.count > longest { missing.insert(.notTooLong) }
        if !password.contains(where: \.isLowercase) { missing.insert(.lowerCase) }
        if !password.contains(where: \.isUppercase) { missing.insert(.upperCase) }
        if !password.contains(where: \.isNumber) { missing.insert(.digit) }
        if !password.contains(where: { !$0.isLetter && !$0.isNumber }) { missing.insert(.special) }
        if own.isEqual(to: password) { missing.insert(.notOwnData) }
        if CommonPasswords.contains(password) { missing.insert(.notCommon) }
        return missing
    }
}

/// What a password may not be: the person's own numbers and name.
public struct OwnData: Sendable {
    private let forbidden: Set<String>

    public init(numbers: [IdentityNumber], phones: [PhoneNumber], name: String, username: String? = nil) {
        let texts =
            numbers.map(\.text) + phones.flatMap { [$0.national, $0.e164] } + [name] + (username.map { [$0] } ?? [])
        forbidden = Set(texts.map(Self.bare).filter { $0.count >= 4 })
    }

    public init(_ account: Account) {
        self.init(
            numbers: account.numbers, phones: account.phones.map(\.phone), name: account.profile.name,
            username: account.username)
    }

    func isEqual(to password: String) -> Bool { forbidden.contains(Self.bare(password)) }

    /// Neither marks, case nor signs make a name another word.
    private static func bare(_ text: String) -> String { VietnameseText.folded(text).filter { $0 != " " } }
}
