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
        (self.fields, startedAt, isResumed) = (fields, Date(milliseconds: now.milliseconds), false)
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
        (fields, startedAt, isResumed) = (carried.fields, at, true)
    }

    /// A parameter's value; an empty one counts as missing (RFC 6749 section 3.1).
    public subscript(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
}
