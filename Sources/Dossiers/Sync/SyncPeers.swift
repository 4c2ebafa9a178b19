import Foundation
import Jose
import Kit
import Links
import Synchronization

/// Another portal as the operator named it.
public struct SyncPeer: Hashable, Sendable {
    /// `H99`: the end of the codes of its agencies; `QG` for the national portal.
    public let portal: String
    /// Where it is reached: `http://dichvucong.binhminh.localhost:8080`.
    public let origin: String

    public init(portal: String, origin: String) { (self.portal, self.origin) = (portal, origin) }

    func url(_ link: Link) -> String { origin + link.path }
}

/// The portals we exchange with and the keys they publish, fetched when first needed and again for a key not seen before.
public final class SyncPeers: Sendable {
    private struct Known {
        var keys: KeySet
        var fetchedAt: Date
    }

    public let peers: [SyncPeer]
    let wire: SyncWire
    private let clock: Clock
    private let known = Mutex<[String: Known]>([:])
    /// A stranger's key name makes us ask no more often than this.
    private static let patience: TimeInterval = 30

    public init(_ peers: [SyncPeer], wire: SyncWire, clock: Clock = .system) {
        (self.peers, self.wire, self.clock) = (peers, wire, clock)
    }

    /// - Throws: ``SyncRefusal/notSigned`` for a portal nobody named and for a signature that is not its own,
    ///   ``SyncRefusal/keysAway`` where its keys cannot be had now.
    func verify(_ signature: String?, over body: [UInt8], as kind: SyncKind, from portal: String) async throws -> SyncPeer {
        guard let peer = peers.first(where: { $0.portal == portal }), let signature,
            let kid = try? CompactJWS(signature).header.kid
        else { throw SyncRefusal.notSigned }
        let keys = try await keys(of: peer, having: kid)
        do throws(JoseRefusal) {
            try keys.verify(detached: signature, over: body, typ: kind.rawValue)
        } catch {
            throw SyncRefusal.notSigned
        }
        return peer
    }

    private func keys(of peer: SyncPeer, having kid: String) async throws -> KeySet {
        let now = clock.now
        if let known = known.withLock({ $0[peer.portal] }) {
            let isFresh = now.timeIntervalSince(known.fetchedAt) < Self.patience
            if isFresh || known.keys.keys.contains(where: { $0.id == kid }) { return known.keys }
        }
        guard let reply = try? await wire.get(peer.url(DossierLinks.syncKeys), []), reply.status == 200,
            let published = try? JWKS(json: reply.body)
        else { throw SyncRefusal.keysAway }
        let keys = KeySet(published)
        known.withLock { $0[peer.portal] = Known(keys: keys, fetchedAt: now) }
        return keys
    }
}

/// Why another portal's letter or question is not taken. Its words are for the other portal's operator.
public enum SyncRefusal: Refusal, Equatable {
    case notSigned
    /// Older or newer than the clocks of two machines can be apart.
    case tooOld
    case notALetter
    /// The portal's keys cannot be fetched now.
    case keysAway
    /// No such procedure, or no such agency of that portal.
    case unknownCode

    public var words: any Words { SyncWords(refusal: self) }

    public var status: Int {
        switch self {
        case .notSigned, .tooOld: 401
        case .notALetter: 400
        case .unknownCode: 422
        case .keysAway: 503
        }
    }
}

struct SyncWords: Words {
    let refusal: SyncRefusal

    var vi: String {
        switch refusal {
        case .notSigned: "Chữ ký của cổng gửi không hợp lệ."
        case .tooOld: "Yêu cầu đã quá thời gian cho phép."
        case .notALetter: "Bản tin không đúng cấu trúc."
        case .keysAway: "Chưa lấy được khóa công khai của cổng gửi, vui lòng gửi lại sau."
        case .unknownCode: "Mã thủ tục hoặc mã cơ quan không có trong danh mục."
        }
    }
}

/// The other side did not do what the contract says.
public enum SyncFault: Error, Equatable {
    case answered(Int)
    case wrongPage
    /// Its signature is missing or not its own.
    case unsigned
}
