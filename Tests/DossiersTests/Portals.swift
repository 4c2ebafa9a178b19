import Catalogue
import Directory
import Foundation
import Jose
import Kit
import Links
import Store
import Synchronization
import TestStore

@testable import Dossiers

/// A letter as it travels.
struct Letter: Sendable {
    let body: [UInt8]
    let signature: String?
    let portal: String
}

/// The sample province and the national portal as two deployments with a database each, and the wire between them.
final class Portals: Sendable {
    let province: Town
    let national: Town
    let wire = Wire()
    let publisher: SyncPublisher
    let following: FollowingDesk
    let register: RegisterServer
    let nationalSigner: SyncSigner
    let provinceSigner: SyncSigner
    let provincePeers: SyncPeers
    let provincePeer = SyncPeer(portal: "H99", origin: "http://tinh.test")
    let nationalPeer = SyncPeer(portal: "QG", origin: "http://dvc.test")
    static let clock = Clock { Town.morning }

    init(_ engine: Engine) async throws {
        province = try await Town.atWork(engine)
        national = try await Town(engine)
        try await national.database.migrate(followedMigrations, now: Town.morning)
        let nationalKeys = KeyRing(masters: [1: [UInt8](repeating: 42, count: 32)])!
        nationalSigner = try SyncSigner(portal: "QG", keys: nationalKeys)
        provinceSigner = try SyncSigner(portal: "H99", keys: Town.keys)
        let door = wire.door
        provincePeers = SyncPeers([nationalPeer], wire: door, clock: Self.clock)
        publisher = SyncPublisher(
            database: province.database, signer: provinceSigner, peers: provincePeers, national: nationalPeer)
        following = FollowingDesk(
            database: national.database, procedures: national.procedures,
            peers: SyncPeers([provincePeer], wire: door, clock: Self.clock), signer: nationalSigner, clock: Self.clock)
        register = RegisterServer(procedures: national.procedures, units: national.units, signer: nationalSigner)
        wire.connect(self)
    }

    /// What the outbox worker would do, in the order of the jobs' numbers.
    func tellAll() async throws {
        for step in try await steps() { try await publisher.tell(step) }
    }

    private func steps() async throws -> [StepTaken] {
        let jobs = try await province.database.read { tx in
            try tx.run("SELECT payload FROM store_outbox WHERE kind = 'dossier-step' ORDER BY number") {
                try $0.blob("payload")
            }
        }
        return try jobs.map { try JSONDecoder().decode(StepTaken.self, from: Data($0)) }
    }

    /// The events of a dossier, given their places.
    func feed(_ dossier: Dossier) async throws -> [SyncEvent] {
        let steps = try await steps().filter { $0.dossier == dossier.id }
        return try await province.database.write { tx in
            try steps.compactMap { step in
                try tx.feed(step)
                return try tx.syncEvent(step)
            }
        }
    }

    func letters(of dossier: Dossier) async throws -> [Letter] { try await feed(dossier).map(signed) }

    func signed(_ event: SyncEvent) throws -> Letter {
        let body = try SyncPublisher.encode(event)
        return Letter(body: body, signature: try provinceSigner.sign(body, as: .event), portal: "H99")
    }

    func post(_ letter: Letter) async throws -> LetterOutcome {
        try await following.take(
            letter.body, signature: letter.signature, portal: letter.portal, now: Town.morning)
    }

    func followed(_ dossier: Dossier) async throws -> FollowedDossier? {
        guard let code = dossier.code else { return nil }
        return try await national.database.read { tx in try tx.followed(code) }
    }

    /// Sent, received, forwarded and finished dossiers with their places in the feed, written straight into the
    /// province's tables beside one that went the same way by itself.
    func plant(dossiers: Int) async throws {
        let sent = try await province.send()
        let pattern = try await province.move(sent, .receive, .forward, .finish)
        _ = try await feed(pattern)
        for start in stride(from: 1, to: dossiers, by: 100) {
            let planted = (start..<min(start + 100, dossiers)).map { number in
                (number: number, id: ID<Dossier>(uuid: Chance.system.uuid7(at: Town.morning)))
            }
            try await province.database.bulk { tx in
                for (number, id) in planted { try tx.plant(pattern.copy(id, number), place: number * 4) }
            }
        }
        try await province.database.write { tx in
            try tx.execute("UPDATE dossiers_sync_head SET last = \(dossiers * 4) WHERE id = 1")
        }
    }
}

extension Dossier {
    fileprivate func copy(_ id: ID<Dossier>, _ number: Int) -> Dossier {
        Dossier(
            id: id, code: DossierCode(unit: agency, day: Town.today, number: number + 1), procedure: procedure,
            revision: revision, procedureName: procedureName, agency: agency, agencyName: agencyName, subject: subject,
            applicantName: applicantName, returning: returning, channel: channel, reference: nil, stage: stage,
            version: 2, steps: 4, createdAt: createdAt, changedAt: changedAt, sentAt: sentAt, receivedAt: receivedAt,
            dueAt: dueAt, finishedAt: finishedAt, returnedAt: nil)
    }

