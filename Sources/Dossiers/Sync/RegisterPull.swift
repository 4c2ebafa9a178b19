import Catalogue
import Directory
import Foundation
import Kit
import Links
import Store

/// The province's side of the pull: takes what the national portal published, and nothing it has already.
public struct RegisterPull: Sendable {
    let database: Database
    let procedures: ProcedureBook
    let units: UnitBook
    let signer: SyncSigner
    let peers: SyncPeers
    let national: SyncPeer
    let clock: Clock
    let pause: Duration
    let report: @Sendable (SyncReport) -> Void

    public init(
        procedures: ProcedureBook, units: UnitBook, signer: SyncSigner, peers: SyncPeers, national: SyncPeer,
        clock: Clock = .system, every pause: Duration = .seconds(60),
        report: @escaping @Sendable (SyncReport) -> Void = { _ in }
    ) {
        (database, self.procedures, self.units, self.signer) = (procedures.database, procedures, units, signer)
        (self.peers, self.national, self.clock, self.pause) = (peers, national, clock, pause)
        self.report = report
    }

    /// Pulls now and then every minute until cancelled.
    public func run() async {
        var rounds = SyncRounds(every: pause)
        await rounds.run {
            var isFine = true
            for (list, pull) in [(SyncList.agencies, pullAgencies), (.procedures, pullProcedures)] {
                do {
                    try await pull()
                } catch {
                    isFine = false
                    report(.failed(list, portal: national.portal, reason: "\(error)"))
                }
            }
            return isFine
        }
    }

    /// - Throws: ``SyncFault``, and what the wire throws.
    public func pullProcedures() async throws {
        try await read(DossierLinks.syncCatalogue, .procedures) { page in
            let reading = CatalogueReader.own([(name: "sync", contents: Data(page))])
            for fault in reading.faults { report(.fault(.procedures, portal: national.portal, code: fault.code)) }
            try await procedures.publish(reading, by: "sync:\(national.portal)", now: clock.now)
        }
        try await procedures.refresh()
    }

    public func pullAgencies() async throws {
        try await read(DossierLinks.syncAgencies, .agencies) { page in
            let theirs = try JSONDecoder().decode(SyncAgencyPage.self, from: Data(page)).agencies
            let ours = Dictionary(try await units.all().map { ($0.code, $0) }) { first, _ in first }
            let changed = theirs.filter { ours[$0.code] != $0 }
            if !changed.isEmpty { try await units.save(changed, now: clock.now) }
        }
    }

    private func read(_ link: Link, _ list: SyncList, take: ([UInt8]) async throws -> Void) async throws {
        let portal = national.portal
        let position = try await database.read { tx in try tx.syncCursor(list, of: portal)?.position ?? "" }
        try await peers.readOn(link, of: national, from: position, as: signer, now: { clock.now }) { page, next in
            try await take(page)
            let now = clock.now
            try await database.write { tx in try tx.moveSyncCursor(list, of: portal, to: next, at: now) }
        }
    }
}

/// What happened in an exchange, for logs and metrics. No personal data.
public enum SyncReport: Sendable {
    case failed(SyncList, portal: String, reason: String)
    /// A record that could not be taken; the others were.
    case fault(SyncList, portal: String, code: String?)
}
