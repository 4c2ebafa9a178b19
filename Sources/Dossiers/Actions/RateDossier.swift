import Directory
import Foundation
import Kit
import Store

/// What a citizen says of how a dossier was served — *mức độ hài lòng* (REQ-IDX-007).
public struct Rating: Hashable, Sendable {
    public let isSatisfied: Bool
    public let reason: String

    public init(isSatisfied: Bool, reason: String = "") {
        (self.isSatisfied, self.reason) = (isSatisfied, String(reason.cleaned.prefix(1_000)))
    }
}

/// How many of a unit's answers were *hài lòng*.
public struct Satisfaction: Hashable, Sendable {
    public let satisfied: Int
    public let answers: Int

    /// Tenths of a percent, rounded half up: 750 is 75,0 %. Nil before the first answer.
    public var permille: Int? { answers == 0 ? nil : (satisfied * 2_000 + answers) / (2 * answers) }
}

extension DossierDesk {
    static let ratingDays: TimeInterval = 30 * 86_400

    /// Takes the answer once, within thirty days of the return. What was said is kept apart from who said it, and only
    /// with its month, so that no officer can tell.
    ///
    /// - Throws: ``DossierRefusal/notFound`` for another's dossier, ``DossierRefusal/notNow`` before the return,
    ///   ``DossierRefusal/ratingClosed`` for a second answer or a late one.
    public func rate(_ code: DossierCode, _ rating: Rating, by applicant: Applicant, now: Date) async throws {
        let id = chance.uuid4()
        try await database.write { tx in
            let dossier = try tx.dossier(code, of: applicant.subject)
            guard dossier.stage == .returned else { throw DossierRefusal.notNow }
            guard dossier.mayBeRated(at: now), try !tx.isRated(dossier.id) else { throw DossierRefusal.ratingClosed }
            try tx.execute("INSERT INTO dossiers_rated (dossier) VALUES (\(dossier.id))")
            try tx.execute(
                """
                INSERT INTO dossiers_ratings (id, agency, procedure, month, is_satisfied, reason)
                VALUES (\(id), \(dossier.agency.text), \(dossier.procedure), \(Day(now).monthStart),
                    \(rating.isSatisfied), \(rating.reason))
                """)
        }
    }

    /// A unit's answers in whole months, first and last included.
    public func satisfaction(of unit: OrgCode, from: Day, to: Day) async throws -> Satisfaction {
        try await database.read { tx in
            let counted = try tx.first(
                """
                SELECT count(*) AS n, coalesce(sum(is_satisfied), 0) AS satisfied FROM dossiers_ratings
                 WHERE agency = \(unit.text) AND month >= \(from.monthStart) AND month <= \(to)
                """
            ) { Satisfaction(satisfied: try $0.int("satisfied"), answers: try $0.int("n")) }
            return counted ?? Satisfaction(satisfied: 0, answers: 0)
        }
    }
}

extension Dossier {
    /// Whether the time for an answer is running.
    public func mayBeRated(at now: Date) -> Bool {
        guard stage == .returned, let returnedAt else { return false }
        return now.timeIntervalSince(returnedAt) <= DossierDesk.ratingDays
    }
}

extension Transaction {
    func isRated(_ id: ID<Dossier>) throws -> Bool {
        try count("SELECT count(*) AS n FROM dossiers_rated WHERE dossier = \(id)") > 0
    }
}

extension Day {
    fileprivate var monthStart: Day { after(1 - day) }
}
