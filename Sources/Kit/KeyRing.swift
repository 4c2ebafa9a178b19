import Crypto
import Foundation

/// The keys of one deployment: sealing of personal data, blind indexes, signatures of cookies.
///
/// A ring is one or more numbered 32-byte master keys; the highest number writes, all of them read. Each purpose gets a
/// key of its own, derived from its name (HKDF, RFC 5869), so that a value sealed for one column opens in no other.
public struct KeyRing: Sendable {
    private let masters: [Int: SymmetricKey]
    public let current: Int

    /// - Parameter masters: Key number to 32 bytes; at least one.
    public init?(masters: [Int: [UInt8]]) {
        guard let newest = masters.keys.max(), masters.values.allSatisfy({ $0.count == 32 }) else { return nil }
        self.masters = masters.mapValues { SymmetricKey(data: $0) }
        current = newest
    }

    /// The key for `purpose`, under the newest master or the one of `version`.
    public func key(_ purpose: String, version: Int? = nil) -> SymmetricKey? {
        guard let master = masters[version ?? current] else { return nil }
        return HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: Data(purpose.utf8), outputByteCount: 32)
    }

    /// Encrypts with AES-256-GCM under a random nonce: `[version, nonce 12, text, tag 16]`.
    public func seal(_ bytes: some Sequence<UInt8>, for purpose: String) throws -> [UInt8] {
        guard let key = key(purpose) else { throw SealFault.noKey(version: current) }
        let box = try AES.GCM.seal(Data(bytes), using: key, authenticating: Data(purpose.utf8))
        guard let combined = box.combined else { throw SealFault.broken }
        return [UInt8(truncatingIfNeeded: current)] + combined
    }

    public func open(_ sealed: [UInt8], for purpose: String) throws -> [UInt8] {
        guard let version = sealed.first.map(Int.init) else { throw SealFault.broken }
        guard let key = key(purpose, version: version) else { throw SealFault.noKey(version: version) }
        let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
        return Array(try AES.GCM.open(box, using: key, authenticating: Data(purpose.utf8)))
    }

    public func seal(_ text: String, for purpose: String) throws -> [UInt8] { try seal(text.utf8, for: purpose) }

    public func openText(_ sealed: [UInt8], for purpose: String) throws -> String {
        String(decoding: try open(sealed, for: purpose), as: UTF8.self)
    }

    /// A keyed hash by which a sealed value is found again by equality (blind index). It is made with the oldest key, so
    /// that adding a key does not lose what is stored.
    public func blindIndex(_ text: String, for purpose: String) -> [UInt8] {
        let oldest = masters.keys.min() ?? current
        guard let key = key("index:" + purpose, version: oldest) else { return [] }
        return Digest.hmac(text, key: key)
    }
}

public enum SealFault: Error, Equatable {
    case noKey(version: Int)
    case broken
}
