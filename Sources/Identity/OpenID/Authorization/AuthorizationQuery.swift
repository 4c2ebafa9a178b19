import Foundation
import Kit

/// An authorization request as it came, and when it first came.
///
/// While the person signs in nothing is kept for it on the server (I22): it travels sealed through the sign-in and comes
/// back to be read and judged anew (I3).
public struct AuthorizationQuery: Sendable, Equatable {
    public let fields: [String: String]
    /// When the request was first seen: what `max_age` and `prompt=login` are reckoned from.
    public let startedAt: Date
    /// Whether the person comes back from signing in.
    public let isResumed: Bool
    /// The hash of the name under which it was pushed before; `nil` for one the browser brought itself.
    let pushed: [UInt8]?

    /// Longest sum of names and values.
    public static let longest = 8_000
    /// How long a sign-in may take.
    static let life: TimeInterval = 3_600
    static let purpose = "identity.authorization"

    /// - Throws: ``AuthorizationFault/page(_:)`` when a name comes twice: two readers might pick different ones.
    public init(_ pairs: [(name: String, value: String)], now: Date) throws(AuthorizationFault) {
        guard pairs.reduce(0, { $0 + $1.name.utf8.count + $1.value.utf8.count }) <= Self.longest else {
            throw .page(.tooLong)
        }
        var fields: [String: String] = [:]
        for (name, value) in pairs {
            guard fields.updateValue(value, forKey: name) == nil else { throw .page(.repeated) }
        }
        (self.fields, startedAt, isResumed, pushed) = (fields, Date(milliseconds: now.milliseconds), false, nil)
    }

    private struct Carried: Codable {
        let fields: [String: String]
        let at: Int64
    }

    func sealed(_ ring: KeyRing) throws -> String {
        let carried = try JSONEncoder().encode(Carried(fields: fields, at: startedAt.milliseconds))
        return Base64URL.encode(try ring.seal(carried, for: Self.purpose))
    }

    /// The request that a sign-in brings back.
    public init(sealed text: String, _ ring: KeyRing, now: Date) throws(AuthorizationFault) {
        guard text.utf8.count <= 4 * Self.longest, let sealed = Base64URL.decode(text), !sealed.isEmpty,
            let bytes = try? ring.open(sealed, for: Self.purpose),
            let carried = try? JSONDecoder().decode(Carried.self, from: Data(bytes))
        else { throw .page(.expired) }
        let at = Date(milliseconds: carried.at)
        guard now.timeIntervalSince(at) < Self.life else { throw .page(.expired) }
        (fields, startedAt, isResumed, pushed) = (carried.fields, at, true, nil)
    }

    private init(_ fields: [String: String], like other: AuthorizationQuery, pushed: [UInt8]) {
        (self.fields, startedAt, isResumed, self.pushed) = (fields, other.startedAt, other.isResumed, pushed)
    }

    /// The pushed request that this one names, in its place.
    func standing(for fields: [String: String], of client: String, pushed: [UInt8]) -> AuthorizationQuery {
        AuthorizationQuery(fields.merging(["client_id": client]) { $1 }, like: self, pushed: pushed)
    }

    /// A parameter's value; an empty one counts as missing (RFC 6749 section 3.1).
    public subscript(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
}
