import Foundation
import Kit

/// A sign-in under way, kept sealed in the browser that began it: the server keeps nothing for strangers.
struct PendingSignOn: Codable, Sendable {
    let state: String
    let nonce: String
    /// PKCE (RFC 7636): what the code is bound to.
    let verifier: String
    /// A path of this site.
    let back: String
    let begunAt: Date

    static let cookie = "dang-nhap-cho"
    static let life = 900
    private static let purpose = "web.pending-sign-on"

    init(back: String, chance: Chance, now: Date) {
        (state, nonce, verifier) = (chance.token(), chance.token(), chance.token())
        (self.back, begunAt) = (back, now)
    }

    func sealed(_ keys: KeyRing) throws -> SetCookie {
        SetCookie(Self.cookie, Base64URL.encode(try keys.seal(try JSONEncoder().encode(self), for: Self.purpose)), maxAge: Self.life)
    }

    /// What `cookie` holds, if it is ours, young enough, and the answer's `state` is its own.
    static func opened(_ cookie: String?, state: String?, _ keys: KeyRing, now: Date) -> PendingSignOn? {
        guard let cookie, let state, !state.isEmpty, let sealed = Base64URL.decode(cookie),
            let bytes = try? keys.open(sealed, for: purpose),
            let pending = try? JSONDecoder().decode(PendingSignOn.self, from: Data(bytes)),
            now.timeIntervalSince(pending.begunAt) < TimeInterval(life), Digest.equal(Array(pending.state.utf8), Array(state.utf8))
        else { return nil }
        return pending
    }

    var challenge: String { Base64URL.encode(Digest.sha256(verifier)) }
}

/// Where a person comes back to: a path of this very site and nothing else (REQ-GEN-013).
enum ReturnPath {
    static func checked(_ typed: String?) -> String {
        guard let typed, typed.hasPrefix("/"), !typed.hasPrefix("//"), typed.utf8.count <= 2_000,
            typed.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return typed
    }
}
