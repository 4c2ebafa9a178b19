import Crypto
import Foundation
import Jose
import Kit

/// Signs what a deployment tells other portals: ES256 keys derived from its key ring, one for each master key, so that
/// what an older process signed is still believed while keys change.
public struct SyncSigner: Sendable {
    /// How this portal is known to the others: `H99`, or `QG` for the national one.
    public let portal: String
    private let key: SigningKey
    public let keys: KeySet

    /// - Throws: ``KeyFault`` where no key can be made of the ring.
    public init(portal: String, keys ring: KeyRing) throws(KeyFault) {
        let known = (0...ring.current).compactMap { Self.key(of: ring, version: $0) }
        guard let newest = known.last else { throw .broken }
        (self.portal, key, keys) = (portal, newest, KeySet(known.map(\.verifying)))
    }

    /// A detached JWS over a page or a letter (RFC 7515 appendix F).
    func sign(_ body: [UInt8], as kind: SyncKind) throws -> String { try key.detachedJWS(over: body, typ: kind.rawValue) }

    /// Thirty-two random bytes are no scalar of P-256 once in four thousand million times; then the next are taken.
    private static func key(of ring: KeyRing, version: Int) -> SigningKey? {
        for attempt in 0..<4 {
            guard let secret = ring.key("dossiers:sync:\(attempt)", version: version) else { return nil }
            let bytes = secret.withUnsafeBytes { Array($0) }
            if let key = try? SigningKey(.es256, privateBytes: bytes) { return key }
        }
        return nil
    }
}

/// What a signature is over, so that one kind is not taken for another.
enum SyncKind: String, Sendable {
    case event = "ho-so-event"
    case page = "ho-so-page"
    case request = "ho-so-request"
}

/// Headers of the exchange.
public enum SyncHeader {
    public static let signature = "x-jws-signature"
    public static let portal = "x-portal"
    public static let time = "x-time"
}
