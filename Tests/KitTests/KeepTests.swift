import Foundation
import Kit
import Testing

@Suite struct KeepTests {
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    @Test func `a value is read once for its seconds, and again after them`() async {
        let keep = Keep<String, Int>(seconds: 2, most: 10)
        var reads = 0
        func value(after seconds: TimeInterval) async -> Int {
            await keep.value("a", at: now.addingTimeInterval(seconds)) {
                reads += 1
                return reads
            }
        }
        #expect(await value(after: 0) == 1)
        #expect(await value(after: 1.9) == 1)
        #expect(await value(after: 2) == 2)
    }

    @Test func `what is forgotten is read anew, and a value may be younger than the others`() {
        let keep = Keep<String, Int>(seconds: 10, most: 10)
        keep.keep(1, as: "a", at: now)
        keep.keep(2, as: "b", at: now, for: 1)
        #expect(keep["a", at: now + 5] == 1 && keep["b", at: now + 5] == nil)
        keep.forgetAll()
        #expect(keep["a", at: now] == nil)
    }

    @Test func `a full keep is emptied and goes on`() {
        let keep = Keep<Int, Int>(seconds: 10, most: 3)
        for key in 0..<10 { keep.keep(key, as: key, at: now) }
        #expect((0..<10).filter { keep[$0, at: now] != nil } == [9])
        #expect(keep[9, at: now] == 9)
    }
}
