import Kit

/// Reads all listings once and fills the parts of a ``CatalogueIndex``.
struct CatalogueIndexBuilder {
    let listings: [ProcedureListing]
    let byName: [Int32]
    let events: [LifeEvent]
    var vocabulary = Vocabulary()
    var postings = Postings.Builder()
    var facets = FacetColumns.Builder()
    var traits = Traits()
    var keywordPhrases: [UInt64: [Int32]] = [:]
    /// By event, then group: the procedures that hang on it.
    var eventMembers: [[[Int32]]]
    private(set) var queryPhrases: QueryPhrases

    /// Everything a phrase of a name can mean: a group of synonyms, or a group of a life event.
    private var namePhrases = PhraseBook()
    private var eventRules: EventRules
    private let thuTuc: [UInt64]
    private var repeated: [ExactText: [RepeatedWord]] = [:]

    private struct RepeatedWord {
        let number: Int32
        let variant: UInt16
    }

    init(_ listings: [ProcedureListing], events: [LifeEvent]) {
        (self.listings, byName) = Numbering.numbered(listings)
        self.events = events
        eventMembers = events.map { $0.groups.map { _ in [] } }
        eventRules = EventRules(events)
        thuTuc = SearchWords("thủ tục").keys
        var asked = PhraseBook()
        var groups: [Int32] = []
        for (tag, synonym) in Synonym.all.enumerated() {
            groups.append(vocabulary.hiddenNumber(tag))
            for phrase in synonym.asked { asked.add(phrase, meaning: tag, in: &vocabulary) }
            for phrase in Set(synonym.asked + synonym.means) { namePhrases.add(phrase, meaning: tag, in: &vocabulary) }
        }
        var fillers = PhraseBook()
        for phrase in Fillers.phrases { fillers.add(phrase, meaning: 0, in: &vocabulary) }
        queryPhrases = QueryPhrases(
            synonyms: asked, groups: groups, isLiteral: Synonym.all.map { !Set($0.asked).isDisjoint(with: $0.means) },
            fillers: fillers)
        for (place, phrase) in eventRules.phrases {
            namePhrases.add(phrase, meaning: Synonym.all.count + place, in: &vocabulary)
        }
        for number in self.listings.indices { add(self.listings[number], Int32(number)) }
    }

    private mutating func add(_ listing: ProcedureListing, _ number: Int32) {
        let name = SearchWords(listing.name)
        addName(name, number)
        for keyword in listing.keywords { addKeyword(keyword, number) }
        for group in listing.serviceGroups { addPhrase(SearchWords(group), number, part: Postings.Part.keyword) }
        for field in listing.fields { addRepeated(field, number, part: Postings.Part.field) }
        for agency in listing.agencies + [listing.promulgatedBy] {
            addRepeated(agency, number, part: Postings.Part.agency)
        }
        for member in eventRules.members(listing) { hang(number, on: member) }
        facets.add(listing)
        let opening = name.keys.starts(with: thuTuc) ? thuTuc.count : 0
        traits.add(listing, nameLength: max(1, name.count - opening))
    }

    private mutating func addName(_ words: SearchWords, _ procedure: Int32) {
        let numbers = addWords(words, procedure, part: Postings.Part.name, placed: true)
        addMeanings(of: numbers, procedure, part: Postings.Part.name)
    }

    private mutating func addKeyword(_ keyword: String, _ procedure: Int32) {
        let words = SearchWords(keyword)
        keywordPhrases[SearchWords.phraseKey(words.keys), default: []].append(procedure)
        addPhrase(words, procedure, part: Postings.Part.keyword)
    }

    private mutating func addPhrase(_ words: SearchWords, _ procedure: Int32, part: UInt16) {
        addMeanings(of: addWords(words, procedure, part: part), procedure, part: part)
    }

    /// Fields and agencies: a few hundred texts that thousands of procedures share are read once each.
    private mutating func addRepeated(_ text: String, _ procedure: Int32, part: UInt16) {
        let words = repeated[ExactText(text)] ?? read(text)
        for word in words { postings.add(word.number, procedure, part: part, variant: word.variant, place: nil) }
    }

    private mutating func read(_ text: String) -> [RepeatedWord] {
        let words = SearchWords(text)
        let numbers = (0..<words.count).map { vocabulary.number(words, $0) }
        var read = numbers.indices.map { index in
            RepeatedWord(number: numbers[index], variant: vocabulary.variant(numbers[index], words.marks[index]))
        }
        for index in numbers.indices {
            namePhrases.all(in: numbers, at: index) { meaning, _ in
                guard meaning < Synonym.all.count else { return }
                read.append(RepeatedWord(number: queryPhrases.groups[meaning], variant: 0))
            }
        }
        repeated[ExactText(text)] = read
        return read
    }

    @discardableResult
    private mutating func addWords(
        _ words: SearchWords, _ procedure: Int32, part: UInt16, placed: Bool = false
    ) -> [Int32] {
        (0..<words.count).map { index in
            let word = vocabulary.number(words, index)
            let variant = vocabulary.variant(word, words.marks[index])
            postings.add(word, procedure, part: part, variant: variant, place: placed ? index : nil)
            return word
        }
    }

    /// Synonyms are found in every part; life events by the name alone.
    private mutating func addMeanings(of words: [Int32], _ procedure: Int32, part: UInt16) {
        let isName = part == Postings.Part.name
        for index in words.indices where namePhrases.begins(with: words[index]) {
            var found: [(Int, Int)] = []
            namePhrases.all(in: words, at: index) { found.append(($0, $1)) }
            for (meaning, length) in found {
                if meaning < Synonym.all.count {
                    let place = isName ? index + length - 1 : nil
                    postings.add(queryPhrases.groups[meaning], procedure, part: part, variant: 0, place: place)
                } else if isName {
                    hang(procedure, on: eventRules.places[meaning - Synonym.all.count])
                }
            }
        }
    }

    private mutating func hang(_ procedure: Int32, on place: EventRules.Place) {
        if eventMembers[place.event][place.group].last != procedure {
            eventMembers[place.event][place.group].append(procedure)
        }
    }
}
