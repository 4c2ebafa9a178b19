import Catalogue
import Html
import Kit
import Links
import Web

/// The conditions of a search, each a link with the number of procedures it leaves.
struct FacetColumn: Sendable {
    let asked: SearchQuery
    let facets: Facets
    let address: Link
    private static let most = 12

    init(asked: SearchQuery, facets: Facets, address: Link) {
        (self.asked, self.facets, self.address) = (asked, facets, address)
    }

    var html: HTML {
        """
        <h2 class="facets__title">\(FindWords.narrowDown)</h2>
        \(if: asked.isFiltered, "<p>\(linkButton(FindWords.clearFilters, to: cleared, .quiet))</p>")
        \(group(.facetOnline, "mucDo", asked.filter.online?.rawValue, facets.online.map { named($0.id.rawValue, CatalogueWords.online($0.id), $0.count) }))
        \(group(.facetAudience, "doiTuong", asked.filter.audience?.rawValue, facets.audiences.map { named($0.id.rawValue, CatalogueWords.audience($0.id), $0.count) }))
        \(group(.facetLevel, "cap", asked.filter.level?.rawValue, facets.levels.map { named($0.id.rawValue, CatalogueWords.level($0.id), $0.count) }))
        \(group(.facetField, "linhVuc", asked.filter.field, facets.fields.map { named($0.id, Verbatim($0.name), $0.count) }))
        \(group(.facetAgency, "coQuan", asked.filter.agency, facets.agencies.map { named($0.id, Verbatim($0.name), $0.count) }))
        """
    }

    private typealias Value = (id: String, words: any Words, count: Int)

    private func named(_ id: String, _ words: any Words, _ count: Int) -> Value { (id, words, count) }

    private var cleared: Link { address.query([("q", asked.text.isEmpty ? nil : asked.text)]) }

    private func group(_ title: FindWords, _ name: String, _ chosen: String?, _ values: [Value]) -> HTML {
        guard values.count > 1 || chosen != nil else { return .empty }
        let shown = values.prefix(Self.most) + values.dropFirst(Self.most).filter { $0.id == chosen }
        let others = address.query(asked.with(name, nil))
        return disclosure(title, isOpen: chosen != nil || name == "mucDo", """
            <ul class="facets">\(for: shown, { value in line(value, in: name, isChosen: value.id == chosen, beside: others) })</ul>
            """)
    }

    /// - Parameter others: The search with the other conditions alone: where the chosen value leads.
    private func line(_ value: Value, in name: String, isChosen: Bool, beside others: Link) -> HTML {
        let link = isChosen ? others : others.query((name, value.id))
        return """
            <li><a href="\(link)"\(if: isChosen, " aria-current=\"true\"")><span>\(value.words)</span> \
            <span class="facets__count">\(Digits.grouped(value.count))</span></a></li>
            """
    }
}
