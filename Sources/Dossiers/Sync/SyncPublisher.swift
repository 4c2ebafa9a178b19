import Foundation
import Kit
import Links
import Store

/// The province's side of the exchange: tells the national portal each public step, and answers who asks for what was
/// missed (INT-09).
public struct SyncPublisher: Sendable {
    public let database: Database
    public let signer: SyncSigner
    let peers: SyncPeers
    /// Where steps are told; `nil` for a province that stands alone.
    let national: SyncPeer?
    static let page = 200

    public init(database: Database, signer: SyncSigner, peers: SyncPeers, national: SyncPeer?) {
        (self.database, self.signer, self.peers, self.national) = (database, signer, peers, national)
    }

    /// For the outbox worker of the province.
    public var handler: OutboxHandler {
        OutboxHandler(.dossierStep, StepTaken.self, delivery: .atLeastOnce) { step, _ in try await tell(step) }
    }

    /// Takes the step's place in the feed, then tells it. A portal that refuses a letter for good will find it in the
    /// feed when it knows better.
    func tell(_ step: StepTaken) async throws {
        let event = try await database.write { tx in
            try tx.takeTurns(on: "dossiers_sync_head")
            try tx.feed(step)
            return try tx.syncEvent(step)
        }
        guard let national, let event else { return }
        let body = try Self.encode(event)
        let reply = try await peers.wire.post(
            national.url(DossierLinks.syncEvents), body,
            [(SyncHeader.portal, signer.portal), (SyncHeader.signature, try signer.sign(body, as: .event))])
        switch reply.status {
        case 200..<300: return
        case 400, 422: throw OutboxHopeless("refused with \(reply.status)")
        default: throw SyncFault.answered(reply.status)
        }
    }

    /// A page of the feed for a portal that asks with its signature.
    /// - Parameter path: As it was asked, with its query.
    /// - Throws: ``SyncRefusal``
    public func answer(
        path: String, after: String, portal: String, time: String, signature: String?, now: Date
    ) async throws -> SignedPage {
        let question = SyncQuestion(path: path, time: time, portal: portal)
        _ = try await question.check(signature, by: peers, now: now)
        guard let place = after.isEmpty ? 0 : Int(after), place >= 0 else { throw SyncRefusal.notALetter }
        let found = try await database.read { tx in try tx.syncEvents(after: place, limit: Self.page) }
        let head = SyncPageHead(
            after: after, next: found.last.map { String($0.place) } ?? after, hasMore: found.count == Self.page)
        return try SignedPage(head, list: "suKien", items: found.map { try Self.encode($0.event) }, signer)
    }

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}

/// A page of a list with the signature of its bytes.
public struct SignedPage: Sendable {
    public let body: [UInt8]
    public let signature: String

    /// - Parameter items: JSON values, put into the list as they are.
    init(_ head: SyncPageHead, list: StaticString, items: [[UInt8]], more: String = "", _ signer: SyncSigner) throws {
        var bytes = Array(#"{"\#(list)":["#.utf8)
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += item
        }
        bytes += Array("],\(more)".utf8) + (try SyncPublisher.encode(head)).dropFirst()
        (body, signature) = (bytes, try signer.sign(bytes, as: .page))
    }
}
