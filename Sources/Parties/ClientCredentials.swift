import Foundation
import Kit

/// An access token by OAuth 2.0 client credentials (RFC 6749 section 4.4), kept until shortly before it expires.
public actor ClientCredentials {
    public struct Client: Sendable {
        public let tokenURL: String
        public let id: String
        public let secret: Secret<String>
        public let scope: String?

        public init(tokenURL: String, id: String, secret: Secret<String>, scope: String? = nil) {
            (self.tokenURL, self.id, self.secret, self.scope) = (tokenURL, id, secret, scope)
        }
    }

    private struct Grant: Decodable {
        let access_token: String
        let token_type: String
        let expires_in: Double?
    }

    /// Not used in its last seconds, so that it does not expire on the way.
    private static let margin: TimeInterval = 10
    /// What RFC 6749 leaves open when `expires_in` is missing.
    private static let usualLife: TimeInterval = 60

    private let client: Client
    private let http: HTTPParty
    private let clock: Clock
    private var held: (token: Secret<String>, until: Date)?

    public init(_ client: Client, http: HTTPParty, clock: Clock) {
        (self.client, self.http, self.clock) = (client, http, clock)
    }

    /// The token in hand, or a new one.
    /// - Parameter rejected: A token the party no longer takes; it is given up if it is still the one in hand.
    func token(insteadOf rejected: Secret<String>? = nil) async throws(PartyFailure) -> Secret<String> {
        if let held, clock.now < held.until, held.token.reveal() != rejected?.reveal() { return held.token }
        let asked = clock.now
        let grant = try await fetch()
        let token = Secret(grant.access_token)
        held = (token, asked.addingTimeInterval((grant.expires_in ?? Self.usualLife) - Self.margin))
        return token
    }

    private func fetch() async throws(PartyFailure) -> Grant {
        var fields = [(name: "grant_type", value: "client_credentials")]
        if let scope = client.scope { fields.append(("scope", scope)) }
        let pair = "\(URLForm.escape(client.id)):\(URLForm.escape(client.secret.reveal()))"
        let basic = "Basic " + Data(pair.utf8).base64EncodedString()
        let headers = [(name: "authorization", value: basic)]
        let reply = try await http.send(.form(client.tokenURL, fields, headers: headers))
        guard reply.isSuccess else { throw PartyFailure(status: reply.status, reason: reply.firstLine) }
        let grant = try reply.json(Grant.self)
        guard grant.token_type.lowercased() == "bearer", !grant.access_token.isEmpty else { throw .down(.nonsense) }
        return grant
    }
}

extension PartyFailure {
    /// What a status other than success means: 429 and 5xx pass, 4xx is a no, the rest is not of the protocol.
    init(status: Int, reason: String) {
        switch status {
        case 429, 500...: self = .down(.failing(status: status))
        case 400..<500: self = .refused(status: status, reason: reason)
        default: self = .down(.nonsense)
        }
    }
}
