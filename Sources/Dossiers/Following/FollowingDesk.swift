import Catalogue
import Directory
import Foundation
import Kit
import Links
import Store

/// What became of a letter.
public enum LetterOutcome: String, Hashable, Sendable {
    case applied = "da-nhan"
    /// Kept until the letters before it have come.
    case waiting = "cho-ban-tin-truoc"
    /// Known already.
    case repeated = "da-co"
}

/// The national portal's side of the exchange: takes the letters of the connected portals, each once and in order, and
/// asks for what it missed (INT-09).
public struct FollowingDesk: Sendable {
    public let database: Database
    public let procedures: ProcedureBook
    let peers: SyncPeers
    let signer: SyncSigner
    let clock: Clock
    let report: @Sendable (SyncReport) -> Void

    public init(
        database: Database, procedures: ProcedureBook, peers: SyncPeers, signer: SyncSigner, clock: Clock = .system,
        report: @escaping @Sendable (SyncReport) -> Void = { _ in }
    ) {
        (self.database, self.procedures, self.peers) = (database, procedures, peers)
        (self.signer, self.clock, self.report) = (signer, clock, report)
    }

    /// Takes one letter as it was posted.
    /// - Throws: ``SyncRefusal``; nothing is written then.
    public func take(_ body: [UInt8], signature: String?, portal: String, now: Date) async throws -> LetterOutcome {
        let peer = try await peers.verify(signature, over: body, as: .event, from: portal)
        guard let event = try? JSONDecoder().decode(SyncEvent.self, from: Data(body)) else { throw SyncRefusal.notALetter }
        guard isKnown(event, to: peer) else { throw SyncRefusal.unknownCode }
        return try await database.write { tx in try tx.take(event, from: peer.portal, at: now) }
    }

    /// Reads what a portal told since the last time; letters known already change nothing.
    public func repair(_ peer: SyncPeer) async throws {
        let portal = peer.portal
        let position = try await database.read { tx in try tx.syncCursor(.events, of: portal)?.position ?? "" }
        try await peers.readOn(
            DossierLinks.syncEvents, of: peer, from: position, as: signer, now: { clock.now }
        ) { page, next in
            let records = try JSONDecoder().decode(SyncEventPage.self, from: Data(page)).events
            var taken: [SyncEvent] = []
            for record in records {
                if let event = record.event, isKnown(event, to: peer) {
                    taken.append(event)
                } else {
                    report(.fault(.events, portal: portal, code: record.event?.code.text))
                }
            }
            let now = clock.now
            let refused = try await database.bulk { [taken] tx in
                let refused = try taken.filter { event in
                    do { _ = try tx.take(event, from: portal, at: now) } catch is SyncRefusal { return true }
                    return false
                }
                try tx.moveSyncCursor(.events, of: portal, to: next, at: now)
                return refused
            }
            for event in refused { report(.fault(.events, portal: portal, code: event.code.text)) }
        }
    }

    /// Repairs now and then every minute until cancelled.
    public func run(every pause: Duration = .seconds(60)) async {
        var rounds = SyncRounds(every: pause)
        await rounds.run {
            var isFine = true
            for peer in peers.peers {
                do {
                    try await repair(peer)
                } catch {
                    isFine = false
                    report(.failed(.events, portal: peer.portal, reason: "\(error)"))
                }
            }
            return isFine
        }
    }

    /// A portal speaks for its own agencies only, and for procedures that are published.
    private func isKnown(_ event: SyncEvent, to peer: SyncPeer) -> Bool {
        event.agency.text.hasSuffix(".\(peer.portal)") && event.code.text.hasPrefix("\(event.agency)-")
            && procedures.index.listing(event.procedure) != nil
    }
}

extension Transaction {
    /// Applies a letter and every waiting one that follows it.
    fileprivate func take(_ event: SyncEvent, from portal: String, at now: Date) throws -> LetterOutcome {
        var known = try followed(event.code)
        guard known == nil || known?.portal == portal, try agency(event.agency) != nil else {
            throw SyncRefusal.unknownCode
        }
        let applied = known?.sequence ?? 0
        guard event.sequence > applied else { return .repeated }
        guard event.sequence == applied + 1 else {
            try keepWaiting(event, from: portal, at: now)
            return .waiting
        }
        var next: SyncEvent? = event
        while let event = next {
            known = known?.after(event) ?? FollowedDossier(event, from: portal)
            next = try takeWaiting(event.code, sequence: event.sequence + 1)
        }
        if let known { try save(known) }
        return .applied
    }
}
