import Kit

/// Sends SMS through Kannel's `sendsms` interface (Kannel user guide, "Using the HTTP interface to smsbox").
///
/// Never repeats a call by itself: whether a message may be sent twice is the outbox's rule.
public struct KannelSMS: Sendable {
    public struct Account: Sendable {
        /// `http://127.0.0.1:13013/cgi-bin/sendsms`
        public let url: String
        public let username: String
        public let password: Secret<String>
        /// The brand name people see — *tên định danh*.
        public let sender: String

        public init(url: String, username: String, password: Secret<String>, sender: String) {
            (self.url, self.username, self.password, self.sender) = (url, username, password, sender)
        }
    }

    /// How the gateway took a message.
    public enum Acceptance: Equatable, Sendable {
        /// An operator's link was free (`0: Accepted for delivery`).
        case accepted
        /// Kept until a link to an operator is back (`3: Queued for later delivery`).
        case queued
    }

    private let account: Account
    private let http: HTTPParty
    private let line: PartyLine

    public init(_ account: Account, http: HTTPParty, line: PartyLine) {
        (self.account, self.http, self.line) = (account, http, line)
    }

    /// Hands the message to the gateway, once.
    /// - Throws: ``PartyFailure/refused(status:reason:)`` for a wrong password (403) or a message the gateway will not
    ///   take (4xx); ``PartyFailure/down(_:)`` for everything that passes.
    @discardableResult
    public func send(_ sms: SMS) async throws(PartyFailure) -> Acceptance {
        // A connection of its own: one kept from before may just be closing, and this call has no second try.
        let call = HTTPCall.get(
            account.url + "?" + URLForm.encode(query(sms)), headers: [(name: "connection", value: "close")])
        return try await line.call { () async throws(PartyFailure) in try Self.read(try await http.send(call)) }
    }

    private func query(_ sms: SMS) -> [(name: String, value: String)] {
        var query: [(name: String, value: String)] = [
            ("username", account.username), ("password", account.password.reveal()), ("from", account.sender),
            ("to", sms.to.e164), ("text", sms.text), ("coding", String(sms.coding.rawValue)), ("charset", "UTF-8"),
        ]
        if let url = sms.deliveryReportURL {
            query += [("dlr-mask", String(DeliveryReport.mask)), ("dlr-url", url)]
        }
        if let minutes = sms.validityMinutes { query.append(("validity", String(minutes))) }
        return query
    }

    static func read(_ reply: HTTPReply) throws(PartyFailure) -> Acceptance {
        switch reply.status {
        case 202 where reply.firstLine.hasPrefix("0:"): return .accepted
        case 202 where reply.firstLine.hasPrefix("3:"): return .queued
        case 429, 500...: throw .down(.failing(status: reply.status))
        case 400..<500: throw .refused(status: reply.status, reason: reply.firstLine)
        default: throw .down(.nonsense)
        }
    }
}
