/// For each word, the procedures that have it: ascending, in four flat arrays.
///
/// A procedure that has a word with several marks (*thuê*, *thuế*) stands there once for each.
struct Postings: Sendable {
    private let starts: [Int32]
    let procedures: [Int32]
    /// Where the word stands in the name: a bit for each of its first 32 words.
    let places: [UInt32]
    /// The low four bits are ``Part``s, the others the number of the marks it was written with (``Vocabulary``).
    let details: [UInt16]

    /// What of a procedure a word was found in.
    enum Part {
        static let name: UInt16 = 1
        static let keyword: UInt16 = 2
        static let field: UInt16 = 4
        static let agency: UInt16 = 8
    }

    /// The postings of a word.
    func range(_ word: Int32) -> Range<Int> { Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) }

    /// Collects postings procedure by procedure.
    struct Builder {
        private var words: [Int32] = []
        private var procedures: [Int32] = []
        private var places: [UInt32] = []
        private var details: [UInt16] = []
        /// The newest posting of each word.
        private var latest: [Int32] = []

        /// - Parameter procedure: Never smaller than in the call before.
        mutating func add(_ word: Int32, _ procedure: Int32, part: UInt16, variant: UInt16, place: Int?) {
            while latest.count <= Int(word) { latest.append(-1) }
            let bit: UInt32 = place.map { $0 < 32 ? 1 << UInt32($0) : 0 } ?? 0
            let known = Int(latest[Int(word)])
            if known >= 0, procedures[known] == procedure, details[known] >> 4 == variant {
                places[known] |= bit
                details[known] |= part
            } else {
                latest[Int(word)] = Int32(words.count)
                words.append(word)
                procedures.append(procedure)
                places.append(bit)
                details.append(part | variant << 4)
            }
        }

        /// Sorts by word; within a word the order of arrival stays.
        func finished(wordCount: Int) -> Postings {
            var starts = [Int32](repeating: 0, count: wordCount + 1)
            for word in words { starts[Int(word) + 1] += 1 }
            for index in 0..<wordCount { starts[index + 1] += starts[index] }
            var next = starts
            var order = [Int32](repeating: 0, count: words.count)
            for (index, word) in words.enumerated() {
                order[Int(next[Int(word)])] = Int32(index)
                next[Int(word)] += 1
            }
            return Postings(
                starts: starts, procedures: order.map { procedures[Int($0)] }, places: order.map { places[Int($0)] },
                details: order.map { details[Int($0)] })
        }
    }
}
