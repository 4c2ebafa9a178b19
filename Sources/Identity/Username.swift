import Kit

/// *Tên tài khoản* of a provincial account: 4–50 letters, digits and `. _ -`, the same in either case (REQ-PRV-002).
///
/// At least one of them is a letter, so that a name can never be taken for somebody's identity number.
public struct Username: Hashable, Sendable {
    public let shown: String
    public var folded: String { shown.lowercased() }

    public init?(_ typed: String) {
        let text = typed.trimmed
        guard (4...50).contains(text.utf8.count), text.utf8.allSatisfy(Self.isPart),
            text.utf8.contains(where: Self.isLetter)
        else { return nil }
        shown = text
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        isLetter(byte) || Digits.contains(byte) || "._-".utf8.contains(byte)
    }
}

/// What is typed into *Tên đăng nhập*: an identity number, or a provincial account's name (DEC-10).
public enum LoginName: Hashable, Sendable {
    case number(IdentityNumber)
    case username(Username)

    public init?(_ typed: String) {
        if let number = IdentityNumber(personal: typed) {
            self = .number(number)
        } else if let username = Username(typed) {
            self = .username(username)
        } else {
            return nil
        }
    }
}
