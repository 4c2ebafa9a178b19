import Foundation
import Kit
import Messaging
import Parties
import Store
import Testing
import TestStore

@testable import Identity

/// REQ-OTP-009: what became of the message is seen, and a failed one costs nothing.
@Suite(.timeLimit(.minutes(2))) struct CodeDeliveryTests {
    /// A gateway on a port where nobody listens.
    private func sendThroughDeadGateway(_ house: Vnconnect) async throws {
        let http = HTTPParty(timeout: .seconds(2))
        let gateway = KannelSMS(
            KannelSMS.Account(
                url: "http://127.0.0.1:9/cgi-bin/sendsms", username: "motcua", password: Secret("x"), sender: "DVC"),
            http: http, line: PartyLine("sms", meter: PartyMeter()))
        let delivery = SMSDelivery(gateway: gateway, keys: Vnconnect.keys, clock: Clock { house.now }, reports: nil)
        let worker = OutboxWorker(
            database: house.database, clock: Clock { house.now.plus(10) }, chance: .system, handlers: delivery.handlers)
        let running = Task { await worker.run() }
        for _ in 0..<200
        where try await house.count("SELECT count(*) AS n FROM messaging_messages WHERE status = 'queued'") > 0 {
            try await Task.sleep(for: .milliseconds(20))
        }
        worker.stop()
        await running.value
        try await http.shutdown()
    }

    @Test(arguments: TestDatabase.engines)
    func `a gateway that is down says so, and neither quota nor cool-down is used up`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let flow = try await house.accounts.register(
            byMobile: try house.mauForm(), guest: "g", browser: .home, now: house.now)
        for n in 1...7 {
            try await sendThroughDeadGateway(house)
            let progress = try #require(try await house.accounts.codeProgress(of: flow))
            #expect(progress.delivery == .down)
            try await house.accounts.resendCode(in: flow, now: house.now.plus(Double(n)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the operator's report is what the screen shows`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let flow = try await house.accounts.register(
            byMobile: try house.mauForm(), guest: "g", browser: .home, now: house.now)
        #expect(try await house.accounts.codeProgress(of: flow)?.delivery == .queued)
        let id: ID<SMSMessage> = try await house.database.read { tx in
            try #require(try tx.first("SELECT id FROM messaging_messages") { try $0.id("id") })
        }
        try await house.database.recordDelivery(id, .failed, now: house.now)
        #expect(try await house.accounts.codeProgress(of: flow)?.delivery == .failed)
    }
}
