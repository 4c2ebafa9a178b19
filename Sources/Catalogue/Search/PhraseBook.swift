/// Phrases and what each stands for, found in a row of words: synonyms in names and queries, life events in names.
struct PhraseBook: Sendable {
    private struct Phrase {
        let words: [Int32]
        let marks: [UInt32]
        let meaning: Int
    }

    private var byFirstWord: [Int32: [Phrase]] = [:]

    /// Longer phrases are found before shorter ones with the same beginning.
    mutating func add(_ text: String, meaning: Int, in vocabulary: inout Vocabulary) {
        let typed = SearchWords(text)
        guard typed.count > 0 else { return }
        let words = (0..<typed.count).map { vocabulary.number(typed, $0) }
        byFirstWord[words[0], default: []].append(Phrase(words: words, marks: typed.marks, meaning: meaning))
        byFirstWord[words[0]]?.sort { $0.words.count > $1.words.count }
    }

    func begins(with word: Int32) -> Bool { byFirstWord[word] != nil }

    /// The meanings of all phrases that begin at `index`, with their lengths.
    func all(in words: [Int32], at index: Int, _ found: (_ meaning: Int, _ length: Int) -> Void) {
        guard let phrases = byFirstWord[words[index]] else { return }
        for phrase in phrases where words[index...].starts(with: phrase.words) {
            found(phrase.meaning, phrase.words.count)
        }
    }

    /// The longest phrase that begins at `index`. Marks that were typed must be those of the phrase: *cuối* is no *cưới*.
    func longest(in words: [Int32?], marks: [UInt32], at index: Int) -> (meaning: Int, length: Int)? {
        guard let first = words[index], let phrases = byFirstWord[first] else { return nil }
        let phrase = phrases.first { phrase in
            guard index + phrase.words.count <= words.count else { return false }
            return phrase.words.indices.allSatisfy { offset in
                let typed = marks[index + offset]
                return words[index + offset] == phrase.words[offset] && (typed == 0 || typed == phrase.marks[offset])
            }
        }
        return phrase.map { ($0.meaning, $0.words.count) }
    }
}
