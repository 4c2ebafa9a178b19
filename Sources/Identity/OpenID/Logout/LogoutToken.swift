import Foundation
import Jose
import Kit
import Parties
import Store

/// The claims of a logout token (Back-Channel Logout 1.0 section 2.4). It never has a nonce, so that it is no ID token.
struct LogoutToken: Encodable, Sendable {
    struct Event: Encodable, Sendable {}

    let iss: String
    let aud: Recipients
    let iat: NumericDate
    let exp: NumericDate
    let jti: String
    let events: [String: Event]
    let sub: String
    let sid: String

    static let event = "http://schemas.openid.net/event/backchannel-logout"
    static let life: TimeInterval = 120

    init(_ notice: LogoutNotice, issuer: String, jti: String, now: Date) {
        (iss, aud, iat) = (issuer, Recipients(notice.client), NumericDate(now))
        exp = NumericDate(now.addingTimeInterval(Self.life))
        (self.jti, events, sub, sid) = (jti, [Self.event: Event()], notice.sub, notice.sid)
    }
}

/// Carries logouts to the clients, again and again until each has heard of it.
public struct LogoutCourier: Sendable {
    private let provider: OpenIDProvider
    private let outbound: OutboundHTTP
    private let clock: Clock

    /// - Parameter outbound: Its list of origins is the operator's; a client elsewhere is never called (I15).
    public init(provider: OpenIDProvider, outbound: OutboundHTTP, clock: Clock) {
        (self.provider, self.outbound, self.clock) = (provider, outbound, clock)
    }

    /// For the outbox's worker.
    public var handler: OutboxHandler {
        OutboxHandler(.backChannelLogout, LogoutNotice.self, delivery: .atLeastOnce) { notice, _ in
            try await deliver(notice)
        }
    }

    /// One attempt, with a token of its own: its name (`jti`) is drawn anew, so a client that remembers names takes the
    /// repetition of a logout it has not answered.
    private func deliver(_ notice: LogoutNotice) async throws {
        let now = clock.now
        guard let client = try await provider.database.read({ try $0.client(notice.client) }),
            let uri = client.backChannelURI
        else { throw OutboxHopeless("the client is no longer connected") }
        let claims = LogoutToken(notice, issuer: provider.issuer, jti: provider.chance.token(bytes: 16), now: now)
        let key = try await provider.keys.current(client.algorithm, now: now)
        let token = try await SigningKeys.sign(claims, typ: "logout+jwt", with: key)
        do {
            let reply = try await outbound.postForm(uri, [(name: "logout_token", value: token)])
            guard reply.isSuccess else { throw PartyFailure.refused(status: reply.status, reason: "logout") }
        } catch PartyFailure.notAllowed(let origin) {
            throw OutboxHopeless("\(origin) is not among the allowed origins")
        }
    }
}
