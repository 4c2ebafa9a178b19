/// How well each candidate fits a query: one pass over the candidates a slot, no text touched.
struct Scoring {
    let candidates: [Int32]
    private var marks: [Mark]

    /// What is known of a candidate so far.
    private struct Mark {
        var points: Int32
        /// Where the slot before stands in the name.
        var before: UInt32 = 0
        /// Slots found next to the one before them; slots found in the name.
        var neighbours: UInt8 = 0
        var inName: UInt8 = 0
        /// Slots typed with marks that were found; those of them found with these marks.
        var marked: UInt8 = 0
        var exact: UInt8 = 0
    }

    /// Points of the best part a word was found in: name 1, keyword 2, field 4, agency 8.
    private static let partPoints: [Int32] = (0..<16).map { parts in
        parts & 1 != 0 ? 12 : parts & 2 != 0 ? 9 : parts & 4 != 0 ? 5 : 2
    }
    private static let neighbourPoints: Int32 = 16
    private static let wholePhrasePoints: Int32 = 25
    private static let wholeNamePoints: Int32 = 60
    /// For a name that has nothing but what was asked; longer names get their share.
    private static let coveragePoints: Int32 = 64
    /// Above anything else words can give: exact marks come first (spec F.6).
    private static let marksPoints: Int32 = 5_000
    static let keywordPoints: Int32 = 120
    static let audiencePoints: Int32 = 100_000

    init(_ candidates: [Int32], _ slots: [QuerySlot], _ traits: Traits) {
        self.candidates = candidates
        marks = candidates.map { Mark(points: Int32(traits.priors[Int($0)])) }
        for (place, slot) in slots.enumerated() { add(slot, isFirst: place == 0) }
        finish(slots, traits)
    }

    /// Nothing was asked in words: all are alike.
    init(alike candidates: [Int32]) {
        self.candidates = candidates
        marks = [Mark](repeating: Mark(points: 0), count: candidates.count)
    }

    func points(_ index: Int) -> Int32 { marks[index].points }

    private mutating func add(_ slot: QuerySlot, isFirst: Bool) {
        let candidates = candidates
        let procedures = slot.procedures.span
        let places = slot.places.span
        let details = slot.details.span
        var marks = marks.mutableSpan
        var position = 0
        for index in candidates.indices {
            let wanted = candidates[index]
            position = Candidates.leap(procedures, from: position, to: wanted)
            var found = Found()
            while position < procedures.count, procedures[position] == wanted {
                found.take(places[position], details[position], slot)
                position += 1
            }
            Self.score(&marks[index], found, slot, isFirst: isFirst)
        }
    }

    /// A slot's postings for one procedure; those with the typed marks push the others out.
    private struct Found {
        var places: UInt32 = 0
        var parts: UInt16 = 0
        var isExact = false

        @inline(__always)
        mutating func take(_ places: UInt32, _ details: UInt16, _ slot: QuerySlot) {
            let exact = slot.isMarked && details >> 4 == slot.variant
            if exact, !isExact { (self.places, parts, isExact) = (0, 0, true) }
            guard exact == isExact else { return }
            self.places |= places
            parts |= details & 15
        }
    }

    @inline(__always)
    private static func score(_ mark: inout Mark, _ found: Found, _ slot: QuerySlot, isFirst: Bool) {
        if found.parts != 0 { mark.points += slot.weight * partPoints[Int(found.parts)] }
        if slot.isRequired, slot.isMarked, found.parts != 0 {
            mark.marked += 1
            if found.isExact { mark.exact += 1 }
        }
        if found.places != 0 { mark.inName += 1 }
        if mark.before << 1 & found.places != 0 {
            mark.points += neighbourPoints
            mark.neighbours += 1
        }
        if isFirst, found.places & 1 != 0 { mark.points += 3 }
        mark.before = found.places
    }

    /// What only the whole query tells: all words together, the share of the name, all marks.
    private mutating func finish(_ slots: [QuerySlot], _ traits: Traits) {
        let pairs = slots.count - 1
        for index in candidates.indices {
            let mark = marks[index]
            let length = Int32(traits.nameLengths[Int(candidates[index])])
            var more = Self.coveragePoints * min(Int32(mark.inName), length) / length
            if pairs > 0, mark.neighbours == pairs { more += Self.wholePhrasePoints }
            if mark.inName == length, mark.neighbours == pairs { more += Self.wholeNamePoints }
            if mark.marked > 0, mark.exact == mark.marked { more += Self.marksPoints }
            marks[index].points += more
        }
    }

    /// Gives points to those of an ascending list.
    mutating func favour(_ procedures: [Int32], _ favour: Int32) {
        let list = procedures.span
        var position = 0
        for index in candidates.indices {
            position = Candidates.leap(list, from: position, to: candidates[index])
            guard position < list.count else { return }
            if list[position] == candidates[index] { marks[index].points += favour }
        }
    }

    mutating func favour(where fits: (Int32) -> Bool, _ favour: Int32) {
        for index in candidates.indices where fits(candidates[index]) { marks[index].points += favour }
    }
}
