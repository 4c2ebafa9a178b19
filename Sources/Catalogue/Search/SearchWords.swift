import Kit

/// The words of a text as the search knows them: folded letters, a key, and the marks they were written with.
///
/// The letters of all words stand in one array; no word is a `String`. *Kỹ* and *kĩ* are one word.
struct SearchWords {
    private(set) var letters: [UInt8] = []
    /// Where each word ends in ``letters``.
    private(set) var ends: [Int] = []
    /// One number for the folded letters.
    private(set) var keys: [UInt64] = []
    /// Shapes and tone of the word; 0 for a word without marks. *Hoà* and *hòa* have the same.
    private(set) var marks: [UInt32] = []

    private var begin = 0
    private var shapes: UInt32 = 0
    private var tone: UInt32 = 0

    init(_ text: String, limit: Int = .max) {
        for scalar in text.unicodeScalars {
            append(scalar)
            if keys.count >= limit { return }
        }
        endWord()
    }

    var count: Int { keys.count }

    func word(_ index: Int) -> ArraySlice<UInt8> { letters[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if let letter = VietnameseLetter(scalar) {
            take(shape: letter.shape, tone: letter.tone, at: letters.count - begin)
            letters.append(letter.base)
        } else if scalar.value >= 0x30, scalar.value <= 0x39 {
            letters.append(UInt8(scalar.value))
        } else if let mark = VietnameseLetter.mark(scalar) {
            take(shape: mark.shape, tone: mark.tone, at: letters.count - begin - 1)
        } else if VietnameseText.isForeignWord(scalar) {
            letters.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        } else {
            endWord()
        }
    }

    private mutating func take(shape: UInt8, tone: UInt8, at position: Int) {
        if tone > 0 { self.tone = UInt32(tone) }
        if shape > 0, (0..<8).contains(position) { shapes |= UInt32(shape) << UInt32(3 * position) }
    }

    private mutating func endWord() {
        guard letters.count > begin else { return }
        if endsInFreeY { letters[letters.count - 1] = UInt8(ascii: "i") }
        ends.append(letters.count)
        keys.append(Self.key(letters[begin...]))
        marks.append(shapes | tone << 24)
        (begin, shapes, tone) = (letters.count, 0, 0)
    }

    /// `y` that may as well be written `i`: the only vowel of its word (*kỹ*, *lý*, *y*), or in *quy*.
    private var endsInFreeY: Bool {
        let word = letters[begin...]
        guard word.last == UInt8(ascii: "y") else { return false }
        let before = word.dropLast()
        return before.allSatisfy(Self.isConsonant) || before.elementsEqual("qu".utf8)
    }

    private static func isConsonant(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            false
        default: byte >= 0x61
        }
    }

    /// FNV-1a; two words of one catalogue with one key would merely be found together.
    static func key(_ letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// One number for a row of words, to find a whole phrase again.
    static func phraseKey(_ keys: some Sequence<UInt64>) -> UInt64 {
        keys.reduce(0x9E37_79B9_7F4A_7C15) { ($0 ^ $1) &* 0x100_0000_01B3 &+ ($0 >> 29) }
    }
}
