import Kit

/// A name and its password, as a party's customer has them.
public struct Account: Sendable {
    public let name: String
    private let password: String

    /// Reads `name:password`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        (name, password) = (parts[0], parts[1])
    }

    func isOpened(by name: String?, _ password: String?) -> Bool {
        Digest.equal(Array((name ?? "").utf8), Array(self.name.utf8))
            && Digest.equal(Array((password ?? "").utf8), Array(self.password.utf8))
    }
}
