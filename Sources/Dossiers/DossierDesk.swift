import Catalogue
import Directory
import Foundation
import Kit
import Messaging
import Store

/// The door to the dossiers of a deployment; each thing that can be done is a file in `Actions/` or `Desk/`.
public struct DossierDesk: Sendable {
    public let database: Database
    public let procedures: ProcedureBook
    public let files: FileStore
    public let keys: KeyRing
    public let chance: Chance
    /// What a supplement does to the term.
    public let supplementRule: SupplementRule
    /// For pages; what computes a term reads the calendar in its own transaction.
    let calendars = Keep<WorkingHours, WorkingCalendar?>(seconds: 5, most: 1_000)

    public init(
        database: Database, procedures: ProcedureBook, files: FileStore, keys: KeyRing, chance: Chance = .system,
        supplementRule: SupplementRule = .pauses
    ) {
        (self.database, self.procedures, self.files) = (database, procedures, files)
        (self.keys, self.chance, self.supplementRule) = (keys, chance, supplementRule)
    }

    public var sealed: SealedAnswers { SealedAnswers(keys) }

    /// The procedure of a dossier, in the revision it was begun under.
    public func procedure(of dossier: Dossier) async throws -> Procedure {
        guard let filed = try await procedures.procedure(dossier.procedure, revision: dossier.revision) else {
            throw DossierRefusal.notFound
        }
        return filed.procedure
    }

    /// Messages whose chance was drawn before the transaction, so that it can be run again.
    func letters() -> SMSDrafts {
        let drawn = chance.bytes(16)
        return SMSDrafts(keys: keys, chance: Chance { count in Array(drawn.prefix(count)) })
    }
}
