import Foundation
import Kit
import Store

/// No more than these in an hour: exact numbers are not to be tried one after the other (REQ-ADM-004).
let searchLimit = Limit("administration-search", most: 60, within: 3_600)

extension AdministrationDesk {
    /// Looks for accounts on Vnconnect by an exact number (REQ-ADM-004, 005).
    ///
    /// - Throws: ``AdministrationRefusal/forbidden``, ``AdministrationRefusal/oneOf``,
    ///   ``AdministrationRefusal/tooManySearches``.
    public func find(
        _ query: AccountQuery, for subsystem: String, by actor: Administrator, now: Date
    ) async throws -> [FoundAccount] {
        if case .person(nil, nil) = query { throw AdministrationRefusal.oneOf }
        let salt = chance
        let allowed = try await database.write { tx -> Bool in
            guard tx.mayAdd(actor, to: subsystem) else { throw AdministrationRefusal.forbidden }
            let answer = try tx.spend(searchLimit, on: actor.subject, now: now)
            let entry = TrailEntry(
                stream: "administration-search:\(actor.subject)", actor: "account:\(actor.subject)",
                action: answer.isAllowed ? "search" : "search-refused", object: "vnconnect", chance: salt)
            try tx.record(entry, at: now)
            return answer.isAllowed
        }
        guard allowed else { throw AdministrationRefusal.tooManySearches }
        return try await search(query)
    }
}
