import Foundation
import Jose
import Kit
import Parties

/// The public keys of clients that sign: as uploaded, or fetched from their `jwks_uri` and kept for a while.
///
/// Fetching goes through the one outbound client, to origins the operator allows and no others (I15). A key name that is
/// not known fetches anew, but not more often than every thirty seconds: a stranger's text must not make us call out.
public actor ClientKeys {
    private struct Fetched {
        let keys: KeySet
        let at: Date
    }

    static let life: TimeInterval = 600
    static let pause: TimeInterval = 30
    private let outbound: OutboundHTTP?
    private var fetched: [String: Fetched] = [:]
    private var fetching: [String: Task<KeySet, any Error>] = [:]

    /// - Parameter outbound: `nil` where no client's address may be called.
    public init(outbound: OutboundHTTP?) { self.outbound = outbound }

    /// The payload of a text that a key of the client's signed.
    /// - Throws: ``JoseRefusal``, also where the keys cannot be had.
    func payload(of text: String, by client: Client, now: Date) async throws -> [UInt8] {
        switch client.policy.keys {
        case nil: throw JoseRefusal.unknownKey
        case .uploaded(let json): return try Self.payload(of: text, Self.keys(json, client.policy.profile))
        case .address(let uri):
            let known = try await keys(at: uri, client.policy.profile, now: now)
            do {
                return try Self.payload(of: text, known)
            } catch JoseRefusal.unknownKey where mayAskAgain(uri, now) {
                return try Self.payload(of: text, try await fetch(uri, client.policy.profile, now: now))
            }
        }
    }

    /// Keys of a set that can be read, the algorithm of RSA keys that name none aside.
    static func readable(_ json: String) -> [VerifyingKey] { keys(json, .basic).keys }

    static func hasPrivateParts(_ json: String) -> Bool { JWKS.hasPrivateParts(Array(json.utf8)) }

    /// FAPI 2 has no RS256 (FAPI 2.0 Security Profile 5.4.1).
    private static func keys(_ json: String, _ profile: ClientProfile) -> KeySet {
        guard json.utf8.count <= 64 * 1024, let set = try? JWKS(json: Array(json.utf8)) else { return KeySet([]) }
        let all = KeySet(set, rsaWithoutAlgorithm: profile == .fapi2 ? .ps256 : .rs256)
        return profile == .fapi2 ? KeySet(all.keys.filter { $0.algorithm != .rs256 }) : all
    }

    private static func payload(of text: String, _ keys: KeySet) throws(JoseRefusal) -> [UInt8] {
        try keys.claimBytes(of: text)
    }

    private func keys(at uri: String, _ profile: ClientProfile, now: Date) async throws -> KeySet {
        if let known = fetched[uri], abs(now.timeIntervalSince(known.at)) < Self.life { return known.keys }
        return try await fetch(uri, profile, now: now)
    }

    private func mayAskAgain(_ uri: String, _ now: Date) -> Bool {
        fetched[uri].map { abs(now.timeIntervalSince($0.at)) >= Self.pause } ?? true
    }

    /// One call for all who wait.
    private func fetch(_ uri: String, _ profile: ClientProfile, now: Date) async throws -> KeySet {
        if let under = fetching[uri] { return try await under.value }
        let task = Task { [outbound] in
            guard let reply = try? await outbound?.get(uri), reply.status == 200, reply.body.count <= 64 * 1024 else {
                throw JoseRefusal.unknownKey
            }
            return Self.keys(String(decoding: reply.body, as: UTF8.self), profile)
        }
        fetching[uri] = task
        defer { fetching[uri] = nil }
        let keys = try await task.value
        fetched[uri] = Fetched(keys: keys, at: now)
        return keys
    }
}
