import Foundation
import Jose
import Kit
import Store

extension SingleUseKind {
    static let clientAssertion = SingleUseKind("openid-client-assertion")
}

/// A client's signed statement of who it is (RFC 7523 section 3), as it came.
public struct ClientAssertion: Sendable {
    let text: String
    /// `client_id`, where it came beside.
    let client: String?
    /// Whom it may be for besides the issuer: the token endpoint and the one it was sent to.
    let endpoints: [String]

    public static let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    public init(_ text: String, client: String?, endpoints: [String]) {
        (self.text, self.client, self.endpoints) = (text, client, endpoints)
    }

    /// Whom it says it is from: to find the keys by which it is then believed or not.
    var claimedClient: String? {
        struct Subject: Decodable { let sub: String }
        guard let jws = try? CompactJWS(text), let claims = try? JSONDecoder().decode(Subject.self, from: Data(jws.payload)),
            client == nil || client == claims.sub
        else { return nil }
        return claims.sub
    }
}

/// One that a client's own key signed, for us, in time.
public struct CheckedAssertion: Sendable {
    let client: String
    /// `jti`
    let id: String
    /// As long as it could be shown again.
    let until: Date
}

/// The claims of RFC 7523 section 3; all but `nbf` and `iat` are wanted (OpenID Connect Core 9).
struct AssertionClaims: Decodable {
    let iss: String
    let sub: String
    let aud: Recipients
    let exp: NumericDate
    let jti: String
    let nbf: NumericDate?
    let iat: NumericDate?

    /// How far two clocks may be apart (identity 4.1), and how long a statement may be good for.
    static let skew: TimeInterval = 10
    static let longest: TimeInterval = 600

    /// FAPI 2 clients name the issuer, alone and as a text: a list or an endpoint's address could be meant for another
    /// provider too (identity 5.6).
    func isFor(_ issuer: String, _ endpoints: [String], _ client: Client, isList: Bool) -> Bool {
        if client.policy.profile == .fapi2 { return !isList && aud.names == [issuer] }
        return aud.names.contains { $0 == issuer || endpoints.contains($0) }
    }

    func isInTime(_ now: Date) -> Bool {
        let (early, late) = (now.addingTimeInterval(-Self.skew), now.addingTimeInterval(Self.skew))
        return exp.date > early && exp.date <= late.addingTimeInterval(Self.longest)
            && nbf.map { $0.date <= late } ?? true && iat.map { $0.date <= late } ?? true
    }
}

/// Whether `aud` came as a list.
struct AudienceShape: Decodable {
    let isList: Bool

    private enum Names: String, CodingKey { case aud }

    init(from decoder: any Decoder) throws {
        let names = try decoder.container(keyedBy: Names.self)
        isList = (try? names.decode(String.self, forKey: .aud)) == nil
    }
}
