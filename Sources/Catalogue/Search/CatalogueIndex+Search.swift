import Kit

extension CatalogueIndex {
    /// One page of what a query finds, best first: exact with marks, exact folded, beginnings of words, parts of words,
    /// slips of typing (spec F.6). Operators, quotes and any length are merely text.
    public func search(_ query: CatalogueQuery) -> CatalogueResults {
        guard var counted = FacetCount(facets, query.filter), let scored = scored(query) else { return .nothing(query) }
        var best = BestFirst(min(query.window.offset + query.window.size, count))
        var total = 0
        counted.count(scored.candidates) { place in
            total += 1
            best.add(place, scored.points(place))
        }
        let window = query.window.within(total: total)
        let rows = best.indices().dropFirst(window.offset).prefix(window.size)
        return CatalogueResults(
            page: Page(
                rows: rows.map { listings[Int(scored.candidates[$0])] }, total: min(total, Self.most), window: window),
            facets: counted.facets(), isCounted: scored.candidates.count < Self.most)
    }

    /// Everything that fits the text and the event, with points; nil for an event that does not exist.
    private func scored(_ query: CatalogueQuery) -> Scoring? {
        var members: [Int32]?
        if let event = query.filter.event {
            guard let found = events.procedures(event, group: query.filter.eventGroup) else { return nil }
            members = found
        }
        let limit = query.filter.isNarrowing ? Int.max : Self.most
        var scored = scored(query.text, members, limit)
        if let first = query.first {
            let fits = facets.traits.map { $0.audiences.contains(first) }
            scored.favour(where: { fits[Int(facets.traitsOf[Int($0)])] }, Scoring.audiencePoints)
        }
        return scored
    }

    private func scored(_ text: String, _ members: [Int32]?, _ limit: Int) -> Scoring {
        let event = members.map { [$0[...]] } ?? []
        if let byCode = codes.procedures(text), !byCode.isEmpty {
            guard let members = members.map(Set.init) else { return Scoring(alike: byCode) }
            return Scoring(alike: byCode.filter(members.contains))
        }
        let reader = QueryReader(text, self)
        guard !reader.isEmpty else { return Scoring(alike: inOrderOfNames(members)) }
        let (found, slots) = candidates(reader, event, limit)
        var scored = Scoring(found, slots, traits)
        if let exact = keywordPhrases[reader.phraseKey] { scored.favour(exact, Scoring.keywordPoints) }
        return scored
    }

    private func inOrderOfNames(_ members: [Int32]?) -> [Int32] {
        guard let members else { return byName }
        var isMember = [Bool](repeating: false, count: count)
        for member in members { isMember[Int(member)] = true }
        return byName.filter { isMember[Int($0)] }
    }

    /// All words, else the last as a beginning, else with slips of typing put right, else most words.
    private func candidates(
        _ reader: QueryReader, _ event: [ArraySlice<Int32>], _ limit: Int
    ) -> ([Int32], [QuerySlot]) {
        if !reader.hasUnknownWord {
            let found = Candidates.inAll(reader.slots.filter(\.isRequired).map(\.procedures) + event, limit: limit)
            if found.count >= Self.fewest { return (found, reader.slots) }
            if found.isEmpty, let open = reader.withOpenEnd() {
                let found = Candidates.inAll(open.filter(\.isRequired).map(\.procedures) + event, limit: limit)
                if !found.isEmpty { return (found, open) }
            }
            if let likely = reader.withLikelyWords() {
                let found = Candidates.inAll(likely.filter(\.isRequired).map(\.procedures) + event, limit: limit)
                if found.count >= Self.fewest { return (found, likely) }
            }
        }
        let most = Candidates.inMost(reader.slots, among: count)
        return (event.isEmpty ? most : Candidates.inAll([most[...]] + event), reader.slots)
    }

    /// More results than lists count are not looked at: those with the best priors are.
    private static let most = Window.countLimit + 1
    /// Fewer results than this are completed by those that have most of the words.
    private static let fewest = 5
}

extension CatalogueFilter {
    /// Whether anything but the event is asked for.
    fileprivate var isNarrowing: Bool {
        field != nil || agency != nil || audience != nil || level != nil || online != nil || onlyOpen
    }
}

extension CatalogueResults {
    static func nothing(_ query: CatalogueQuery) -> CatalogueResults {
        CatalogueResults(
            page: Page(rows: [], total: 0, window: query.window.within(total: 0)),
            facets: Facets(fields: [], agencies: [], audiences: [], levels: [], online: []), isCounted: true)
    }
}
