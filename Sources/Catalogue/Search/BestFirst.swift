/// Keeps the best of many: a full buffer is sorted and cut.
struct BestFirst {
    private let wanted: Int
    private var keys: [UInt64] = []
    private var least: UInt64 = 0

    init(_ wanted: Int) {
        self.wanted = wanted
        keys.reserveCapacity(min(2 * wanted + 16, 4_096))
    }

    /// Equal points stay in the order in which they came.
    @inline(__always)
    mutating func add(_ index: Int, _ points: Int32) {
        let key = UInt64(UInt32(max(0, points))) << 32 | UInt64(~UInt32(truncatingIfNeeded: index))
        guard key > least else { return }
        keys.append(key)
        if keys.count >= 2 * wanted + 16 { cut() }
    }

    private mutating func cut() {
        keys.sort(by: >)
        keys.removeLast(keys.count - wanted)
        least = keys.last ?? 0
    }

    /// What was added, best first.
    func indices() -> [Int] {
        keys.sorted(by: >).prefix(wanted).map { Int(~UInt32(truncatingIfNeeded: $0)) }
    }
}
