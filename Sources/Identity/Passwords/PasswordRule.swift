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
        if own.isIn(password) { missing.insert(.notOwnData) }
        if CommonPasswords.contains(password) { missing.insert(.notCommon) }
        return missing
    }
}

/// What a password may not be built of: the person's own numbers, phones, whole name, account name and birth date.
///
/// A given name beside a year is not counted: REQ-REG-008 itself accepts `Mau@1990` of Lê Thị Mẫu, born in 1990.
public struct OwnData: Sendable {
    private let forbidden: Set<String>
    /// What may stand beside own data without making it a password: less than a password would need by itself.
    private static let remainder = PasswordRule.shortest

    public init(
        numbers: [IdentityNumber], phones: [PhoneNumber], name: String, username: String? = nil, birthDate: Day? = nil
    ) {
        let texts =
            numbers.map(\.text) + phones.flatMap { [$0.national, String($0.national.dropFirst())] } + [name]
            + (username.map { [$0] } ?? []) + (birthDate.map(Self.writings) ?? [])
        forbidden = Set(texts.map(Self.bare).filter { $0.count >= 4 })
    }

    public init(_ account: Account) {
        self.init(
            numbers: account.numbers, phones: account.phones.map(\.phone), name: account.profile.name,
            username: account.username, birthDate: account.profile.birthDate)
    }

    /// Whether `password` is own data, with at most a few characters around it.
    func isIn(_ password: String) -> Bool {
        let bare = Self.bare(password)
        return forbidden.contains { own in bare.contains(own) && bare.count - own.count < Self.remainder }
    }

    /// A day as people type it: `15031990`, `150390`, `19900315`, `1531990`.
    private static func writings(of day: Day) -> [String] {
        let (d, m) = (two(day.day), two(day.month))
        return [
            "\(d)\(m)\(day.year)", "\(day.year)\(m)\(d)", "\(day.day)\(day.month)\(day.year)", "\(d)\(m)\(two(day.year % 100))",
        ]
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Neither marks, case nor signs make a name another word.
    private static func bare(_ text: String) -> String { VietnameseText.folded(text).filter { $0 != " " } }
}
