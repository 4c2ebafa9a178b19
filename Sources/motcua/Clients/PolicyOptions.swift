import ArgumentParser
import Foundation
import Identity
import Jose

/// What `clients register` and `clients change` say of a client.
struct PolicyOptions: ParsableArguments {
    @Option(help: "An exact redirect address; may be given again.") var redirect: [String] = []
    @Option(help: "An exact address to return to after signing out; may be given again.") var afterSignOut: [String] = []
    @Option(help: "Where it hears of sign-outs.") var backChannel: String?
    @Option(help: "What it may know, with spaces: openid profile email address phone danh_tinh offline_access.") var scope: String?
    @Option(help: "A claim it may ask for beside its scopes; may be given again.") var claim: [String] = []
    @Option(help: "What it uses Vnconnect for: sign-in, service, resource; may be given again.") var use: [ClientUse] = []
    @Option(help: "A scope of systems that it may have, or that it serves; may be given again.") var serviceScope: [String] = []
    @Option(help: "basic, or fapi2 with everything that profile asks.") var profile: ClientProfile?
    @Option(help: "How it shows who it is: client_secret, client_secret_basic, client_secret_post, private_key_jwt, none.")
    var auth: ClientAuthentication?
    @Option(help: "A file with its public keys, a JWK set.", completion: .file()) var keys: String?
    @Option(help: "Where its public keys are published (jwks_uri); its origin must be in MOTCUA_OPENID_ORIGINS.")
    var keysAddress: String?
    @Option(help: "Know people by names of this sector only (pairwise): a host name.") var sector: String?
    @Option(help: "What its ID tokens are signed with: ES256, PS256 or RS256.") var algorithm: Algorithm?
    @Option(help: "Seconds a refresh token lives, 300 to 43200; 0 for none.") var refreshLife: Int?
    @Option(help: "Seconds an access token lives, 30 to 3600.") var accessTokenLife: Int?
    @Flag(inversion: .prefixedNo, help: "Insist on PKCE.") var pkce: Bool?
    @Flag(inversion: .prefixedNo, help: "Insist on pushed authorization requests.") var par: Bool?
    @Flag(inversion: .prefixedNo, help: "Insist on tokens bound to a key (DPoP).") var dpop: Bool?

    /// Only what was given changes.
    func apply(to client: inout NewClient) throws {
        if !redirect.isEmpty { client.redirectURIs = redirect }
        if !afterSignOut.isEmpty { client.postLogoutURIs = afterSignOut }
        if let backChannel { client.backChannelURI = backChannel }
        if let scope { client.scopes = OpenIDScope.list(scope) }
        if let algorithm { client.algorithm = algorithm }
        if let accessTokenLife { client.accessTokenLife = accessTokenLife }
        if let pkce { client.needsPKCE = pkce }
        try apply(to: &client.policy)
        if client.policy.profile == .fapi2 { client.needsPKCE = true }
        if client.policy.refreshLife > 0 { client.scopes.insert(.offlineAccess) } else { client.scopes.remove(.offlineAccess) }
    }

    private func apply(to policy: inout ClientPolicy) throws {
        if !use.isEmpty { policy.uses = Set(use) }
        if let auth { policy.authentication = auth }
        if let source = try keySource() { policy.keys = source }
        if let profile { policy.profile = profile }
        if policy.profile == .fapi2, let source = policy.keys { policy.becomeFAPI2(keys: source) }
        if let par { policy.needsPushedRequest = par }
        if let dpop { policy.needsDPoP = dpop }
        if let sector { policy.sector = sector.isEmpty ? nil : sector }
        if let refreshLife { policy.refreshLife = refreshLife }
        if !claim.isEmpty { policy.claims = try Set(claim.map(Self.claim)) }
        if !serviceScope.isEmpty { policy.serviceScopes = try Set(serviceScope.map(Self.serviceScope)) }
    }

    private func keySource() throws -> ClientKeySource? {
        if let keysAddress { return .address(keysAddress) }
        guard let keys else { return nil }
        guard let bytes = FileManager.default.contents(atPath: keys) else { throw ValidationError("\(keys) cannot be read.") }
        return .uploaded(String(decoding: bytes, as: UTF8.self))
    }

    private static func claim(_ name: String) throws -> OpenIDClaim {
        guard let claim = OpenIDClaim(rawValue: name) else { throw ValidationError("There is no claim \(name).") }
        return claim
    }

    private static func serviceScope(_ name: String) throws -> ServiceScope {
        guard let scope = ServiceScope(rawValue: name) else {
            throw ValidationError("\(name) is no scope of systems: lower-case letters, digits, dots; not a scope about people.")
        }
        return scope
    }
}

extension ClientUse: ExpressibleByArgument {}
extension ClientProfile: ExpressibleByArgument {}
extension ClientAuthentication: ExpressibleByArgument {}
extension Algorithm: ExpressibleByArgument {}
