import Foundation
import Kit

/// Which addresses may be registered.
///
/// At the time of use an address is compared byte for byte and never parsed; so at registration only those are taken
/// that every parser reads alike (I14). There is no wildcard and no pattern.
public enum RegisteredURI {
    /// - Parameter allowsLoopback: `http://127.0.0.1:port` and `http://[::1]:port`, for programs on people's own
    ///   machines (RFC 8252 section 7.3); the port is part of what is compared.
    static func check(_ uri: String, allowsLoopback: Bool) throws(ClientRefusal) {
        if let fault = fault(in: uri, allowsLoopback: allowsLoopback) { throw .uri(uri, fault) }
    }

    public static func fault(in uri: String, allowsLoopback: Bool) -> URIFault? {
        guard (1...500).contains(uri.utf8.count) else { return .length }
        guard uri.utf8.allSatisfy(isAllowed) else { return uri.contains("#") ? .fragment : .characters }
        guard let scheme = ["https://", "http://"].first(where: uri.hasPrefix) else { return .scheme }
        let rest = uri.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { return .userInfo }
        if let fault = authorityFault(authority, isSecure: scheme == "https://", allowsLoopback) { return fault }
        return pathFault(rest.dropFirst(authority.count))
    }

    private static func authorityFault(_ authority: Substring, isSecure: Bool, _ allowsLoopback: Bool) -> URIFault? {
        let (host, port) = split(authority)
        if let port {
            guard let number = Int(port), String(number) == port, (1...65_535).contains(number) else { return .port }
            guard number != (isSecure ? 443 : 80) else { return .port }
        }
        if host == "127.0.0.1" || host == "[::1]" { return allowsLoopback && !isSecure ? nil : .host }
        guard isName(host) else { return .host }
        return isSecure || host == "localhost" || host.hasSuffix(".localhost") ? nil : .scheme
    }

    private static func split(_ authority: Substring) -> (host: String, port: String?) {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            let after = authority[authority.index(after: end)...]
            return (String(authority[...end]), after.isEmpty ? nil : String(after.dropFirst()))
        }
        let halves = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(halves.first ?? ""), halves.count > 1 ? String(halves[1]) : nil)
    }

    /// Lower-case labels of letters, digits and inner dashes; the last begins with a letter, so no number is an address.
    /// Encoded foreign letters (`xn--`) look like other names to people, and are refused.
    private static func isName(_ host: String) -> Bool {
        guard host.utf8.count <= 253, let last = host.split(separator: ".", omittingEmptySubsequences: false).last,
            last.first?.isLetter == true
        else { return false }
        return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            label.wholeMatch(of: /[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/) != nil && !label.hasPrefix("xn--")
        } && (host == "localhost" || host.contains("."))
    }

    private static func pathFault(_ text: Substring) -> URIFault? {
        let path = text.prefix { $0 != "?" }
        let escapes = text.lowercased().split(separator: "%", omittingEmptySubsequences: false).dropFirst()
        for escape in escapes {
            guard let byte = UInt8(escape.prefix(2), radix: 16), escape.count >= 2 else { return .escape }
            guard byte > 0x20, byte != 0x7F, !".%/\\#?".utf8.contains(byte) else { return .escape }
        }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !path.contains("//"), !segments.contains("."), !segments.contains(".."),
            !path.contains(where: { ";*".contains($0) }), !text.contains("*")
        else { return .path }
        return nil
    }

    /// The characters of RFC 3986 but `#`, and of the sub-delimiters only those that queries need.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        Digits.contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || "-._~:/?[]@!$&()*+,;=%".utf8.contains(byte)
    }
}
