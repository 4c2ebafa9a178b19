import Foundation
import Kit
import NIOCore
import NIOSSL

/// Hands letters to a mail server for delivery: message submission (RFC 6409) over SMTP (RFC 5321).
///
/// Never repeats by itself: whether a letter may be sent twice is the outbox's rule.
public struct SMTPSubmission: Sendable {
    public enum Security: String, CaseIterable, Sendable {
        /// In the clear: for a server on this very machine.
        case none
        /// `STARTTLS`, without which nothing is said (RFC 3207).
        case startTLS = "starttls"
        /// TLS from the first byte (RFC 8314).
        case implicit = "tls"
    }

    public struct Server: Sendable {
        public let host: String
        public let port: Int
        public let security: Security
        /// A PEM file of certificates to trust in place of the system's.
        public let authority: String?

        public init(host: String, port: Int, security: Security, authority: String? = nil) {
            (self.host, self.port, self.security, self.authority) = (host, port, security, authority)
        }

        /// The name in the server's certificate; `nil` for an address, which is verified as such.
        var verifiedName: String? { host.contains(":") || host.allSatisfy { $0 == "." || $0.isNumber } ? nil : host }
    }

    public struct Account: Sendable {
        public let user: String
        public let password: Secret<String>

        public init(user: String, password: Secret<String>) { (self.user, self.password) = (user, password) }
    }

    private let server: Server
    private let account: Account?
    private let sender: Mail.Sender
    private let line: PartyLine
    private let clock: Clock
    private let step: TimeAmount

    /// - Parameter step: For connecting, for each command and each reply but the last.
    public init(
        _ server: Server, account: Account?, sender: Mail.Sender, line: PartyLine, clock: Clock = .system,
        step: Duration = .seconds(10)
    ) {
        (self.server, self.account, self.sender) = (server, account, sender)
        (self.line, self.clock, self.step) = (line, clock, TimeAmount(step))
    }

    /// Hands the letter over, once.
    ///
    /// - Throws: ``PartyFailure/refused(status:reason:)`` where the server will not take this letter (5xx to the
    ///   recipient or the text); ``PartyFailure/down(_:)`` for everything that passes, a wrong password among it: once it
    ///   is put right the letters that waited go.
    public func send(_ mail: Mail) async throws(PartyFailure) {
        try await line.call { () async throws(PartyFailure) in
            let tls = try context()
            let talk = try await SMTPConversation(
                to: server, tls: server.security == .implicit ? tls : nil, step: step)
            defer { talk.close() }
            try await signIn(talk, tls)
            try await hand(mail, talk)
        }
    }

    private func context() throws(PartyFailure) -> NIOSSLContext? {
        guard server.security != .none else { return nil }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let authority = server.authority { configuration.trustRoots = .file(authority) }
        do { return try NIOSSLContext(configuration: configuration) } catch { throw .down(.unreachable) }
    }

    private func signIn(_ talk: SMTPConversation, _ tls: NIOSSLContext?) async throws(PartyFailure) {
        try await talk.expect(220, at: "greeting")
        var offers = try await talk.hello(name)
        if server.security == .startTLS, let tls {
            guard offers.contains("STARTTLS") else { throw .down(.nonsense) }
            try await talk.say("STARTTLS", as: "STARTTLS", expecting: 220)
            try await talk.secure(tls, as: server.verifiedName)
            offers = try await talk.hello(name)
        }
        guard let account else { return }
        let ways = offers.filter { $0.hasPrefix("AUTH") }.flatMap { $0.split { " =".contains($0) }.map(String.init) }
        let (user, password) = (account.user, account.password.reveal())
        if ways.contains("PLAIN") {
            try await talk.say("AUTH PLAIN " + Self.coded("\0\(user)\0\(password)"), as: "AUTH", expecting: 235)
        } else if ways.contains("LOGIN") {
            try await talk.say("AUTH LOGIN", as: "AUTH", expecting: 334)
            try await talk.say(Self.coded(user), as: "AUTH", expecting: 334)
            try await talk.say(Self.coded(password), as: "AUTH", expecting: 235)
        } else {
            throw .down(.nonsense)
        }
    }

    private func hand(_ mail: Mail, _ talk: SMTPConversation) async throws(PartyFailure) {
        try await talk.say("MAIL FROM:<\(sender.address.text)>", as: "MAIL", expecting: 250)
        try await talk.say("RCPT TO:<\(mail.to.text)>", as: "RCPT", expecting: 250, isOfLetter: true)
        try await talk.say("DATA", as: "DATA", expecting: 354, isOfLetter: true)
        let letter = DotStuffing.stuffed(mail.bytes(from: sender, at: clock.now))
        try await talk.write(letter + Array(".\r\n".utf8))
        // RFC 5321, 4.5.3.2.6: the server may look at the whole letter before it answers for it.
        try await talk.expect(250, at: "text", isOfLetter: true, within: step * 6)
        // The letter is taken; whether the goodbye is heard is nothing to us.
        try? await talk.write(Array("QUIT\r\n".utf8))
    }

    /// What we call ourselves: the domain letters come from.
    private var name: String { String(sender.domain) }

    private static func coded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
