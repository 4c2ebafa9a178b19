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
    /// An address as a client of some profile reads it: RSA keys without an algorithm mean another in each.
    private struct Source: Hashable {
        let uri: String
        let profile: ClientProfile
    }

    private var fetched: [Source: Fetched] = [:]
    private var fetching: [Source: Task<KeySet, any Error>] = [:]
    /// When an address last had nothing to give.
    private var failed: [Source: Date] = [:]

    /// - Parameter outbound: `nil` where no client's address may be called.
    public init(outbound: OutboundHTTP?) { self.outbound = outbound }

    /// The payload of a text that a key of the client's signed.
    /// - Throws: ``JoseRefusal``, also where the keys cannot be had.
    func payload(of text: String, by client: Client, now: Date) async throws -> [UInt8] {
        switch client.policy.keys {
        case nil: throw JoseRefusal.unknownKey
        case .uploaded(let json): return try Self.payload(of: text, Self.keys(json, client.policy.profile))
        case .address(let uri):
            let source = Source(uri: uri, profile: client.policy.profile)
            let known = try await keys(of: source, now: now)
            do {
                return try Self.payload(of: text, known)
            } catch JoseRefusal.unknownKey where mayAskAgain(source, now) {
                return try Self.payload(of: text, try await fetch(source, now: now))
            }
        }
    }

    /// Keys of a set that can be read, those a profile forbids among them.
    static func readable(_ json: String, _ profile: ClientProfile) -> [VerifyingKey] { all(json, profile).keys }

    static func hasPrivateParts(_ json: String) -> Bool { JWKS.hasPrivateParts(Array(json.utf8)) }

    /// FAPI 2 has no RS256 (FAPI 2.0 Security Profile 5.4.1).
    private static func keys(_ json: String, _ profile: ClientProfile) -> KeySet {
        let all = all(json, profile)
        return profile == .fapi2 ? KeySet(all.keys.filter { $0.algorithm != .rs256 }) : all
    }

    /// An RSA key that names no algorithm is for the one its profile has.
    private static func all(_ json: String, _ profile: ClientProfile) -> KeySet {
        guard json.utf8.count <= 64 * 1024, let set = try? JWKS(json: Array(json.utf8)) else { return KeySet([]) }
        return KeySet(set, rsaWithoutAlgorithm: profile == .fapi2 ? .ps256 : .rs256)
    }

    private static func payload(of text: String, _ keys: KeySet) throws(JoseRefusal) -> [UInt8] {
        try keys.claimBytes(of: text)
    }

    /// Keys that are known outlast a short outage of their address.
    private func keys(of source: Source, now: Date) async throws -> KeySet {
        let known = fetched[source].map { (keys: $0.keys, age: abs(now.timeIntervalSince($0.at))) }
        if let known, known.age < Self.life { return known.keys }
        do { return try await fetch(source, now: now) } catch {
            if let known, known.age < 6 * Self.life { return known.keys }
            throw error
        }
    }

    private func mayAskAgain(_ source: Source, _ now: Date) -> Bool {
        fetched[source].map { abs(now.timeIntervalSince($0.at)) >= Self.pause } ?? true
    }

    /// One call for all who wait, and none soon after one that gave nothing.
    private func fetch(_ source: Source, now: Date) async throws -> KeySet {
        if let under = fetching[source] { return try await under.value }
        if let at = failed[source], abs(now.timeIntervalSince(at)) < Self.pause { throw JoseRefusal.unknownKey }
        let task = Task { [outbound] in
            guard let reply = try? await outbound?.get(source.uri), reply.status == 200, reply.body.count <= 64 * 1024 else {
                throw JoseRefusal.unknownKey
            }
            return Self.keys(String(decoding: reply.body, as: UTF8.self), source.profile)
        }
        fetching[source] = task
        defer { fetching[source] = nil }
        do {
            let keys = try await task.value
            (fetched[source], failed[source]) = (Fetched(keys: keys, at: now), nil)
            return keys
        } catch {
            failed[source] = now
            throw error
        }
    }
}
