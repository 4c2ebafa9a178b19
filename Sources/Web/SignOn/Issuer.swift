import Foundation
import Jose
import Kit
import Parties

/// What a site knows of Vnconnect: its endpoints and its keys, asked for when first needed and kept for an hour.
///
/// A signature by an unknown key fetches the keys anew, but not more often than every thirty seconds: a stranger's token
/// must not make this site call out each time.
actor Issuer {
    /// The members of discovery that a site uses.
    struct Metadata: Decodable, Sendable {
        let issuer: String
        let authorization_endpoint: String
        let token_endpoint: String
        let userinfo_endpoint: String
        let jwks_uri: String
        let end_session_endpoint: String
    }

    private struct Known: Sendable {
        let metadata: Metadata
        let keys: KeySet
        let at: Date
    }

    private static let life: TimeInterval = 3_600
    private static let pause: TimeInterval = 30
    private let issuer: String
    private let outbound: OutboundHTTP
    private var known: Known?
    /// One call for all who wait.
    private var fetching: Task<Known, any Error>?

    init(_ issuer: String, outbound: OutboundHTTP) { (self.issuer, self.outbound) = (issuer, outbound) }

    /// - Throws: ``SignOnRefusal/unavailable`` where Vnconnect cannot be asked.
    func metadata(now: Date) async throws -> Metadata { try await current(now).metadata }

    /// The claims of a token that Vnconnect signed.
    /// - Throws: ``JoseRefusal``, or ``SignOnRefusal/unavailable``.
    func claims<Claims: Decodable & Sendable>(
        _ type: Claims.Type, of token: String, typ: String, now: Date
    ) async throws -> Claims {
        let known = try await current(now)
        do {
            return try known.keys.claims(type, of: token, typ: typ)
        } catch JoseRefusal.unknownKey where now.timeIntervalSince(known.at) >= Self.pause {
            return try await fetch(now).keys.claims(type, of: token, typ: typ)
        }
    }

    private func current(_ now: Date) async throws -> Known {
        if let known, abs(now.timeIntervalSince(known.at)) < Self.life { return known }
        return try await fetch(now)
    }

    private func fetch(_ now: Date) async throws -> Known {
        if let fetching { return try await fetching.value }
        let task = Task { [issuer, outbound] in try await Self.ask(issuer, outbound, now) }
        fetching = task
        defer { fetching = nil }
        let known = try await task.value
        self.known = known
        return known
    }

    private static func ask(_ issuer: String, _ outbound: OutboundHTTP, _ now: Date) async throws -> Known {
        do {
            let described = try await outbound.get(issuer + "/.well-known/openid-configuration")
            guard described.status == 200 else { throw SignOnRefusal.unavailable }
            let metadata = try described.json(Metadata.self)
            // A description of somebody else, or endpoints elsewhere, are a mistake of the configuration or worse.
            guard metadata.issuer == issuer, metadata.endpoints.allSatisfy({ $0.hasPrefix(issuer + "/") }) else {
                throw SignOnRefusal.unavailable
            }
            let published = try await outbound.get(metadata.jwks_uri)
            guard published.status == 200 else { throw SignOnRefusal.unavailable }
            return Known(metadata: metadata, keys: KeySet(try JWKS(json: published.body)), at: now)
        } catch is PartyFailure {
            throw SignOnRefusal.unavailable
        } catch is JoseRefusal {
            throw SignOnRefusal.unavailable
        }
    }
}

extension Issuer.Metadata {
    fileprivate var endpoints: [String] {
        [authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri, end_session_endpoint]
    }
}
