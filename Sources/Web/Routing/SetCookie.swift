import Foundation

/// A cookie to be set. Every cookie of ours is `HttpOnly`, bound to its host, and `Secure` wherever the origin is HTTPS,
/// where its name also gets the `__Host-` prefix that browsers enforce.
public struct SetCookie: Sendable {
    public enum SameSite: String, Sendable { case lax = "Lax", strict = "Strict" }

    let name: String
    let value: String
    /// `nil` ends with the browser; 0 removes it.
    let maxAge: Int?
    let sameSite: SameSite

    public init(_ name: String, _ value: String, maxAge: Int? = nil, sameSite: SameSite = .lax) {
        (self.name, self.value, self.maxAge, self.sameSite) = (name, value, maxAge, sameSite)
    }

    public static func removing(_ name: String) -> SetCookie { SetCookie(name, "", maxAge: 0) }

    func header(secure: Bool) -> String {
        var text = "\(Self.fullName(name, secure: secure))=\(value); Path=/; HttpOnly; SameSite=\(sameSite.rawValue)"
        if let maxAge { text += "; Max-Age=\(maxAge)" }
        if secure { text += "; Secure" }
        return text
    }

    static func fullName(_ name: String, secure: Bool) -> String { secure ? "__Host-" + name : name }
}