    fileprivate var asDraft: Dossier {
        Dossier(
            id: id, code: nil, procedure: procedure, revision: revision, procedureName: procedureName, agency: agency,
            agencyName: agencyName, subject: subject, applicantName: applicantName, returning: returning,
            channel: channel, reference: nil, stage: .draft, version: 1, steps: 0, createdAt: createdAt,
            changedAt: createdAt, sentAt: nil, receivedAt: nil, dueAt: nil, finishedAt: nil, returnedAt: nil)
    }
}

extension Transaction {
    /// A finished dossier with its four public steps, told at the places behind `place`.
    fileprivate func plant(_ dossier: Dossier, place: Int) throws {
        try insert(dossier.asDraft, answers: [0])
        try replace(dossier.asDraft, with: dossier)
        let steps: [(Stage, Move)] = [
            (.sent, .send), (.received, .receive), (.processing, .forward), (.finished, .finish),
        ]
        for (index, (stage, move)) in steps.enumerated() {
            let number = index + 1
            try execute(
                """
                INSERT INTO dossiers_events (dossier, number, at, step, stage, actor_kind, actor, actor_name, unit,
                    unit_name, note, due_at, is_internal)
                VALUES (\(dossier.id), \(number), \(Town.morning), \(move.rawValue), \(stage.rawValue), 'system', '', '',
                    NULL, '', '', NULL, 0)
                """)
            try execute(
                """
                INSERT INTO dossiers_sync_feed (place, dossier, number, sequence)
                VALUES (\(place + number), \(dossier.id), \(number), \(number))
                """)
        }
    }
}

/// The wire between the two portals: it knows both ends, counts what travels, and can be cut.
final class Wire: Sendable {
    let letters = Mutex<[Letter]>([])
    let questions = Mutex<[String]>([])
    let isDown = Mutex(false)
    private let portals = Mutex<Weak?>(nil)

    private struct Weak: Sendable { weak var portals: Portals? }

    struct Cut: Error {}

    func connect(_ portals: Portals) { self.portals.withLock { $0 = Weak(portals: portals) } }

    var door: SyncWire {
        SyncWire(
            get: { [self] url, headers in try await get(url, headers) },
            post: { [self] _, body, headers in try await post(body, headers) })
    }

    private func ends() throws -> Portals {
        guard !isDown.withLock({ $0 }), let portals = portals.withLock({ $0?.portals }) else { throw Cut() }
        return portals
    }

    private func post(_ body: [UInt8], _ headers: [(name: String, value: String)]) async throws -> SyncWire.Reply {
        let letter = Letter(
            body: body, signature: headers.first { $0.name == SyncHeader.signature }?.value,
            portal: headers.first { $0.name == SyncHeader.portal }?.value ?? "")
        let portals = try ends()
        letters.withLock { $0.append(letter) }
        do {
            _ = try await portals.post(letter)
            return SyncWire.Reply(status: 200, body: [], signature: nil)
        } catch let refusal as SyncRefusal {
            return SyncWire.Reply(status: refusal.status, body: [], signature: nil)
        }
    }

    private func get(_ url: String, _ headers: [(name: String, value: String)]) async throws -> SyncWire.Reply {
        let portals = try ends()
        let isNational = url.hasPrefix(portals.nationalPeer.origin)
        let path = String(url.dropFirst((isNational ? portals.nationalPeer : portals.provincePeer).origin.count))
        if path == DossierLinks.syncKeys.path {
            let signer = isNational ? portals.nationalSigner : portals.provinceSigner
            return SyncWire.Reply(status: 200, body: try signer.keys.jwks.json, signature: nil)
        }
        questions.withLock { $0.append(path) }
        let after = path.split(separator: "after=", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        let page = try await page(path, after.removingPercentEncoding ?? "", headers, portals)
        return SyncWire.Reply(status: 200, body: page.body, signature: page.signature)
    }

    private func page(
        _ path: String, _ after: String, _ headers: [(name: String, value: String)], _ portals: Portals
    ) async throws -> SignedPage {
        if path.hasPrefix(DossierLinks.syncCatalogue.path) { return try await portals.register.procedures(after: after) }
        if path.hasPrefix(DossierLinks.syncAgencies.path) { return try await portals.register.agencies(after: after) }
        func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
        return try await portals.publisher.answer(
            path: path, after: after, portal: header(SyncHeader.portal) ?? "", time: header(SyncHeader.time) ?? "",
            signature: header(SyncHeader.signature), now: Town.morning)
    }
}
