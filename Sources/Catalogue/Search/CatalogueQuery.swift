import Kit

/// What is asked of the catalogue (REQ-TTHC-002…004).
public struct CatalogueQuery: Hashable, Sendable {
    /// As typed; empty lists everything in the order of names.
    public var text: String
    public var filter: CatalogueFilter
    /// The page of this audience ranks its procedures first (REQ-POR-003).
    public var first: Audience?
    public var window: Window

    public init(
        _ text: String = "", filter: CatalogueFilter = .none, first: Audience? = nil, window: Window = Window()
    ) {
        (self.text, self.filter, self.first, self.window) = (text, filter, first, window)
    }
}

/// What results are narrowed to; nil does not narrow.
public struct CatalogueFilter: Hashable, Sendable {
    /// ``FacetValue/id`` of a field, and of a promulgating agency.
    public var field: String?
    public var agency: String?
    public var audience: Audience?
    public var level: ExecutingLevel?
    public var online: OnlineLevel?
    /// Only services open for filing online: the list "Dịch vụ công trực tuyến".
    public var onlyOpen: Bool
    /// ``LifeEvent/code``, and within it the number of a group.
    public var event: String?
    public var eventGroup: Int?

    public init(
        field: String? = nil, agency: String? = nil, audience: Audience? = nil, level: ExecutingLevel? = nil,
        online: OnlineLevel? = nil, onlyOpen: Bool = false, event: String? = nil, eventGroup: Int? = nil
    ) {
        (self.field, self.agency, self.audience, self.level) = (field, agency, audience, level)
        (self.online, self.onlyOpen, self.event, self.eventGroup) = (online, onlyOpen, event, eventGroup)
    }

    public static let none = CatalogueFilter()
}

/// One page of results and what they can be narrowed to.
public struct CatalogueResults: Sendable {
    public let page: Page<ProcedureListing>
    public let facets: Facets
    /// False where more was found than lists count: then facets count the first ten thousand.
    public let isCounted: Bool
}

/// For each filter its values with the number of results each would give, the other filters kept; most first.
public struct Facets: Sendable {
    public let fields: [FacetValue<String>]
    public let agencies: [FacetValue<String>]
    public let audiences: [FacetValue<Audience>]
    public let levels: [FacetValue<ExecutingLevel>]
    public let online: [FacetValue<OnlineLevel>]
}

public struct FacetValue<ID: Hashable & Sendable>: Hashable, Sendable {
    public let id: ID
    public let name: String
    public let count: Int
}
