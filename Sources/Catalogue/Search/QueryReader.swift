/// Turns what was typed into slots.
struct QueryReader {
    /// More words than any question has; what is behind them is not read.
    static let wordLimit = 24

    let index: CatalogueIndex
    private let words: SearchWords
    private let numbers: [Int32?]
    private(set) var slots: [QuerySlot] = []
    /// Whether a word was found nowhere, not even something like it.
    private(set) var hasUnknownWord = false
    private var seen: Set<UInt64> = []
    private var phrase: [UInt64] = []

    init(_ text: String, _ index: CatalogueIndex) {
        self.index = index
        let words = SearchWords(text, limit: Self.wordLimit)
        self.words = words
        numbers = words.keys.map(index.vocabulary.number)
        read(takingFillers: false)
        if !slots.contains(where: \.isRequired) {
            (slots, seen, phrase) = ([], [], [])
            read(takingFillers: true)
        }
    }

    /// What was understood as one phrase, each word once, to find a keyword that is exactly this.
    var phraseKey: UInt64 { SearchWords.phraseKey(phrase) }
    var isEmpty: Bool { words.count == 0 }

    private mutating func read(takingFillers: Bool) {
        var position = 0
        while position < words.count {
            if let length = readSynonym(at: position) {
                position += length
            } else if !takingFillers,
                let filler = index.phrases.fillers.longest(in: numbers, marks: words.marks, at: position)
            {
                for offset in 0..<filler.length { readWord(position + offset, isRequired: false, isFiller: true) }
                position += filler.length
            } else {
                readWord(position, isRequired: true)
                position += 1
            }
        }
    }

    /// A group of synonyms is what must be there; where the catalogue itself says it so, the very words come first.
    private mutating func readSynonym(at position: Int) -> Int? {
        let phrases = index.phrases
        guard let found = phrases.synonyms.longest(in: numbers, marks: words.marks, at: position) else { return nil }
        let group = phrases.groups[found.meaning]
        guard index.isKnown(group) else { return nil }
        // It stands for several words, and weighs as they would.
        let slot = index.slot(group, marks: 0, isRequired: true)
        slots.append(slot.weighing(2 * slot.weight))
        let literal = position..<(position + found.length)
        if phrases.isLiteral[found.meaning], found.length > 1 {
            for place in literal { readWord(place, isRequired: false) }
        } else {
            phrase += literal.map { words.keys[$0] }
        }
        return found.length
    }

    private mutating func readWord(_ position: Int, isRequired: Bool, isFiller: Bool = false) {
        guard seen.insert(words.keys[position]).inserted else { return }
        if let number = numbers[position], index.isKnown(number) {
            phrase.append(words.keys[position])
            let slot = index.slot(number, marks: words.marks[position], isRequired: isRequired)
            slots.append(isFiller ? slot.weighing(1) : slot)
        } else if isRequired {
            readUnknown(words.word(position))
        }
    }

    /// A word the catalogue does not have: what it may be the beginning of, then slips, in the order of spec F.6.
    private mutating func readUnknown(_ word: ArraySlice<UInt8>) {
        if let meant = index.guesses(word) {
            phrase.append(index.likeliestKey(meant))
            slots.append(
                meant.count == 1
                    ? index.slot(meant[0], marks: 0, isRequired: true) : index.slot(any: meant, isRequired: true))
        } else if let parts = index.halves(word) {
            for part in parts {
                phrase.append(index.likeliestKey([part]))
                slots.append(index.slot(part, marks: 0, isRequired: true))
            }
        } else {
            hasUnknownWord = true
        }
    }

    /// Words so rare that they may be slips themselves, taken together with those like them.
    func withLikelyWords() -> [QuerySlot]? {
        var likely = slots
        var isChanged = false
        for position in 0..<words.count {
            guard let number = numbers[position], let place = likely.firstIndex(where: { $0.word == number }),
                likely[place].isRequired, index.postings.range(number).count < CatalogueIndex.rare
            else { continue }
            let near = index.vocabulary.near(words.word(position), limit: 8, except: number).filter(index.isKnown)
            if near.isEmpty { continue }
            likely[place] = index.slot(any: [number] + near, isRequired: true)
            isChanged = true
        }
        return isChanged ? likely : nil
    }

    /// The last word taken as the beginning of a longer one, for when nothing has the whole query.
    func withOpenEnd() -> [QuerySlot]? {
        guard words.count > 0, let last = slots.lastIndex(where: \.isRequired) else { return nil }
        let longer = index.vocabulary.beginning(with: words.word(words.count - 1), limit: 200).filter(index.isKnown)
        guard longer.count > 1 else { return nil }
        var open = slots
        open[last] = index.slot(any: longer, isRequired: true)
        return open
    }
}
