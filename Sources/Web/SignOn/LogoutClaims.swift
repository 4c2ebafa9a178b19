import Foundation
import Jose
import Kit

/// A logout token as a site reads it (OpenID Connect Back-Channel Logout 1.0 section 2.6).
struct LogoutClaims: Decodable, Sendable, Equatable {
    let iss: String
    let aud: Recipients
    let iat: NumericDate
    let exp: NumericDate?
    let jti: String
    let sub: String?
    let sid: String?

    private enum Keys: String, CodingKey { case iss, aud, iat, exp, jti, sub, sid, events, nonce }
    private struct Anything: Decodable {}

    static let event = "http://schemas.openid.net/event/backchannel-logout"

    /// - Throws: Where a member is missing, the event is not said, or a nonce is: an ID token must not end a session.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let broken = DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no logout token"))
        iss = try container.decode(String.self, forKey: .iss)
        aud = try container.decode(Recipients.self, forKey: .aud)
        iat = try container.decode(NumericDate.self, forKey: .iat)
        exp = try container.decodeIfPresent(NumericDate.self, forKey: .exp)
        jti = try container.decode(String.self, forKey: .jti)
        sub = try container.decodeIfPresent(String.self, forKey: .sub)
        sid = try container.decodeIfPresent(String.self, forKey: .sid)
        let events = try container.decode([String: [String: Anything]].self, forKey: .events)
        guard events[Self.event] != nil, !container.contains(.nonce), (1...200).contains(jti.utf8.count),
            sub?.isEmpty == false || sid?.isEmpty == false
        else { throw broken }
    }

    /// Whether it is for this client, from this issuer, and new: made in the last ten minutes and not run out.
    func isFor(_ client: String, from issuer: String, now: Date) -> Bool {
        iss == issuer && aud.names == [client] && abs(now.timeIntervalSince(iat.date)) <= 600
            && exp.map { $0.date.addingTimeInterval(10) > now } ?? true
    }
}
