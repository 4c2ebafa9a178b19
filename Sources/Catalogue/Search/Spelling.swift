/// How far apart two words are.
enum Spelling {
    /// Slips of typing between two words: a letter too many, too few, wrong, or two swapped. Nil beyond `most`.
    static func distance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, atMost most: Int) -> Int? {
        let (a, b) = (Array(a), Array(b))
        var before = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1] + [Int](repeating: 0, count: b.count)
            for j in 0..<b.count {
                row[j + 1] = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], before[j - 1] + 1) }
            }
            if let least = row.min(), least > most { return nil }
            (before, last) = (last, row)
        }
        return last[b.count] <= most ? last[b.count] : nil
    }

    static func contains(_ word: ArraySlice<UInt8>, _ part: ArraySlice<UInt8>) -> Bool {
        guard part.count <= word.count else { return false }
        return (word.startIndex...(word.endIndex - part.count)).contains { word[$0...].starts(with: part) }
    }

    /// What a word may be that was typed with the keys of an input method left in it: VNI's digits (`ho6n` for *hôn*),
    /// Telex's letters (`keest` for *kết*, `ddawng` for *đăng*). Folded, most likely first.
    static func withoutInputKeys(_ word: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let plain = word.filter { $0 >= 0x61 }
        if plain.count < word.count { return plain.isEmpty ? [] : [plain[...]] }
        var letters: [UInt8] = []
        for letter in word {
            let isDoubled = letters.last == letter && "aeod".utf8.contains(letter)
            let isHorn = letter == UInt8(ascii: "w") && !letters.isEmpty
            if !isDoubled && !isHorn { letters.append(letter) }
        }
        let toneless = letters.filter { !"sfrxj".utf8.contains($0) || $0 == letters.first }
        return [letters[...], toneless[...]].filter { $0.count < word.count && !$0.isEmpty }
    }
}
