import Foundation
import Kit
import Parties
import Store
import TestStore
import Testing

@testable import Messaging

/// Letters in the outbox: sealed, with the transaction that sends them, tried again while the server is away.
@Suite(.timeLimit(.minutes(2))) struct MailTests {
    private let now = Date(timeIntervalSince1970: 1_795_140_000)
    private let keys = KeyRing(masters: [1: [UInt8](repeating: 9, count: 32)])!
    private let to = EmailAddress("mau@example.vn")!

    private func mail(goodUntil: Date? = nil) throws -> MailMessage {
        try MailDrafts(keys: keys, chance: .system).prepare(
            to: to, subject: "Xác nhận", text: "Liên kết: 271828", goodUntil: goodUntil, now: now)
    }

    private func store(_ engine: Engine) async throws -> TestDatabase {
        try await TestDatabase(engine, storeMigrations + messagingMigrations)
    }

    /// A server that is not there.
    private func worker(_ store: TestDatabase, at now: Date) throws -> OutboxWorker {
        let server = SMTPSubmission(
            .init(host: "127.0.0.1", port: 1, security: .none), account: nil, sender: .init(address: to, name: "Cổng"),
            line: PartyLine("mail", meter: PartyMeter()))
        let delivery = MailDelivery(server: server, keys: keys, clock: Clock { now })
        return OutboxWorker(
            database: store.database, clock: Clock { now }, chance: .system, handlers: delivery.handlers,
            poll: .milliseconds(20))
    }

    @Test(arguments: TestDatabase.engines)
    func `a letter waits sealed, and belongs to the transaction that sends it`(engine: Engine) async throws {
        struct Changed: Error {}
        let store = try await store(engine)
        let (kept, dropped) = (try mail(), try mail())
        try await store.database.write { tx in try tx.send(kept, at: now) }
        await #expect(throws: Changed.self) {
            try await store.database.write { tx in
                try tx.send(dropped, at: now)
                throw Changed()
            }
        }
        let statuses = try await store.database.read { tx in [try tx.mailStatus(kept.id), try tx.mailStatus(dropped.id)] }
        #expect(statuses == [.queued, nil])
        let payloads = try await store.database.read { tx in
            try tx.run("SELECT payload FROM store_outbox") { try $0.blob("payload") }
        }
        #expect(payloads.count == 1)
        let text = String(decoding: try #require(payloads.first), as: UTF8.self)
        #expect(!text.contains("mau@example.vn") && !text.contains("271828"))
    }

    @Test(arguments: TestDatabase.engines)
    func `a letter waits while the server is away, and one whose link is over is given up`(engine: Engine) async throws {
        let store = try await store(engine)
        let (waiting, late) = (try mail(goodUntil: now + 60), try mail(goodUntil: now))
        try await store.database.write { tx in
            try tx.send(waiting, at: now)
            try tx.send(late, at: now)
        }
        let worker = try worker(store, at: now)
        let running = Task { await worker.run() }
        for _ in 0..<250 where try await store.database.read({ try $0.mailStatus(late.id) }) == .queued {
            try await Task.sleep(for: .milliseconds(20))
        }
        worker.stop()
        await running.value
        let statuses = try await store.database.read { tx in [try tx.mailStatus(waiting.id), try tx.mailStatus(late.id)] }
        #expect(statuses == [.queued, .down])
        #expect(try await store.database.write { try $0.sweepMessages(now: now + 91 * 86_400) } == 2)
    }
}
