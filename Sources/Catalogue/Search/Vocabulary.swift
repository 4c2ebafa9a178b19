/// Every word of the catalogue once, numbered in the order of arrival.
struct Vocabulary: Sendable {
    private var numbers: [UInt64: Int32] = [:]
    private var letters: [UInt8] = []
    private var ends: [Int32] = []
    /// Which letters a word has, a bit each: two words far apart here are far apart in spelling.
    private var alphabets: [UInt32] = []
    /// The marks a word was seen with, at most ``variantLimit``; their places in the list are what postings name.
    private var variants: [[UInt32]] = []
    /// Word numbers in the order of their letters.
    private var sorted: [Int32] = []

    /// What comes later shares the last.
    static let variantLimit = 4_000

    var count: Int { ends.count }

    func number(_ key: UInt64) -> Int32? { numbers[key] }

    mutating func number(_ words: SearchWords, _ index: Int) -> Int32 {
        if let known = numbers[words.keys[index]] { return known }
        return add(words.keys[index], words.word(index))
    }

    /// A word nobody can type: the common number of a group of synonyms.
    mutating func hiddenNumber(_ tag: Int) -> Int32 {
        add(SearchWords.phraseKey([UInt64(tag), .max]), [])
    }

    private mutating func add(_ key: UInt64, _ word: ArraySlice<UInt8>) -> Int32 {
        let number = Int32(ends.count)
        numbers[key] = number
        letters.append(contentsOf: word)
        ends.append(Int32(letters.count))
        alphabets.append(Self.alphabet(word))
        variants.append([])
        return number
    }

    /// The number of these marks among the word's, giving them one where they are new.
    mutating func variant(_ number: Int32, _ marks: UInt32) -> UInt16 {
        if let known = variants[Int(number)].firstIndex(of: marks) { return UInt16(known) }
        if variants[Int(number)].count < Self.variantLimit { variants[Int(number)].append(marks) }
        return UInt16(variants[Int(number)].count - 1)
    }

    /// Nil where the word was never seen with these marks.
    func knownVariant(_ number: Int32, _ marks: UInt32) -> UInt16? {
        variants[Int(number)].firstIndex(of: marks).map(UInt16.init)
    }

    mutating func sort() {
        sorted = (0..<Int32(count)).sorted { word($0).lexicographicallyPrecedes(word($1)) }
    }

    func word(_ number: Int32) -> ArraySlice<UInt8> {
        let index = Int(number)
        return letters[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    // MARK: - Words like another

    /// Words that begin with `start`, the word itself included.
    func beginning(with start: ArraySlice<UInt8>, limit: Int) -> [Int32] {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if word(sorted[middle]).lexicographicallyPrecedes(start) { low = middle + 1 } else { high = middle }
        }
        return Array(sorted[low...].prefix { word($0).starts(with: start) }.prefix(limit))
    }

    /// Words that hold `part` anywhere.
    func containing(_ part: ArraySlice<UInt8>, limit: Int) -> [Int32] {
        let alphabet = Self.alphabet(part)
        var found: [Int32] = []
        for number in 0..<Int32(count) where alphabets[Int(number)] & alphabet == alphabet {
            if Spelling.contains(word(number), part) { found.append(number) }
            if found.count == limit { break }
        }
        return found
    }

    /// The words nearest in spelling, none further than a typing slip: one for short words, two from six letters.
    func near(_ wanted: ArraySlice<UInt8>, limit: Int, except: Int32? = nil) -> [Int32] {
        guard wanted.count >= 3, wanted.allSatisfy({ $0 >= 0x61 }) else { return [] }
        let slips = wanted.count >= 6 ? 2 : 1
        let alphabet = Self.alphabet(wanted)
        var found: [(Int32, Int)] = []
        for number in 0..<Int32(count) where number != except {
            guard (alphabets[Int(number)] ^ alphabet).nonzeroBitCount <= 2 * slips else { continue }
            let candidate = word(number)
            guard abs(candidate.count - wanted.count) <= slips else { continue }
            if let distance = Spelling.distance(wanted, candidate, atMost: slips) { found.append((number, distance)) }
        }
        guard let least = found.map(\.1).min() else { return [] }
        return found.filter { $0.1 == least }.prefix(limit).map(\.0)
    }

    private static func alphabet(_ word: ArraySlice<UInt8>) -> UInt32 {
        word.reduce(0) { $0 | 1 << UInt32($1 >= 0x61 && $1 <= 0x7A ? $1 - 0x61 : 26 + $1 % 6) }
    }
}
