import Foundation
import Jose
import Kit

/// How a client may use the provider — *chính sách kết nối*: settled for each client apart, because the certification
/// profiles contradict each other (identity 5.1).
public struct ClientPolicy: Sendable, Equatable {
    public var profile = ClientProfile.basic
    public var uses: Set<ClientUse> = [.signIn]
    public var authentication = ClientAuthentication.secret
    /// Where its own signatures are checked; `nil` where it signs nothing.
    public var keys: ClientKeySource?
    /// Claims it may ask for one by one, beside those its scopes open (OpenID Connect Core 5.5).
    public var claims: Set<OpenIDClaim> = []
    /// Scopes of systems, not of people: what it may be granted for itself, or, for a resource server, what it serves.
    public var serviceScopes: Set<ServiceScope> = []
    /// With one, the client knows people by names that no client of another sector knows (OpenID Connect Core 8.1).
    public var sector: String?
    /// RFC 9126 section 6: an authorization request must have been pushed.
    public var needsPushedRequest = false
    /// RFC 9449 section 5.2: every token is bound to a key of the client's.
    public var needsDPoP = false
    /// Seconds that a refresh token lives, and never past its session; 0: the client is given none.
    public var refreshLife = 0

    public init() {}

    /// FAPI 2.0 Security Profile, section 5.3.2: what it asks of a client is asked all at once.
    public mutating func becomeFAPI2(keys: ClientKeySource) {
        (profile, authentication, self.keys) = (.fapi2, .privateKey, keys)
        (needsPushedRequest, needsDPoP) = (true, true)
    }

    /// Refresh tokens of FAPI 2 clients stay the same (FAPI 2.0 Security Profile 5.3.2.1; identity 5.1): they are worth
    /// nothing without the client's key, and a rotation that goes wrong locks people out.
    var rotatesRefreshTokens: Bool { profile == .basic }
}

/// A certification profile that a client keeps as a whole.
public enum ClientProfile: String, CaseIterable, Codable, Sendable {
    /// OpenID Connect Basic.
    case basic
    /// FAPI 2.0 Security Profile with `private_key_jwt` and DPoP.
    case fapi2
}

/// What a client uses the provider for.
public enum ClientUse: String, CaseIterable, Codable, Sendable {
    /// People sign in to it.
    case signIn = "sign-in"
    /// It acts for itself (RFC 6749 section 4.4).
    case service
    /// It serves data and asks what a token is worth (RFC 7662).
    case resource
}

/// How a client shows who it is, by the names of RFC 7591 section 2.
public enum ClientAuthentication: String, CaseIterable, Codable, Sendable {
    /// It keeps no secret: PKCE is all the proof there is.
    case none
    /// A secret, in the header or in the form as it likes.
    case secret = "client_secret"
    case secretBasic = "client_secret_basic"
    case secretPost = "client_secret_post"
    /// RFC 7523 section 2.2.
    case privateKey = "private_key_jwt"

    public var hasSecret: Bool { self == .secret || self == .secretBasic || self == .secretPost }
}

/// Where a client's public keys are found.
public enum ClientKeySource: Sendable, Equatable {
    /// Handed over at registration: the JSON of a JWK set.
    case uploaded(String)
    /// `jwks_uri`: fetched from an origin the operator allows.
    case address(String)
}

/// The name of something a system may do — *phạm vi của hệ thống*: `hoso.doc`.
public struct ServiceScope: Hashable, Sendable, RawRepresentable {
    public let rawValue: String

    /// Two to 64 lower-case letters, digits, dots, dashes, colons; never a scope about people.
    public init?(rawValue: String) {
        guard rawValue.wholeMatch(of: /[a-z][a-z0-9.:_-]{1,63}/) != nil, OpenIDScope(rawValue: rawValue) == nil else { return nil }
        self.rawValue = rawValue
    }

    /// One of this house's own.
    init(known: StaticString) { rawValue = known.description }

    /// - Returns: `nil` where one of the names is none.
    public static func list(_ text: String) -> Set<ServiceScope>? {
        let names = text.split(separator: " ").map { ServiceScope(rawValue: String($0)) }
        return names.contains(nil) ? nil : Set(names.compactMap { $0 })
    }
}
