import Directory
import Foundation
import Kit
import Links

/// What every page of a pulled list says about itself: what it answers, and where to go on.
struct SyncPageHead: Codable, Hashable, Sendable {
    let after: String
    let next: String
    let hasMore: Bool

    enum CodingKeys: String, CodingKey {
        case after = "sau"
        case next = "tiepTheo"
        case hasMore = "conNua"
    }
}

/// `GET /sync/v1/ho-so?after=…`
struct SyncEventPage: Decodable, Sendable {
    let events: [SyncEventRecord]

    enum CodingKeys: String, CodingKey { case events = "suKien" }

    /// One letter that cannot be read does not lose the others.
    struct SyncEventRecord: Decodable, Sendable {
        let event: SyncEvent?

        init(from decoder: any Decoder) throws { event = try? SyncEvent(from: decoder) }
    }
}

/// `GET /sync/v1/co-quan?after=…`
struct SyncAgencyPage: Decodable, Sendable {
    let agencies: [Agency]

    enum CodingKeys: String, CodingKey { case agencies = "coQuan" }
}

extension SyncPeers {
    /// Reads a peer's list from `position`, page by page, until it has no more; `take` writes each page together with
    /// the cursor.
    func readOn(
        _ link: Link, of peer: SyncPeer, from position: String, as signer: SyncSigner, now: @Sendable () -> Date,
        take: (_ page: [UInt8], _ next: String) async throws -> Void
    ) async throws {
        var position = position
        while !Task.isCancelled {
            let asked = link.query(("after", position))
            let question = SyncQuestion(path: asked.path, time: now().exchangeText, portal: signer.portal)
            let reply = try await wire.get(peer.url(asked), try question.headers(signer))
            guard reply.status == 200 else { throw SyncFault.answered(reply.status) }
            do {
                _ = try await verify(reply.signature, over: reply.body, as: .page, from: peer.portal)
            } catch SyncRefusal.notSigned {
                throw SyncFault.unsigned
            }
            guard let head = try? JSONDecoder().decode(SyncPageHead.self, from: Data(reply.body)), head.after == position,
                !head.hasMore || head.next != position
            else { throw SyncFault.wrongPage }
            try await take(reply.body, head.next)
            position = head.next
            guard head.hasMore else { return }
        }
    }
}
