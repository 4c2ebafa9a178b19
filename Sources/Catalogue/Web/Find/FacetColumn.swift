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
        \(group(.facetOnline, "mucDo", facets.online, chosen: asked.filter.online, \.rawValue))
        \(group(.facetAudience, "doiTuong", facets.audiences, chosen: asked.filter.audience, \.rawValue))
        \(group(.facetLevel, "cap", facets.levels, chosen: asked.filter.level, \.rawValue))
        \(group(.facetField, "linhVuc", facets.fields, chosen: asked.filter.field, \.self))
        \(group(.facetAgency, "coQuan", facets.agencies, chosen: asked.filter.agency, \.self))
        """
    }

    private var cleared: Link { address.query([("q", asked.text.isEmpty ? nil : asked.text)]) }

    /// - Parameter text: A value as it stands in the address.
    private func group<ID>(
        _ title: FindWords, _ name: String, _ values: [FacetValue<ID>], chosen: ID?, _ text: (ID) -> String
    ) -> HTML {
        guard values.count > 1 || chosen != nil else { return .empty }
        let shown = values.prefix(Self.most) + values.dropFirst(Self.most).filter { $0.id == chosen }
        let others = address.query(asked.with(name, nil))
        return disclosure(title, isOpen: chosen != nil || name == "mucDo", """
            <ul class="facets">\(for: shown, { value in
                line(value, leading: value.id == chosen ? others : others.query((name, text(value.id))), isChosen: value.id == chosen)
            })</ul>
            """)
    }

    /// The chosen value leads to the search without it.
    private func line<ID>(_ value: FacetValue<ID>, leading link: Link, isChosen: Bool) -> HTML {
        """
        <li><a href="\(link)"\(if: isChosen, " aria-current=\"true\"")><span>\(value.name)</span> \
        <span class="facets__count">\(Digits.grouped(value.count))</span></a></li>
        """
    }
}
