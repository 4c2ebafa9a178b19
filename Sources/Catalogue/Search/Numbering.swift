import Kit

/// Which number each procedure has in an index.
enum Numbering {
    /// The listings by prior, then name; and the numbers they so have in the order of names alone.
    static func numbered(_ listings: [ProcedureListing]) -> ([ProcedureListing], [Int32]) {
        let keys = listings.map { VietnameseText.sortBytes($0.name) + [0] + $0.code.utf8 }
        let byName = listings.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
        let priors = listings.map(Traits.prior)
        var buckets = [[Int]](repeating: [], count: Int(priors.max() ?? 0) + 1)
        for index in byName { buckets[Int(priors[index])].append(index) }
        let order = buckets.reversed().flatMap { $0 }
        var numbers = [Int32](repeating: 0, count: listings.count)
        for (number, index) in order.enumerated() { numbers[index] = Int32(number) }
        return (order.map { listings[$0] }, byName.map { numbers[$0] })
    }
}
