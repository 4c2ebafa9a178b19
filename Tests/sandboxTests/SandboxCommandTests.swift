import ArgumentParser
import Foundation
import Kit
import Logging
import Parties
import ServiceLifecycle
import Testing

@testable import sandbox

@Suite struct SandboxCommandTests {
    @Test(arguments: [
        ["--bind", "0.0.0.0"], ["--bind", "::"], ["--bind", "192.0.2.1"], ["--bind", "localhost.example"],
        ["--sms-port", "8201"], ["--sms-account", "ten"], ["--telco-client", ":x"],
    ])
    func `it does not start where strangers could reach it, or with half an account`(arguments: [String]) {
        #expect(throws: (any Error).self) { try SandboxCommand.parse(arguments) }
    }

    @Test func `it starts with nothing said, and on any loopback address`() throws {
        #expect(try SandboxCommand.parse([]).smsPort == 13013)
        #expect(try SandboxCommand.parse(["--bind", "127.0.0.9"]).bind == "127.0.0.9")
        #expect(try SandboxCommand.parse(["--bind", "::1"]).bind == "::1")
    }

    @Test func `a port that is taken is named, with what to do`() async throws {
        try await RunningSandbox.run { other in
            let taken = try #require(Origin(of: other.url("telco", ""))?.port)
            let account = try #require(Account(RunningSandbox.account))
            let sandbox = try Sandbox(
                settings: .init(
                    bind: "127.0.0.1", smsPort: 0, telcoPort: taken, captchaPort: 0, mailPort: 0, smtpPort: 0, sms: account, telco: account,
                    mail: account,
                    captchaKey: "k"))
            let services = sandbox.services { _, _ in }
            let group = ServiceGroup(configuration: .init(services: services, logger: Logger(label: "t")))
            let error = await #expect(throws: Listener.PortBusy.self) { try await group.run() }
            #expect(error?.description.contains("port \(taken) is taken") == true)
            #expect(error?.description.contains("--telco-port") == true)
        }
    }

    @Test func `a page that points its own name at this machine learns nothing`() async throws {
        try await RunningSandbox.run { sandbox in
            let headers = [(name: "host", value: "evil.example")]
            let reply = try await sandbox.http.send(.get(sandbox.url("sms", "/_ctl/inbox"), headers: headers))
            #expect(reply.status == 421)
        }
    }

    @Test func `the help names every fault`() {
        for mode in ["delay", "refuse", "silence", "down", "wrong", "undeliverable", "not_available"] {
            #expect(SandboxHelp.text.contains("\n  \(mode) "))
        }
    }
}

@Suite struct KannelEscapesTests {
    @Test func `a report's URL is filled in as Kannel does it`() {
        let message = Message(
            id: UUID(bytes: Array(0..<16)), to: "84950000101", from: "Cong DVC", text: "x", coding: 0,
            validityMinutes: nil, receivedAt: Date(timeIntervalSince1970: 0))
        let now = Date(timeIntervalSince1970: 1_795_260_973)
        let escapes = KannelEscapes(type: 8, receiver: "+84950000101", message: message, now: now)
        let url = escapes.fill("http://a/?d=%d&p=%p&P=%P&T=%T&A=%A&I=%I&x=%%&y=%z%")
        #expect(
            url == "http://a/?d=8&p=%2B84950000101&P=Cong+DVC&T=1795260973&A=ACK%2F"
                + "&I=00010203-0405-0607-0809-0a0b0c0d0e0f&x=%&y=%z%")
    }
}
