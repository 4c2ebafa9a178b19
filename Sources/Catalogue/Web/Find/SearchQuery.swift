import Catalogue
import Kit
import Links
import Web

/// A search as its address names it, so that it can be bookmarked, sent and gone back to.
struct SearchQuery: Sendable {
    let text: String
    let filter: CatalogueFilter
    let window: Window
    let first: Catalogue.Audience?

    init(_ visit: Visit) {
        text = visit.query("q") ?? ""
        first = visit.query("trang").flatMap(Catalogue.Audience.init(rawValue:))
        window = visit.window
        filter = CatalogueFilter(
            field: Self.given(visit, "linhVuc"), agency: Self.given(visit, "coQuan"),
            audience: visit.query("doiTuong").flatMap(Catalogue.Audience.init(rawValue:)),
            level: visit.query("cap").flatMap(ExecutingLevel.init(rawValue:)),
            online: visit.query("mucDo").flatMap(OnlineLevel.init(rawValue:)))
    }

    var query: CatalogueQuery { CatalogueQuery(text, filter: filter, first: first, window: window) }

    /// The names and values that stand for this search in an address, without the page.
    var pairs: [(String, String?)] {
        [
            ("q", text.isEmpty ? nil : text), ("trang", first?.rawValue), ("linhVuc", filter.field), ("coQuan", filter.agency),
            ("doiTuong", filter.audience?.rawValue), ("cap", filter.level?.rawValue), ("mucDo", filter.online?.rawValue),
        ]
    }

    /// The same search with one condition put in another's place, or taken away.
    func with(_ name: String, _ value: String?) -> [(String, String?)] {
        pairs.map { $0.0 == name ? (name, value) : $0 }
    }

    var isFiltered: Bool { filter != .none }

    private static func given(_ visit: Visit, _ name: String) -> String? {
        visit.query(name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
