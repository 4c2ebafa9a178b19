import Kit

/// What is asked of the catalogue (REQ-TTHC-002…004).
package struct CatalogueQuery: Hashable, Sendable {
    /// As typed; empty lists everything in the order of names.
    package var text: String
    package var filter: CatalogueFilter
    /// The page of this audience ranks its procedures first (REQ-POR-003).
    package var first: Audience?
    package var window: Window

    package init(
        _ text: String = "", filter: CatalogueFilter = .none, first: Audience? = nil, window: Window = Window()
    ) {
        (self.text, self.filter, self.first, self.window) = (text, filter, first, window)
    }
}

/// What results are narrowed to; nil does not narrow.
package struct CatalogueFilter: Hashable, Sendable {
    /// ``FacetValue/id`` of a field, and of a promulgating agency.
    package var field: String?
    package var agency: String?
    package var audience: Audience?
    package var level: ExecutingLevel?
    package var online: OnlineLevel?
    /// Only services open for filing online: the list "Dịch vụ công trực tuyến".
    package var onlyOpen: Bool
    /// ``LifeEvent/code``, and within it the number of a group.
    package var event: String?
    package var eventGroup: Int?

    package init(
        field: String? = nil, agency: String? = nil, audience: Audience? = nil, level: ExecutingLevel? = nil,
        online: OnlineLevel? = nil, onlyOpen: Bool = false, event: String? = nil, eventGroup: Int? = nil
    ) {
        (self.field, self.agency, self.audience, self.level) = (field, agency, audience, level)
        (self.online, self.onlyOpen, self.event, self.eventGroup) = (online, onlyOpen, event, eventGroup)
    }

    package static let none = CatalogueFilter()
}

/// One page of results and what they can be narrowed to.
package struct CatalogueResults: Sendable {
    package let page: Page<ProcedureListing>
    package let facets: Facets
    /// False where more was found than lists count: then facets count the first ten thousand.
    package let isCounted: Bool
}

/// For each filter its values with the number of results each would give, the other filters kept; most first.
package struct Facets: Sendable {
    package let fields: [FacetValue<String>]
    package let agencies: [FacetValue<String>]
    package let audiences: [FacetValue<Audience>]
    package let levels: [FacetValue<ExecutingLevel>]
    package let online: [FacetValue<OnlineLevel>]
}

package struct FacetValue<ID: Hashable & Sendable>: Hashable, Sendable {
    package let id: ID
    package let name: String
    package let count: Int
}
