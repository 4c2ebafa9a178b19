import Links

/// Where a sign-in leads back to: a page of this very site and nothing else (REQ-GEN-013).
///
/// ```swift
/// ReturnPath("/thu-tuc/1.000001?co-quan=H99")?.path   // itself
/// ReturnPath("//evil.example"), ReturnPath("/\\evil.example"), ReturnPath("javascript:x")   // nil
/// ```
public struct ReturnPath: Sendable, Equatable {
    public let path: String

    /// Home.
    public static let home = ReturnPath(known: "/")

    private init(known path: String) { self.path = path }

    /// - Returns: `nil` for another host, a scheme, a backslash, white space, what a browser might read as one of them,
    ///   and for the pages of signing in and out themselves.
    public init?(_ text: String?) {
        guard let text, text.hasPrefix("/"), text.utf8.count <= 2_000, text.utf8.allSatisfy(Self.isPlain) else { return nil }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        guard !path.contains("//"), !Self.own.contains(String(path)) else { return nil }
        self.path = text
    }

    /// Going back there would sign in, or out, once more.
    private static let own = Set(
        [SignOnLinks.signIn, SignOnLinks.callback, SignOnLinks.signOut, SignOnLinks.signedOut].map(\.path))

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "\"")
    }
}
