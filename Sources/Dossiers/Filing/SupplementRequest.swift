import Foundation
import Kit
import Store

/// What an officer asks to be added or mended — *yêu cầu bổ sung*: the parts, each with its reason.
public struct SupplementRequest: Hashable, Sendable {
    /// From 1; a person is not made to come back more than twice for one matter (NĐ 63/2010 Đ20.4).
    public let round: Int
    public let reason: String
    public let parts: [SupplementPart]
    public let askedAt: Date
    public let answeredAt: Date?

    /// The keys of ``Answers`` that may be changed.
    public var answerKeys: Set<String> { Set(parts.filter { $0.kind == .answer }.map(\.key)) }
    /// The components whose files may be changed.
    public var components: Set<String> { Set(parts.filter { $0.kind == .component }.map(\.key)) }
}

public struct SupplementPart: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case answer, component
    }

    public let kind: Kind
    /// A key of ``Answers``, or the code of a component, or ``DossierFile/otherPapers``.
    public let key: String
    /// What is wrong with it; may be empty where the request's own reason says it.
    public let reason: String

    public init(_ kind: Kind, _ key: String, reason: String = "") {
        (self.kind, self.key, self.reason) = (kind, key, reason)
    }
}

extension Transaction {
    /// Notes what is asked for; the move itself is ``move(_:_:by:note:due:at:)``'s.
    public func askSupplement(of id: ID<Dossier>, reason: String, parts: [SupplementPart], at now: Date) throws {
        let round = try count("SELECT count(*) AS n FROM dossiers_supplements WHERE dossier = \(id)") + 1
        let list = String(decoding: try JSONEncoder().encode(parts), as: UTF8.self)
        try execute(
            """
            INSERT INTO dossiers_supplements (dossier, round, reason, parts, asked_at)
            VALUES (\(id), \(round), \(reason), \(list), \(now))
            """)
    }

    /// Requests of a dossier, oldest first.
    public func supplements(of id: ID<Dossier>) throws -> [SupplementRequest] {
        try run(
            """
            SELECT round, reason, parts, asked_at, answered_at FROM dossiers_supplements
             WHERE dossier = \(id) ORDER BY round
            """
        ) { row in
            SupplementRequest(
                round: try row.int("round"), reason: try row.text("reason"),
                parts: try row.read("parts") { try? JSONDecoder().decode([SupplementPart].self, from: Data($0.utf8)) },
                askedAt: try row.date("asked_at"), answeredAt: try row.optionalDate("answered_at"))
        }
    }

    /// The request that waits for an answer.
    public func openSupplement(of id: ID<Dossier>) throws -> SupplementRequest? {
        try supplements(of: id).last { $0.answeredAt == nil }
    }

    func answerSupplement(of id: ID<Dossier>, at now: Date) throws {
        try execute("UPDATE dossiers_supplements SET answered_at = \(now) WHERE dossier = \(id) AND answered_at IS NULL")
    }
}
