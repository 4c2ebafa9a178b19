import Foundation
import Jose
import Kit
import Parties
import Synchronization

/// The OpenID provider as a client sees it: its description and keys, fetched when first needed and kept.
///
/// Nothing is fetched at start, so that sites and provider can start in any order, in one process or in three.
final class Provider: Sendable {
    struct Description: Decodable, Sendable {
        let issuer: String
        let authorization_endpoint: String
        let token_endpoint: String
        let userinfo_endpoint: String
        let jwks_uri: String
        let end_session_endpoint: String
    }

    private struct Kept {
        var description: Description?
        var describedAt = Date.distantPast
        var keys: KeySet?
        var keysAt = Date.distantPast
    }

    private let issuer: String
    private let outbound: OutboundHTTP
    private let kept = Mutex(Kept())
    private static let life: TimeInterval = 3600
    /// A token with an unknown key makes us look again, but not more often than this: strangers can send such tokens.
    private static let shortest: TimeInterval = 10

    init(issuer: String, outbound: OutboundHTTP) { (self.issuer, self.outbound) = (issuer, outbound) }

    /// - Throws: ``SignOnRefusal/providerAway``.
    func description(now: Date) async throws -> Description {
        let known = kept.withLock { $0 }
        if let description = known.description, now.timeIntervalSince(known.describedAt) < Self.life { return description }
        do {
            let reply = try await outbound.get(issuer + "/.well-known/openid-configuration")
            let description = try reply.json(Description.self)
            guard reply.isSuccess, description.issuer == issuer else { throw SignOnRefusal.providerAway }
            kept.withLock { ($0.description, $0.describedAt) = (description, now) }
            return description
        } catch is PartyFailure {
            // An old description is better than none while the provider starts again.
            if let description = known.description { return description }
            throw SignOnRefusal.providerAway
        }
    }

    /// The claims of a token the provider signed.
    func claims<Claims: Decodable & Sendable>(_ shape: Claims.Type, of token: String, typ: String?, now: Date) async throws -> Claims {
        let keys = try await keys(now: now, fresh: false)
        do {
            return try keys.claims(shape, of: token, typ: typ)
        } catch JoseRefusal.unknownKey {
            return try await self.keys(now: now, fresh: true).claims(shape, of: token, typ: typ)
        }
    }

    private func keys(now: Date, fresh: Bool) async throws -> KeySet {
        let known = kept.withLock { $0 }
        let age = now.timeIntervalSince(known.keysAt)
        if let keys = known.keys, age < (fresh ? Self.shortest : Self.life) { return keys }
        do {
            let reply = try await outbound.get(try await description(now: now).jwks_uri)
            guard reply.isSuccess else { throw SignOnRefusal.providerAway }
            let keys = KeySet(try JWKS(json: reply.body))
            kept.withLock { ($0.keys, $0.keysAt) = (keys, now) }
            return keys
        } catch is PartyFailure {
            if let keys = known.keys { return keys }
            throw SignOnRefusal.providerAway
        }
    }
}
