import Foundation
import Kit
import Store

/// What an officer asks to be added or mended — *yêu cầu bổ sung*: the parts, each with its reason.
package struct SupplementRequest: Hashable, Sendable {
    /// From 1; a person is not made to come back more than twice for one matter (NĐ 63/2010 Đ20.4).
    package let round: Int
    package let reason: String
    package let parts: [SupplementPart]
    package let askedAt: Date
    package let answeredAt: Date?

    /// The keys of ``Answers`` that may be changed.
    package var answerKeys: Set<String> { Set(parts.filter { $0.kind == .answer }.map(\.key)) }
    /// The components whose files may be changed.
    package var components: Set<String> { Set(parts.filter { $0.kind == .component }.map(\.key)) }
}

package struct SupplementPart: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case answer, component
    }

    package let kind: Kind
    /// A key of ``Answers``, or the code of a component, or ``DossierFile/otherPapers``.
    package let key: String
    /// What is wrong with it; may be empty where the request's own reason says it.
    package let reason: String

    package init(_ kind: Kind, _ key: String, reason: String = "") {
        (self.kind, self.key, self.reason) = (kind, key, reason)
    }
}

extension Transaction {
    /// Notes what is asked for; the move itself is ``move(_:_:by:note:due:at:)``'s.
    package func askSupplement(of id: ID<Dossier>, reason: String, parts: [SupplementPart], at now: Date) throws {
        let round = try count("SELECT count(*) AS n FROM dossiers_supplements WHERE dossier = \(id)") + 1
        let list = String(decoding: try JSONEncoder().encode(parts), as: UTF8.self)
        try execute(
            """
            INSERT INTO dossiers_supplements (dossier, round, reason, parts, asked_at)
            VALUES (\(id), \(round), \(reason), \(list), \(now))
            """)
    }

    /// Requests of a dossier, oldest first.
    package func supplements(of id: ID<Dossier>) throws -> [SupplementRequest] {
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
    package func openSupplement(of id: ID<Dossier>) throws -> SupplementRequest? {
        try supplements(of: id).last { $0.answeredAt == nil }
    }

    func answerSupplement(of id: ID<Dossier>, at now: Date) throws {
        try execute("UPDATE dossiers_supplements SET answered_at = \(now) WHERE dossier = \(id) AND answered_at IS NULL")
    }
}
