import Synchronization

/// The index that was made last. The national portal and a province of one process mostly have the same procedures: one
/// index, made once, serves both.
public final class IndexShelf: Sendable {
    private struct State {
        weak var last: CatalogueIndex?
    }

    private let state = Mutex(State())

    public init() {}

    /// The index of these procedures. Who comes while it is being made waits for it.
    func index(of listings: [ProcedureListing], events: [LifeEvent]) -> CatalogueIndex {
        state.withLock { state in
            if let last = state.last, last.isMade(of: listings, events: events) { return last }
            let index = CatalogueIndex(listings, events: events)
            state.last = index
            return index
        }
    }
}
