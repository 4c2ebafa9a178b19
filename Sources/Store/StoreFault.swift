import Kit

/// What can go wrong in a database, told alike for both engines.
public enum StoreFault: Error, Equatable {
    /// A UNIQUE or PRIMARY KEY said no.
    case duplicate(String)
    /// Any other constraint said no.
    case constraint(String)
    /// Another transaction won; the closure is run again by the store, and this is seen only when that did not help.
    case conflict
    /// The statement ran longer than it may.
    case tooSlow
    /// The database is away, or its disk is full: nothing was written.
    case unavailable(String)
    /// More work is waiting than will ever be done in time (503).
    case overloaded
    case noColumn(String)
    case brokenRow(column: String)
    /// A mistake of ours: wrong SQL, wrong type.
    case statement(String)

    /// Whether waiting and trying again may help: the person is told 503, not 500.
    public var isPassing: Bool {
        switch self {
        case .unavailable, .overloaded, .conflict, .tooSlow: true
        default: false
        }
    }

    /// A row that could not be read says nothing against the transaction; everything the engine refused does.
    var endsTransaction: Bool {
        switch self {
        case .noColumn, .brokenRow: false
        default: true
        }
    }
}
