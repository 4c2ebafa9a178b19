import Crypto
import Foundation
import Kit
import Synchronization

/// A browser we know nothing of but that it came back: 128 random bits in a cookie of its own.
///
/// Nothing is kept on the server for it (I22). The cookie is set only when a page needs it, so a visitor who just reads
/// gets none.
final class Guest: Sendable {
    private struct State {
        var id: String?
        var isNew = false
        /// Made once: a page has many forms.
        var token: String?

        mutating func id(by chance: Chance) -> String {
            if let id { return id }
            let new = chance.token(bytes: 16)
            (id, isNew) = (new, true)
            return new
        }
    }

    private let state: Mutex<State>
    private let chance: Chance
    private let key: SymmetricKey
    static let cookie = "khach"

    init(cookie: String?, chance: Chance, key: SymmetricKey) {
        let known = cookie.flatMap { $0.utf8.count == 22 && Base64URL.isSpelled($0) ? $0 : nil }
        state = Mutex(State(id: known))
        (self.chance, self.key) = (chance, key)
    }

    var id: String { state.withLock { $0.id(by: chance) } }

    /// The proof that a form came from a page this browser was given.
    var token: String {
        state.withLock { state in
            if let token = state.token { return token }
            let token = proof(of: state.id(by: chance))
            state.token = token
            return token
        }
    }

    /// Whether `typed` is that proof. Without the cookie nothing is.
    func accepts(_ typed: String) -> Bool {
        guard let id = state.withLock({ $0.isNew ? nil : $0.id }) else { return false }
        return Digest.equal(Array(proof(of: id).utf8), Array(typed.utf8))
    }

    private func proof(of id: String) -> String { Base64URL.encode(Digest.hmac("form:" + id, key: key)) }

    var cookieToSet: SetCookie? {
        state.withLock { $0.isNew ? $0.id : nil }.map { SetCookie(Self.cookie, $0) }
    }
}
