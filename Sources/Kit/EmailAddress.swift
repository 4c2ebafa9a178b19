/// An e-mail address, checked for shape only: whether it works is shown by a letter that arrives.
public struct EmailAddress: Hashable, Sendable {
    public let text: String

    public init?(_ typed: String) {
        let text = typed.trimmed
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, halves.count == 2, (1...64).contains(halves[0].utf8.count),
            halves[0].utf8.allSatisfy(Self.isLocal), Self.isDomain(halves[1])
        else { return nil }
        self.text = text
    }

    private static func isLocal(_ byte: UInt8) -> Bool { isName(byte) || "!#$%&'*+/=?^_`{|}~.".utf8.contains(byte) }

    private static func isName(_ byte: UInt8) -> Bool {
        Digits.contains(byte) || byte == UInt8(ascii: "-") || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && (labels.last?.utf8.count ?? 0) >= 2
            && labels.allSatisfy { (1...63).contains($0.utf8.count) && $0.utf8.allSatisfy(isName) }
    }
}
