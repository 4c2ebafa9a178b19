import Foundation
import Kit
import Testing

@testable import Parties

/// Message submission: STARTTLS (RFC 3207), TLS (RFC 8314), AUTH (RFC 4954), and what a server's no means.
@Suite(.timeLimit(.minutes(1))) struct SMTPSubmissionTests {
    private func send(
        _ server: SMTPDouble, _ security: SMTPSubmission.Security, host: String = "localhost", trusted: Bool = true,
        account: SMTPSubmission.Account? = .init(user: "motcua", password: Secret("bí mật"))
    ) async throws -> PartyFailure? {
        let submission = SMTPSubmission(
            .init(host: host, port: server.port, security: security, authority: trusted ? server.authority : nil),
            account: account, sender: .init(address: try #require(EmailAddress("a@dvc.example")), name: "Cổng"),
            line: PartyLine("mail", meter: PartyMeter()), step: .seconds(5))
        let mail = Mail(id: UUID(), to: try #require(EmailAddress("mau@example.vn")), subject: "x", text: "y")
        do throws(PartyFailure) {
            try await submission.send(mail)
            return nil
        } catch {
            return error
        }
    }

    private func with(_ ways: SMTPDouble.Ways, _ work: (SMTPDouble) async throws -> Void) async throws {
        let server = try await SMTPDouble(ways)
        try await work(server)
        try await server.stop()
    }

    @Test(arguments: ["PLAIN", "LOGIN"])
    func `with STARTTLS only the hello is said in the clear, and it is said again`(auth: String) async throws {
        var ways = SMTPDouble.Ways()
        ways.auth = auth
        try await with(ways) { server async throws in
            #expect(try await send(server, .startTLS) == nil)
            let heard = server.heard
            #expect(heard.filter { !$0.hasPrefix("tls ") } == ["EHLO dvc.example", "STARTTLS"])
            #expect(heard.dropFirst(2).first == "tls EHLO dvc.example")
            #expect(heard.contains { $0.hasPrefix("tls AUTH \(auth)") })
            #expect(heard.contains("tls MAIL FROM:<a@dvc.example>") && heard.contains("tls RCPT TO:<mau@example.vn>"))
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `with TLS from the first byte, to a name or an address in the certificate`(host: String) async throws {
        var ways = SMTPDouble.Ways()
        ways.isImplicit = true
        try await with(ways) { server async throws in
            #expect(try await send(server, .implicit, host: host) == nil)
            #expect(server.heard.allSatisfy { $0.hasPrefix("tls ") })
        }
    }

    @Test func `a certificate nobody vouches for ends it before a password is said`() async throws {
        try await with(SMTPDouble.Ways()) { server async throws in
            #expect(try await send(server, .startTLS, trusted: false)?.isDown == true)
            #expect(server.heard == ["EHLO dvc.example", "STARTTLS"])
        }
    }

    @Test func `a server that offers no STARTTLS is told nothing more`() async throws {
        var ways = SMTPDouble.Ways()
        ways.offersTLS = false
        try await with(ways) { server async throws in
            #expect(try await send(server, .startTLS) == .down(.nonsense))
            #expect(server.heard == ["EHLO dvc.example"])
        }
    }

    @Test(arguments: ["250 2.0.0 stranger", "250-AUTH PLAIN"])
    func `words put behind the answer to STARTTLS are believed by nobody (CVE-2011-0411)`(words: String) async throws {
        var ways = SMTPDouble.Ways()
        ways.injected = words
        try await with(ways) { server async throws in
            #expect(try await send(server, .startTLS)?.isDown == true)
            #expect(!server.heard.contains { $0.contains("AUTH") })
        }
    }

    @Test(arguments: [
        ("greeting", "554 5.7.1 go away", PartyFailure.down(.failing(status: 554))),
        ("AUTH", "535 5.7.8 bad", .down(.failing(status: 535))), ("MAIL", "550 5.7.1 not you", .down(.failing(status: 550))),
        ("MAIL", "452 4.3.1 full", .down(.failing(status: 452))), ("RCPT", "450 4.2.1 later", .down(.failing(status: 450))),
        ("RCPT", "550 5.1.1 no mau@example.vn here", .refused(status: 550, reason: "RCPT 5.1.1")),
        ("DATA", "554 no", .refused(status: 554, reason: "DATA ")), ("text", "554 5.6.0 no", .refused(status: 554, reason: "text 5.6.0")),
        ("text", "451 4.3.0 later", .down(.failing(status: 451))), ("MAIL", "hello", .down(.broken)), ("MAIL", "354 odd", .down(.nonsense)),
    ])
    func `a no to the letter stays, a no to the line passes, and no address goes to the log`(
        step: String, answer: String, end: PartyFailure
    ) async throws {
        var ways = SMTPDouble.Ways()
        ways.answers = [step: answer]
        try await with(ways) { server async throws in #expect(try await send(server, .none) == end) }
    }

    @Test func `a server that takes letters by where we are is shown no password`() async throws {
        try await with(SMTPDouble.Ways()) { server async throws in
            #expect(try await send(server, .none, account: nil) == nil)
            #expect(!server.heard.contains { $0.hasPrefix("AUTH") })
        }
    }

    @Test func `nobody there is an outage`() async throws {
        let server = try await SMTPDouble(SMTPDouble.Ways())
        try await server.stop()
        #expect(try await send(server, .none) == .down(.unreachable))
    }
}
