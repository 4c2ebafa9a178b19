import Kit

/// Counts facets while the results are walked once.
///
/// A procedure that fails no filter is a result. One that fails a single filter counts for that filter's values, so
/// that a person sees what another choice would give.
struct FacetCount {
    /// One bit for each filter a procedure fails.
    private struct Failed {
        static let field: UInt8 = 1
        static let agency: UInt8 = 2
        static let audience: UInt8 = 4
        static let level: UInt8 = 8
        static let online: UInt8 = 16
        static let open: UInt8 = 32
    }

    private let columns: FacetColumns
    /// What each combination of traits fails.
    private let traitFailures: [UInt8]
    private let field: UInt16?
    private let agency: UInt16?
    private let isOpen: Bool
    private var fields: [Int32]
    private var agencies: [Int32]
    /// By combination: results; and those that fail only the audience, the level, the online level.
    private var traits: [Int32]
    private var withoutAudience: [Int32]
    private var withoutLevel: [Int32]
    private var withoutOnline: [Int32]

    /// Nil when a filter names a field or an agency that does not exist: nothing is found.
    init?(_ columns: FacetColumns, _ filter: CatalogueFilter) {
        self.columns = columns
        field = filter.field.flatMap(columns.fields.number(id:))
        agency = filter.agency.flatMap(columns.agencies.number(id:))
        if filter.field != nil, field == nil { return nil }
        if filter.agency != nil, agency == nil { return nil }
        traitFailures = columns.traits.map { Self.failures($0, filter) }
        isOpen = field == nil && agency == nil && traitFailures.allSatisfy { $0 == 0 }
        fields = [Int32](repeating: 0, count: columns.fields.names.count)
        agencies = [Int32](repeating: 0, count: columns.agencies.names.count)
        traits = [Int32](repeating: 0, count: columns.traits.count)
        (withoutAudience, withoutLevel, withoutOnline) = (traits, traits, traits)
    }

    private static func failures(_ traits: FacetTraits, _ filter: CatalogueFilter) -> UInt8 {
        var failed: UInt8 = 0
        if let audience = filter.audience, !traits.audiences.contains(audience) { failed |= Failed.audience }
        if let level = filter.level, !traits.levels.contains(level) { failed |= Failed.level }
        if let online = filter.online, traits.online != online { failed |= Failed.online }
        if filter.onlyOpen, !traits.isOpen { failed |= Failed.open }
        return failed
    }

    /// Counts candidates and hands on the places of those that are results.
    mutating func count(_ candidates: [Int32], _ result: (Int) -> Void) {
        let (columns, field, agency, isOpen, traitFailures) = (columns, field, agency, isOpen, traitFailures)
        let fieldOf = columns.fieldOf.span
        let secondFieldOf = columns.secondFieldOf.span
        let agencyOf = columns.agencyOf.span
        let traitsOf = columns.traitsOf.span
        for place in candidates.indices {
            let index = Int(candidates[place])
            let trait = Int(traitsOf[index])
            var failed = isOpen ? 0 : traitFailures[trait]
            if let field, fieldOf[index] != field, secondFieldOf[index] != field { failed |= Failed.field }
            if let agency, agencyOf[index] != agency { failed |= Failed.agency }
            if failed & ~Failed.field == 0 {
                fields[Int(fieldOf[index])] += 1
                if secondFieldOf[index] != FacetColumns.none { fields[Int(secondFieldOf[index])] += 1 }
            }
            if failed & ~Failed.agency == 0 { agencies[Int(agencyOf[index])] += 1 }
            if failed == 0 {
                traits[trait] += 1
                result(place)
            } else {
                countFailed(trait, failed)
            }
        }
    }

    private mutating func countFailed(_ trait: Int, _ failed: UInt8) {
        switch failed {
        case Failed.audience: withoutAudience[trait] += 1
        case Failed.level: withoutLevel[trait] += 1
        case Failed.online: withoutOnline[trait] += 1
        default: break
        }
    }

    // MARK: - The answer

    func facets() -> Facets {
        Facets(
            fields: Self.most(fields, columns.fields), agencies: Self.most(agencies, columns.agencies),
            audiences: values(withoutAudience, CatalogueWords.audience) { $0.audiences.bits },
            levels: values(withoutLevel, CatalogueWords.level) { $0.levels.bits },
            online: values(withoutOnline, CatalogueWords.online) { $0.onlineBit })
    }

    /// More values than this are no help in narrowing.
    private static let valueLimit = 60

    private static func most(_ counts: [Int32], _ names: FacetNames) -> [FacetValue<String>] {
        counts.indices.filter { counts[$0] > 0 && !names.ids[$0].isEmpty }
            .sorted { (counts[$1], $0) < (counts[$0], $1) }
            .prefix(valueLimit)
            .map { FacetValue(id: names.ids[$0], name: names.names[$0], count: Int(counts[$0])) }
    }

    /// The values of one trait over all combinations, in the order of the enum, which is the order of the bits.
    private func values<Value: CaseIterable & Hashable & Sendable>(
        _ others: [Int32], _ words: (Value) -> CatalogueWords, _ bits: (FacetTraits) -> UInt8
    ) -> [FacetValue<Value>] {
        var counts = [Int32](repeating: 0, count: 8)
        for (index, traits) in columns.traits.enumerated() {
            let found = self.traits[index] + others[index]
            let bits = bits(traits)
            if found > 0 { for bit in 0..<8 where bits >> UInt8(bit) & 1 == 1 { counts[bit] += found } }
        }
        return zip(Value.allCases, counts).compactMap { value, count in
            count == 0 ? nil : FacetValue(id: value, name: words(value).vi, count: Int(count))
        }
    }
}
