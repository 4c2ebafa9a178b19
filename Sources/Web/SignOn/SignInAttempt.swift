import Foundation
import Kit

/// One sign-in under way in one browser: what the site must find again when the browser comes back with a code.
///
/// It travels in a sealed cookie of the browser itself, so nothing is kept on the server for it (I22), and a callback
/// that another browser started finds none. Several tabs have a cookie each.
struct SignInAttempt: Codable, Sendable, Equatable {
    let state: String
    let nonce: String
    /// PKCE (RFC 7636).
    let verifier: String
    let path: String
    let acr: String
    /// Asked without a page (`prompt=none`): a refusal is no failure.
    let isSilent: Bool
    let startedAt: Date

    static let life: TimeInterval = 15 * 60
    private static let purpose = "web.sign-in-attempt"

    init(to path: ReturnPath, acr: String, isSilent: Bool, chance: Chance, now: Date) {
        (state, nonce, verifier) = (chance.token(), chance.token(), chance.token())
        (self.path, self.acr, self.isSilent, startedAt) = (path.path, acr, isSilent, now)
    }

    /// `code_challenge`
    var challenge: String { Base64URL.encode(Digest.sha256(verifier)) }

    /// The cookie's name is told by the state that comes back.
    static func cookieName(of state: String) -> String? {
        guard state.utf8.count == 43, Base64URL.decode(state) != nil else { return nil }
        return "dn-\(state.prefix(8))"
    }

    func cookie(_ keys: KeyRing) throws -> SetCookie {
        let sealed = try keys.seal(try JSONEncoder().encode(self), for: Self.purpose)
        return SetCookie(Self.cookieName(of: state) ?? "dn", Base64URL.encode(sealed), maxAge: Int(Self.life))
    }

    /// - Returns: `nil` unless it is ours, of this state, and in time.
    init?(cookie: String?, state: String, _ keys: KeyRing, now: Date) {
        guard let cookie, cookie.utf8.count <= 8_000, let sealed = Base64URL.decode(cookie), !sealed.isEmpty,
            let bytes = try? keys.open(sealed, for: Self.purpose),
            let read = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
            Digest.equal(Array(read.state.utf8), Array(state.utf8)), now.timeIntervalSince(read.startedAt) < Self.life
        else { return nil }
        self = read
    }
}
