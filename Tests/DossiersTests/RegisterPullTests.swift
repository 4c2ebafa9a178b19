import Catalogue
import Directory
import Foundation
import Jose
import Kit
import Store
import Synchronization
import TestStore
import Testing

@testable import Dossiers

/// The province's pull of procedures and agencies.
@Suite(.timeLimit(.minutes(2))) struct RegisterPullTests {
    private func pull(_ portals: Portals, into town: Town, _ faults: Faults = Faults()) -> RegisterPull {
        RegisterPull(
            procedures: town.procedures, units: town.units, signer: portals.provinceSigner, peers: portals.provincePeers,
            national: portals.nationalPeer, clock: Portals.clock, report: { faults.add($0) })
    }

    @Test(arguments: TestDatabase.engines)
    func `the province takes what the national portal published, and nothing twice`(engine: Engine) async throws {
        let portals = try await Portals(engine)
        let record = TrialProcedures.extractRecord().replacing("9.000001", with: "9.000077")
        try await portals.national.publish(TrialProcedures.file([record]))
        let pull = pull(portals, into: portals.province)
        #expect(try await portals.province.procedures.procedure("9.000077") == nil)
        try await pull.pullProcedures()
        let first = try #require(try await portals.province.procedures.procedure("9.000077"))
        let theirs = try #require(try await portals.national.procedures.procedure("9.000077"))
        #expect(first.procedure == theirs.procedure && first.revision == 1)
        // What both had already stays as it was.
        #expect(try await portals.province.procedures.procedure(TrialProcedures.extract)?.revision == 1)

        let asked = portals.wire.questions.withLock { $0.count }
        try await pull.pullProcedures()
        #expect(portals.wire.questions.withLock { $0.count } == asked + 1)
        #expect(try await portals.province.procedures.procedure("9.000077")?.revision == 1)

        let renamed = record.replacing("(thử)", with: "(thử, sửa)")
        try await portals.national.publish(TrialProcedures.file([renamed]))
        try await pull.pullProcedures()
        let second = try #require(try await portals.province.procedures.procedure("9.000077"))
        #expect(second.revision == 2 && second.procedure.name.hasSuffix("(thử, sửa)"))
    }

    @Test(arguments: TestDatabase.engines)
    func `many procedures come page by page, the newest revision of each`(engine: Engine) async throws {
        let portals = try await Portals(engine)
        let records = (0..<95).map { TrialProcedures.extractRecord().replacing("9.000001", with: "9.0001\(Digits.two($0))") }
        try await portals.national.publish(TrialProcedures.file(records))
        try await portals.national.publish(TrialProcedures.file([records[3].replacing("(thử)", with: "(hai)")]))
        try await portals.national.publish(TrialProcedures.file([records[3].replacing("(thử)", with: "(ba)")]))
        let faults = Faults()
        try await pull(portals, into: portals.province, faults).pullProcedures()
        #expect(faults.count == 0)
        #expect(try await portals.province.procedures.procedure("9.000194") != nil)
        #expect(try await portals.province.procedures.procedure("9.000103")?.procedure.name.hasSuffix("(ba)") == true)
    }

    @Test(arguments: TestDatabase.engines)
    func `agencies come whole, and only what changed is written`(engine: Engine) async throws {
        let portals = try await Portals(engine)
        let pull = pull(portals, into: portals.province)
        try await pull.pullAgencies()
        let asked = portals.wire.questions.withLock { $0.count }
        try await pull.pullAgencies()
        #expect(portals.wire.questions.withLock { $0.count } == asked + 1)

        let commune = try #require(try await portals.national.units.agency(Town.commune))
        try await portals.national.units.save([commune.activated(false)], now: Town.morning)
        try await pull.pullAgencies()
        #expect(try await portals.province.units.agency(Town.commune)?.isActive == false)
        #expect(try await portals.province.units.all() == portals.national.units.all())
    }

    @Test func `a page nobody signed is not taken`() async throws {
        let portals = try await Portals(.sqlite)
        let forger = try SyncSigner(portal: "QG", keys: Town.keys)
        let page = try SignedPage(
            SyncPageHead(after: "", next: "9:x", hasMore: false), list: "procedures", items: [], forger)
        let wire = SyncWire(
            get: { url, _ in
                url.hasSuffix("/khoa")
                    ? SyncWire.Reply(status: 200, body: try portals.nationalSigner.keys.jwks.json, signature: nil)
                    : SyncWire.Reply(status: 200, body: page.body, signature: page.signature)
            }, post: { _, _, _ in SyncWire.Reply(status: 200, body: [], signature: nil) })
        let peers = SyncPeers([portals.nationalPeer], wire: wire, clock: Portals.clock)
        let pull = RegisterPull(
            procedures: portals.province.procedures, units: portals.province.units, signer: portals.provinceSigner,
            peers: peers, national: portals.nationalPeer, clock: Portals.clock)
        await #expect(throws: SyncFault.unsigned) { try await pull.pullProcedures() }
        let cursor = try await portals.province.database.read { tx in try tx.syncCursor(.procedures, of: "QG") }
        #expect(cursor == nil)
    }

    @Test func `a cursor that is none is refused`() async throws {
        let portals = try await Portals(.sqlite)
        for cursor in ["x", "-1:a", "a:b:c"] {
            await #expect(throws: SyncRefusal.notALetter) { try await portals.register.procedures(after: cursor) }
        }
    }
}

/// Counts what a worker reports.
final class Faults: Sendable {
    private let reports = Mutex(0)

    var count: Int { reports.withLock { $0 } }

    func add(_ report: SyncReport) { reports.withLock { $0 += 1 } }
}
