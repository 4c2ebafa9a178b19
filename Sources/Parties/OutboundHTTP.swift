import Kit
import Logging

/// Calls over HTTP to servers that the operator named and no others: token, userinfo, keys, logout, sync.
///
/// The list is exact (scheme, host, port), so that no address in a message, a redirect or a form makes this server call
/// a stranger or itself. Each origin has a breaker of its own; the meter knows them all by the party's one name.
public final class OutboundHTTP: Sendable {
    private let http: HTTPParty
    private let lines: [Origin: PartyLine]

    /// - Parameters:
    ///   - party: The label in metrics and logs.
    ///   - http: A client of its own where callers must not wait for each other.
    public init(
        _ party: String, origins: Set<Origin>, http: HTTPParty, meter: PartyMeter, clock: Clock = .system,
        logger: Logger = Logger(label: "parties")
    ) {
        self.http = http
        lines = Dictionary(
            uniqueKeysWithValues: origins.map { ($0, PartyLine(party, meter: meter, clock: clock, logger: logger)) })
    }

    /// Sends a request; a `GET` is tried twice. Statuses below 500 are an answer, 3xx included: the caller judges.
    /// - Throws: ``PartyFailure/notAllowed(origin:)`` for an origin that is not on the list, ``PartyFailure/down(_:)``
    ///   for no answer and for a status of 500 and above.
    public func send(_ call: HTTPCall) async throws(PartyFailure) -> HTTPReply {
        guard let origin = Origin(of: call.url) else { throw .notAllowed(origin: "not an http or https URL") }
        guard let line = lines[origin] else { throw .notAllowed(origin: origin.description) }
        return try await line.call(tries: call.method == .get ? 2 : 1) { () async throws(PartyFailure) in
            let reply = try await self.http.send(call)
            guard reply.status < 500 else { throw .down(.failing(status: reply.status)) }
            return reply
        }
    }

    public func get(
        _ url: String, headers: [(name: String, value: String)] = []
    ) async throws(PartyFailure) -> HTTPReply { try await send(.get(url, headers: headers)) }

    public func postForm(
        _ url: String, _ fields: [(name: String, value: String)], headers: [(name: String, value: String)] = []
    ) async throws(PartyFailure) -> HTTPReply { try await send(.form(url, fields, headers: headers)) }

    /// - Parameter body: The exact bytes, which may be signed in a header.
    public func postJSON(
        _ url: String, _ body: [UInt8], headers: [(name: String, value: String)] = []
    ) async throws(PartyFailure) -> HTTPReply { try await send(.json(url, body, headers: headers)) }
}
