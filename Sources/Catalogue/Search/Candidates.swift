/// Ascending lists of procedures, cut with one another.
enum Candidates {
    /// The first `limit` procedures every list has, once each; the shortest list leads, the others are leapt through.
    static func inAll(_ lists: [ArraySlice<Int32>], limit: Int = .max) -> [Int32] {
        var lists = lists.sorted { $0.count < $1.count }[...]
        guard let first = lists.popFirst() else { return [] }
        let others = Array(lists)
        var positions = others.map { _ in 0 }
        var found: [Int32] = []
        found.reserveCapacity(min(first.count, limit))
        var last: Int32 = -1
        for procedure in first where procedure != last && found.count < limit {
            last = procedure
            if isIn(others, procedure, from: &positions) { found.append(procedure) }
        }
        return found
    }

    @inline(__always)
    private static func isIn(_ lists: [ArraySlice<Int32>], _ procedure: Int32, from positions: inout [Int]) -> Bool {
        for index in lists.indices {
            let slice = lists[index]
            let list = slice.span
            let position = leap(list, from: positions[index], to: procedure)
            positions[index] = position
            guard position < list.count, list[position] == procedure else { return false }
        }
        return true
    }

    /// The first position from `start` whose procedure is not before `procedure`; near ones cost least.
    @inline(__always)
    static func leap(_ list: Span<Int32>, from start: Int, to procedure: Int32) -> Int {
        guard start < list.count, list[start] < procedure else { return start }
        var (low, step) = (start, 1)
        while low + step < list.count, list[low + step] < procedure {
            low += step
            step *= 2
        }
        var high = min(low + step, list.count)
        low += 1
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < procedure { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The procedures that have most of what was asked: more than half by weight.
    static func inMost(_ slots: [QuerySlot], among count: Int) -> [Int32] {
        let required = slots.filter(\.isRequired)
        let least = required.reduce(0) { $0 + $1.weight } * 55 / 100
        var weights = [Int32](repeating: 0, count: count)
        for slot in required {
            var last: Int32 = -1
            for procedure in slot.procedures where procedure != last {
                weights[Int(procedure)] += slot.weight
                last = procedure
            }
        }
        return weights.indices.filter { weights[$0] > 0 && weights[$0] >= least }.map(Int32.init)
    }
}
