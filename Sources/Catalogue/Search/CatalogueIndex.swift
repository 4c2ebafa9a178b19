import Kit

/// The search over the whole catalogue: immutable, in memory, swapped whole when the catalogue changes.
///
/// Procedures are numbered by what is likelier wanted (``Traits/prior(_:)``), then in the order of their names: so a
/// query that thousands fit may stop at the first ten thousand. It works on flat arrays of numbers; texts are touched
/// for the rows of one page only. See ``CatalogueQuery`` for what can be asked.
public final class CatalogueIndex: Sendable {
    public let listings: [ProcedureListing]
    let vocabulary: Vocabulary
    let postings: Postings
    let phrases: QueryPhrases
    let codes: CodeIndex
    let facets: FacetColumns
    let traits: Traits
    /// All procedures in the Vietnamese order of their names.
    let byName: [Int32]
    let events: EventIndex
    private let trees: [LifeEvent]
    /// Keywords as whole phrases, by ``SearchWords/phraseKey(_:)``.
    let keywordPhrases: [UInt64: [Int32]]
    private let numbers: [String: Int32]

    public convenience init(_ listings: [ProcedureListing], events: [LifeEvent]) {
        self.init(CatalogueIndexBuilder(listings, events: events))
    }

    private init(_ builder: consuming CatalogueIndexBuilder) {
        trees = builder.events
        listings = builder.listings
        postings = builder.postings.finished(wordCount: builder.vocabulary.count)
        builder.vocabulary.sort()
        vocabulary = builder.vocabulary
        phrases = builder.queryPhrases
        codes = CodeIndex(builder.listings)
        facets = builder.facets.finished()
        traits = builder.traits
        byName = builder.byName
        events = EventIndex(builder.events, members: builder.eventMembers)
        keywordPhrases = builder.keywordPhrases
        numbers = Dictionary(
            zip(builder.listings.map(\.code), 0...).map { ($0, Int32($1)) }, uniquingKeysWith: { first, _ in first })
    }

    public var count: Int { listings.count }

    /// Whether it is the index of just these procedures, in whatever order, and these trees.
    func isMade(of listings: [ProcedureListing], events: [LifeEvent]) -> Bool {
        listings.count == count && events == trees
            && listings.allSatisfy { listing in numbers[listing.code].map { self.listings[Int($0)] } == listing }
    }

    /// The listing of a code as typed; a province's copy code finds the national procedure.
    public func listing(_ code: String) -> ProcedureListing? {
        let number = numbers[code] ?? numbers[ProcedureCode.national(code)]
        return number.map { listings[Int($0)] }
    }
}

/// What the ranking knows of each procedure before any query.
struct Traits: Sendable {
    /// Words of the name, without *thủ tục* at its beginning.
    var nameLengths: [UInt8] = []
    var priors: [UInt8] = []

    mutating func add(_ listing: ProcedureListing, nameLength: Int) {
        nameLengths.append(UInt8(min(nameLength, 255)))
        priors.append(Self.prior(listing))
    }

    /// What is filed online, is recorded in full, and holds in the whole country is likelier wanted; what takes
    /// something away is less.
    static func prior(_ listing: ProcedureListing) -> UInt8 {
        if listing.isRepealed { return 0 }
        var prior: UInt8 =
            switch listing.online.level {
            case .full: 10
            case .part: 5
            case .none: 0
            }
        if listing.canBeFiledOnline { prior += 4 }
        if listing.hasFullRecord { prior += 4 }
        switch listing.kind {
        case .standard: prior += 6
        case .specific: prior += 3
        case .internal: break
        }
        let isEnding = endings.contains { listing.name.utf8.starts(with: $0.utf8) }
        return prior - (isEnding ? min(prior, 6) : 0)
    }
}

extension Traits {
    private static let endings = [
        "Xóa ", "Xoá ", "Hủy ", "Huỷ ", "Thu hồi ", "Chấm dứt ", "Đình chỉ ", "Tước ", "Trình báo ",
    ]
}

/// Which phrases of a query stand for a group of synonyms, and which words say little.
struct QueryPhrases: Sendable {
    let synonyms: PhraseBook
    /// The hidden word of each group of synonyms.
    let groups: [Int32]
    /// Whether the catalogue itself uses what is typed, so that names with these words come first.
    let isLiteral: [Bool]
    let fillers: PhraseBook
}
