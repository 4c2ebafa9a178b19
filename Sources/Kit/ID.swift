import Foundation

/// A typed identifier: the key of a dossier cannot be taken for the key of an account.
///
/// Made by the program (``Chance/id(at:)``), sixteen bytes, sorted by time of creation, never shown as a subject, a
/// public code or a secret.
public struct ID<Entity>: Hashable, Sendable, CustomStringConvertible {
    public let uuid: UUID

    public init(uuid: UUID) { self.uuid = uuid }

    /// Reads the usual text form; anything else is `nil`.
    public init?(_ text: String) {
        guard text.utf8.count == 36, let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    public var description: String { uuid.uuidString.lowercased() }
}

extension ID: Codable {
    public init(from decoder: any Decoder) throws {
        uuid = try decoder.singleValueContainer().decode(UUID.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
