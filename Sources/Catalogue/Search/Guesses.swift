// What an unknown word may have been meant to be.

extension CatalogueIndex {
    /// A guess that fewer procedures have may be a rarity, even a slip of the catalogue's own; more guesses are taken.
    static let rare = 5

    /// Known words it may stand for: what it is the beginning of, then what has it inside, then slips (spec F.6).
    func guesses(_ word: ArraySlice<UInt8>) -> [Int32]? {
        let isOneWord = halves(word) == nil
        let ways: [() -> [Int32]] = [
            { self.vocabulary.beginning(with: word, limit: 200) },
            { Spelling.withoutInputKeys(word).compactMap(self.number) },
            { isOneWord && word.count >= 3 ? self.vocabulary.containing(word, limit: 24) : [] },
            { isOneWord ? self.vocabulary.near(word, limit: 8) : [] },
        ]
        var found: [Int32] = []
        for way in ways {
            found += way().filter { isKnown($0) && !found.contains($0) }
            if found.reduce(0, { $0 + postings.range($1).count }) >= Self.rare { return found }
        }
        return found.isEmpty ? nil : found
    }

    /// The key of the word most procedures have.
    func likeliestKey(_ words: [Int32]) -> UInt64 {
        let likeliest = words.max { postings.range($0).count < postings.range($1).count }
        return likeliest.map { SearchWords.key(vocabulary.word($0)) } ?? 0
    }

    /// Two words typed as one: `khaisinh`.
    func halves(_ word: ArraySlice<UInt8>) -> [Int32]? {
        guard word.count >= 5 else { return nil }
        for cut in (word.startIndex + 2)...(word.endIndex - 2) {
            if let first = number(word[..<cut]), let second = number(word[cut...]) { return [first, second] }
        }
        return nil
    }

    private func number(_ word: ArraySlice<UInt8>) -> Int32? {
        let read = SearchWords(String(decoding: word, as: UTF8.self))
        guard let key = read.keys.first, let number = vocabulary.number(key) else { return nil }
        return isKnown(number) ? number : nil
    }
}
