/// One thing a query asks for: a word, a group of synonyms, or several words that may have been meant.
struct QuerySlot {
    /// Nil where several words are meant.
    let word: Int32?
    /// The procedures that have it, ascending, and beside each what ``Postings`` says.
    let procedures: ArraySlice<Int32>
    let places: ArraySlice<UInt32>
    let details: ArraySlice<UInt16>
    /// Rare words say more: 1 to 12.
    let weight: Int32
    /// A result must have it, unless too few do.
    let isRequired: Bool
    /// Whether it was typed with marks, which are then preferred.
    let isMarked: Bool
    /// The number of those marks, as in ``Postings/details``; none is nobody's.
    let variant: UInt16

    /// The same with another weight.
    func weighing(_ weight: Int32) -> QuerySlot {
        QuerySlot(
            word: word, procedures: procedures, places: places, details: details, weight: weight,
            isRequired: isRequired, isMarked: isMarked, variant: variant)
    }
}

extension CatalogueIndex {
    /// One word of the vocabulary, as it was typed.
    func slot(_ word: Int32, marks: UInt32, isRequired: Bool) -> QuerySlot {
        let range = postings.range(word)
        return QuerySlot(
            word: word, procedures: postings.procedures[range], places: postings.places[range],
            details: postings.details[range],
            weight: weight(range.count), isRequired: isRequired, isMarked: marks != 0,
            variant: vocabulary.knownVariant(word, marks) ?? .max)
    }

    /// Any of several words. None of them is what was typed, so marks say nothing.
    func slot(any words: [Int32], isRequired: Bool) -> QuerySlot {
        var details = [UInt16](repeating: 0, count: count)
        var places = [UInt32](repeating: 0, count: count)
        for range in words.map(postings.range) {
            for index in range {
                let procedure = Int(postings.procedures[index])
                details[procedure] |= postings.details[index] & 15
                places[procedure] |= postings.places[index]
            }
        }
        let found = details.indices.filter { details[$0] != 0 }
        return QuerySlot(
            word: nil, procedures: found.map(Int32.init)[...], places: found.map { places[$0] }[...],
            details: found.map { details[$0] }[...], weight: weight(found.count), isRequired: isRequired,
            isMarked: false, variant: .max)
    }

    private func weight(_ found: Int) -> Int32 {
        guard found > 0 else { return 1 }
        return Int32(min(12, 1 + Int.bitWidth - (count / found).leadingZeroBitCount))
    }

    func isKnown(_ word: Int32) -> Bool { !postings.range(word).isEmpty }
}
