import Kit

/// Fields, agencies and small traits of every procedure as columns of numbers.
struct FacetColumns: Sendable {
    let fields: FacetNames
    let agencies: FacetNames
    /// The procedure's first field; and the second of the few that have two, else ``none``.
    let fieldOf: [UInt16]
    let secondFieldOf: [UInt16]
    let agencyOf: [UInt16]
    /// Audiences, levels, online level and openness together: few combinations, one number each.
    let traitsOf: [UInt16]
    let traits: [FacetTraits]

    static let none = UInt16.max

    struct Builder {
        private var fields = FacetNames()
        private var agencies = FacetNames()
        private var fieldOf: [UInt16] = []
        private var secondFieldOf: [UInt16] = []
        private var agencyOf: [UInt16] = []
        private var traitsOf: [UInt16] = []
        private var traits: [FacetTraits] = []
        private var traitNumbers: [FacetTraits: UInt16] = [:]

        mutating func add(_ listing: ProcedureListing) {
            let names = listing.fields.map { fields.number($0) }
            secondFieldOf.append(names.dropFirst().first { $0 != names[0] } ?? FacetColumns.none)
            fieldOf.append(names.first ?? fields.number(""))
            agencyOf.append(agencies.number(listing.promulgatedBy))
            let combination = FacetTraits(listing)
            if let known = traitNumbers[combination] {
                traitsOf.append(known)
            } else {
                let number = UInt16(traits.count)
                traitNumbers[combination] = number
                traits.append(combination)
                traitsOf.append(number)
            }
        }

        func finished() -> FacetColumns {
            FacetColumns(
                fields: fields, agencies: agencies, fieldOf: fieldOf, secondFieldOf: secondFieldOf, agencyOf: agencyOf,
                traitsOf: traitsOf, traits: traits)
        }
    }
}

/// A combination of small traits.
struct FacetTraits: Hashable, Sendable {
    let audiences: Several<Audience>
    let levels: Several<ExecutingLevel>
    let online: OnlineLevel
    let isOpen: Bool

    var onlineBit: UInt8 { Several([online]).bits }

    init(_ listing: ProcedureListing) {
        audiences = listing.audiences
        levels = listing.levels
        online = listing.online.level
        isOpen = listing.canBeFiledOnline
    }
}

/// Names that are filtered by, numbered; their ids are the names without marks, fit for an address.
struct FacetNames: Sendable {
    private(set) var names: [String] = []
    private(set) var ids: [String] = []
    private var byName: [ExactText: UInt16] = [:]
    private var byID: [String: UInt16] = [:]

    /// Two spellings with one fold are one value, shown as the first was written.
    mutating func number(_ name: String) -> UInt16 {
        if let known = byName[ExactText(name)] { return known }
        let id = String(VietnameseText.folded(name).map { $0 == " " ? "-" : $0 })
        if let known = byID[id] {
            byName[ExactText(name)] = known
            return known
        }
        let number = UInt16(min(names.count, Int(UInt16.max)))
        names.append(name)
        ids.append(id)
        byName[ExactText(name)] = number
        byID[id] = number
        return number
    }

    func number(id: String) -> UInt16? { byID[id] }
}
