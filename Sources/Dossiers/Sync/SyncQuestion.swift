import Foundation
import Kit
import Links

/// A signed GET: path, moment and asker under one signature, good for five minutes.
struct SyncQuestion: Sendable {
    static let goodFor: TimeInterval = 300

    let path: String
    let time: String
    let portal: String

    var bytes: [UInt8] { Array("GET \(path)\n\(time)\n\(portal)".utf8) }

    func headers(_ signer: SyncSigner) throws -> [(name: String, value: String)] {
        [
            (SyncHeader.portal, portal), (SyncHeader.time, time),
            (SyncHeader.signature, try signer.sign(bytes, as: .request)),
        ]
    }

    /// - Throws: ``SyncRefusal``
    func check(_ signature: String?, by peers: SyncPeers, now: Date) async throws -> SyncPeer {
        guard let asked = Date(exchange: time), abs(asked.timeIntervalSince(now)) <= Self.goodFor else {
            throw SyncRefusal.tooOld
        }
        return try await peers.verify(signature, over: bytes, as: .request, from: portal)
    }
}
