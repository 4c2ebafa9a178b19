import Foundation
import Kit
import Store
import Synchronization

/// The door to the catalogue: the search in memory, and the records behind it.
///
/// Every process holds the whole index and swaps it when the catalogue's edition has moved; see ``watch(every:)``.
public final class ProcedureBook: Sendable {
    public let database: Database
    private let shelf: IndexShelf
    private let current: Mutex<(index: CatalogueIndex, edition: Int)>
    private let records = RecordCache()
    /// Seconds after which every process looks for a new edition, and for which a page made of one may be kept.
    public static let freshness = 5.0

    /// Opens the catalogue and builds the index: about 0.1 s for the 5,670 procedures of the national portal.
    ///
    /// - Parameter shelf: Where another book of this process, of the same procedures, may have put its index.
    public init(database: Database, shelf: IndexShelf = IndexShelf()) async throws {
        (self.database, self.shelf) = (database, shelf)
        let (listings, events, edition) = try await Self.read(database)
        current = Mutex((shelf.index(of: listings, events: events), edition))
    }

    /// The index as it stands now; hold it for the length of one request.
    public var index: CatalogueIndex { current.withLock { $0.index } }

    public func search(_ query: CatalogueQuery) -> CatalogueResults { index.search(query) }

    /// The services open for filing online, in the order of names unless a text is asked for (REQ-TTHC-004).
    public func onlineServices(_ query: CatalogueQuery) -> CatalogueResults {
        var query = query
        query.filter.onlyOpen = true
        return index.search(query)
    }

    public func lifeEvents(for audience: Audience) -> [LifeEventBranch] { index.lifeEvents(for: audience) }

    /// The current revision of a code as typed; nil where there is none.
    public func procedure(_ code: String) async throws -> PublishedProcedure? {
        guard let listing = index.listing(code) else { return nil }
        return try await procedure(listing.code, revision: listing.revision)
    }

    /// A given revision, as a dossier keeps it.
    public func procedure(_ code: String, revision: Int) async throws -> PublishedProcedure? {
        let key = RecordCache.Key(code: code, revision: revision)
        if let known = records[key] { return known }
        let found = try await database.read { tx in try tx.procedure(code, revision: revision) }
        guard let found else { return nil }
        let published = PublishedProcedure(procedure: found, revision: revision)
        records[key] = published
        return published
    }

    /// The current revision, if dossiers can be filed online now.
    ///
    /// - Throws: ``CatalogueRefusal/notFound``, ``CatalogueRefusal/closed`` (MSG-SERVICE-CLOSED).
    public func procedureToFile(_ code: String) async throws -> PublishedProcedure {
        guard let published = try await procedure(code) else { throw CatalogueRefusal.notFound }
        guard published.procedure.canBeFiledOnline else { throw CatalogueRefusal.closed }
        return published
    }

    /// Swaps the index if the catalogue has changed; tells whether it did.
    @discardableResult
    public func refresh() async throws -> Bool {
        let edition = try await database.read { tx in try tx.catalogueEdition() }
        guard edition != current.withLock({ $0.edition }) else { return false }
        let (listings, events, newest) = try await Self.read(database)
        let fresh = shelf.index(of: listings, events: events)
        current.withLock { held in if held.edition < newest { held = (fresh, newest) } }
        return true
    }

    /// Looks for a new edition again and again until cancelled, so that several processes see one catalogue.
    ///
    /// A database that is away is asked again at the next turn; until then the old index answers.
    public func watch(every pause: Duration = .seconds(freshness)) async {
        while !Task.isCancelled {
            _ = try? await refresh()
            try? await Task.sleep(for: pause)
        }
    }

    private static func read(_ database: Database) async throws -> ([ProcedureListing], [LifeEvent], Int) {
        try await database.read { tx in (try tx.listings(), try tx.lifeEvents(), try tx.catalogueEdition()) }
    }
}

/// A procedure with the number of the revision it is; a dossier keeps both code and number.
public struct PublishedProcedure: Sendable {
    public let procedure: Procedure
    public let revision: Int
}

/// Records read lately. A full half is put aside, and what is not asked for from there is forgotten.
private final class RecordCache: Sendable {
    struct Key: Hashable {
        let code: String
        let revision: Int
    }

    private struct Halves {
        var young: [Key: PublishedProcedure] = [:]
        var old: [Key: PublishedProcedure] = [:]
    }

    /// Full records are 8–60 KB in memory.
    private static let half = 200
    private let halves = Mutex(Halves())

    subscript(key: Key) -> PublishedProcedure? {
        get {
            halves.withLock { halves in
                if let known = halves.young[key] { return known }
                guard let known = halves.old[key] else { return nil }
                halves.young[key] = known
                return known
            }
        }
        set {
            halves.withLock { halves in
                if halves.young.count >= Self.half { halves = Halves(young: [:], old: halves.young) }
                halves.young[key] = newValue
            }
        }
    }
}
