import CArgon2
import Crypto
import Foundation
import Kit

/// Argon2id on threads of its own (RFC 9106; OWASP's 19 MiB, two passes, one lane), never on an event loop.
///
/// What is stored is `<key number>$argon2id$v=19$m=…,t=…,p=…$salt$hash`: the PHC string, before it the number of the
/// master key whose pepper went into the password. A database alone therefore gives nothing to guess against.
public final class PasswordHasher: Sendable {
    public struct Cost: Sendable, Equatable {
        /// KiB
        public let memory: UInt32
        public let passes: UInt32

        public init(memory: UInt32, passes: UInt32) { (self.memory, self.passes) = (memory, passes) }

        public static let house = Cost(memory: 19_456, passes: 2)
    }

    public enum Verdict: Sendable, Equatable {
        case wrong
        /// `rehash` where the stored hash was made with a smaller cost or an older key.
        case right(rehash: Bool)
    }

    private let cost: Cost
    private let keys: KeyRing
    private let chance: Chance
    private let threads: HashingThreads
    /// Reckoned against where there is no such account, so that an unknown name costs the same time (I8).
    private let decoy: String

    /// - Parameters:
    ///   - threads: About the number of cores.
    ///   - waiting: Past this the answer is 503 at once.
    public init(keys: KeyRing, cost: Cost = .house, threads: Int = 2, waiting: Int = 200, chance: Chance = .system) {
        (self.keys, self.cost, self.chance) = (keys, cost, chance)
        self.threads = HashingThreads(count: threads, waiting: waiting)
        decoy = "\(keys.current)\(Argon2id(cost, salt: chance.bytes(16)).spelled(chance.bytes(Argon2id.length)))"
    }

    public func hash(_ password: Secret<String>) async throws -> String {
        let salt = chance.bytes(16)
        return try await threads.run { [cost, keys] in
            let hash = try Argon2id(cost, salt: salt).hash(try Self.peppered(password, keys, keys.current))
            return "\(keys.current)\(hash)"
        }
    }

    /// Whether `password` is the one behind `stored`; takes as long where nothing is stored.
    public func verify(_ password: Secret<String>, against stored: String?) async throws -> Verdict {
        let text = password.reveal()
        guard !text.isEmpty, text.utf8.count <= PasswordRule.mostBytes else { return .wrong }
        return try await threads.run { [cost, keys, decoy] in
            let parts = Stored(stored ?? decoy)
            guard let parts, try Argon2id.verify(try Self.peppered(password, keys, parts.key), parts.phc), stored != nil
            else { return .wrong }
            return .right(rehash: parts.key != keys.current || !parts.phc.contains(cost.parameters))
        }
    }

    public func stop() { threads.stop() }

    /// NFC first, so that a password typed on another keyboard is the same password.
    private static func peppered(_ password: Secret<String>, _ keys: KeyRing, _ version: Int) throws -> [UInt8] {
        guard let key = keys.key(SealPurpose.password, version: version) else {
            throw SealFault.noKey(version: version)
        }
        return Digest.hmac(password.reveal().nfc, key: key)
    }

    private struct Stored {
        let key: Int
        let phc: String

        init?(_ text: String) {
            guard let dollar = text.firstIndex(of: "$"), let key = Int(text[..<dollar]) else { return nil }
            (self.key, phc) = (key, String(text[dollar...]))
        }
    }
}

extension PasswordHasher.Cost {
    var parameters: String { "$m=\(memory),t=\(passes),p=1$" }
}
