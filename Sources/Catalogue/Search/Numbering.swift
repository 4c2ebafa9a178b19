import Dispatch
import Foundation
import Kit
import Synchronization

/// Which number each procedure has in an index.
enum Numbering {
    /// The listings by prior, then name; and the numbers they so have in the order of names alone.
    static func numbered(_ listings: [ProcedureListing]) -> ([ProcedureListing], [Int32]) {
        let keys = listings.mapOnAllCores { VietnameseText.sortBytes($0.name) + [0] + $0.code.utf8 }
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

extension Array where Element: Sendable {
    /// Each element's image, worked out on all cores: for a whole catalogue, while a start waits for it.
    fileprivate func mapOnAllCores<T: Sendable>(_ image: @Sendable (Element) -> T) -> [T] {
        let parts = Swift.max(1, Swift.min(count / 500, ProcessInfo.processInfo.activeProcessorCount))
        let size = (count + parts - 1) / parts
        let made = Mutex([[T]](repeating: [], count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let images = self[Swift.min(part * size, count)..<Swift.min((part + 1) * size, count)].map(image)
            made.withLock { $0[part] = images }
        }
        return made.withLock { $0 }.flatMap(\.self)
    }
}
