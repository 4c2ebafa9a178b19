import Foundation
import Kit
import Parties
import Store
import TestStore
import Testing

@testable import Messaging

@Suite(.timeLimit(.minutes(2))) struct MessageTests {
    private let now = Date(timeIntervalSince1970: 1_795_140_000)
    private let phone = PhoneNumber("0950000102")!
    private let keys = KeyRing(masters: [1: [UInt8](repeating: 9, count: 32)])!
    private var drafts: SMSDrafts { SMSDrafts(keys: keys, chance: .system) }

    private func store(_ engine: Engine) async throws -> TestDatabase {
        try await TestDatabase(engine, storeMigrations + messagingMigrations)
    }

    private func sent(_ store: TestDatabase, _ text: String = "Mã OTP của Ông/Bà: 271828") async throws -> ID<SMSMessage> {
        let message = try drafts.prepare(.notice, to: phone, text: text, now: now)
        try await store.database.write { tx in try tx.send(message, at: now) }
        return message.id
    }

    @Test(arguments: TestDatabase.engines)
    func `a message waits in the outbox, sealed, and leaves no trace of number or text`(engine: Engine) async throws {
        let store = try await store(engine)
        let id = try await sent(store)
        #expect(try await store.database.read { try $0.messageStatus(id) } == .queued)
        let payload = try await store.database.read { tx in
            try tx.first("SELECT payload FROM store_outbox") { try $0.blob("payload") }
        }
        let text = String(decoding: try #require(payload), as: UTF8.self)
        #expect(!text.contains("0950000102") && !text.contains("950000102") && !text.contains("271828"))
    }

    @Test(arguments: TestDatabase.engines)
    func `a message belongs to the transaction that sends it`(engine: Engine) async throws {
        struct Changed: Error {}
        let store = try await store(engine)
        let message = try drafts.prepare(.notice, to: phone, text: "Hồ sơ đã gửi.", now: now)
        await #expect(throws: Changed.self) {
            try await store.database.write { tx in
                try tx.send(message, at: now)
                throw Changed()
            }
        }
        #expect(try await store.database.read { try $0.messageStatus(message.id) } == nil)
        #expect(try await store.database.read { try $0.count("SELECT count(*) AS n FROM store_outbox") } == 0)
    }

    @Test(arguments: ["", String(repeating: "ơ", count: 202)])
    func `a text that is empty or longer than three parts is not prepared`(text: String) {
        #expect(throws: UnsendableText.self) { try drafts.prepare(.notice, to: phone, text: text, now: now) }
    }

    @Test(arguments: TestDatabase.engines)
    func `reports that overtake each other end in the truth (REQ-OTP-009)`(engine: Engine) async throws {
        let store = try await store(engine)
        let id = try await sent(store)
        let told: [(MessageStatus, MessageStatus)] = [
            (.sent, .sent), (.waiting, .waiting), (.delivered, .delivered), (.sent, .delivered), (.failed, .delivered),
            (.down, .delivered),
        ]
        for (report, status) in told {
            try await store.database.recordDelivery(id, report, now: now)
            #expect(try await store.database.read { try $0.messageStatus(id) } == status)
        }
        #expect(try await store.database.read { try $0.messageCounts(since: now) } == [.delivered: 1])
    }

    @Test(arguments: TestDatabase.engines)
    func `what a message spent is given back once`(engine: Engine) async throws {
        let store = try await store(engine)
        let limit = Limit("test.codes", most: 1, within: 3_600)
        let spending = Spending(limit, on: "a", at: now)
        let message = try drafts.prepare(.code, to: phone, text: "Ma OTP 271828", spendings: [spending], now: now)
        try await store.database.write { tx in
            _ = try tx.spend(limit, on: "a", now: now)
            try tx.send(message, at: now)
        }
        let room: @Sendable (Transaction) throws -> Bool = { try $0.room(limit, on: "a", now: now + 1).isAllowed }
        #expect(try await store.database.read(room) == false)
        for _ in 0..<2 { try await store.database.write { tx in try tx.refundMessage(message.id) } }
        #expect(try await store.database.read(room))
    }

    @Test(arguments: TestDatabase.engines)
    func `messages are forgotten after ninety days (REQ-OTP-010)`(engine: Engine) async throws {
        let store = try await store(engine)
        let id = try await sent(store)
        for (days, left) in [(90.0, 0), (90.01, 1)] {
            let gone = try await store.database.write { tx in try tx.sweepMessages(now: now + days * 86_400) }
            #expect(gone == left)
        }
        #expect(try await store.database.read { try $0.messageStatus(id) } == nil)
    }
}
