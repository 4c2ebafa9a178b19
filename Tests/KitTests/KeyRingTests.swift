import Foundation
import Kit
import Testing

@Suite struct KeyRingTests {
    private let first = [UInt8](repeating: 1, count: 32)
    private let second = [UInt8](repeating: 2, count: 32)

    private func ring(_ masters: [Int: [UInt8]]) throws -> KeyRing { try #require(KeyRing(masters: masters)) }

    @Test func `what is sealed for a purpose opens for it, and reads as it was`() throws {
        let ring = try ring([1: first])
        let sealed = try ring.seal("099099000101", for: "identity:number")
        #expect(try ring.openText(sealed, for: "identity:number") == "099099000101")
        #expect(!String(decoding: sealed, as: UTF8.self).contains("099099000101"))
    }

    @Test func `what is sealed for one purpose opens for no other`() throws {
        let ring = try ring([1: first])
        let sealed = try ring.seal("x", for: "identity:number")
        #expect(throws: (any Error).self) { try ring.open(sealed, for: "identity:phone") }
    }

    @Test func `the same text is sealed differently each time`() throws {
        let ring = try ring([1: first])
        #expect(try ring.seal("x", for: "p") != ring.seal("x", for: "p"))
    }

    @Test func `a flipped bit anywhere is noticed`() throws {
        let ring = try ring([1: first])
        let sealed = try ring.seal("Lê Thị Thử", for: "p")
        for index in sealed.indices {
            var broken = sealed
            broken[index] ^= 1
            #expect(throws: (any Error).self) { try ring.open(broken, for: "p") }
        }
        for count in 0..<sealed.count {
            #expect(throws: (any Error).self) { try ring.open(Array(sealed.prefix(count)), for: "p") }
        }
    }

    @Test func `the newest key writes, and the older ones still read`() throws {
        let (old, new) = (try ring([1: first]), try ring([1: first, 2: second]))
        let sealed = try old.seal("x", for: "p")
        #expect(try new.openText(sealed, for: "p") == "x")
        let newer = try new.seal("x", for: "p")
        #expect(newer.first == 2)
        #expect(throws: SealFault.noKey(version: 2)) { try old.open(newer, for: "p") }
    }

    @Test func `a blind index finds what was stored before a key was added`() throws {
        let (old, new) = (try ring([1: first]), try ring([1: first, 2: second]))
        #expect(old.blindIndex("0950000101", for: "phone") == new.blindIndex("0950000101", for: "phone"))
        #expect(new.blindIndex("0950000101", for: "phone") != new.blindIndex("0950000101", for: "number"))
        #expect(new.blindIndex("0950000101", for: "phone") != new.blindIndex("0950000102", for: "phone"))
        #expect(try ring([1: second]).blindIndex("0950000101", for: "phone") != old.blindIndex("0950000101", for: "phone"))
    }

    @Test func `a ring without keys, or with a short one, is no ring`() {
        #expect(KeyRing(masters: [:]) == nil)
        #expect(KeyRing(masters: [1: [1, 2, 3]]) == nil)
        #expect(KeyRing(masters: [1: first, 2: [UInt8](repeating: 0, count: 31)]) == nil)
    }

    @Test func `a secret prints as dots`() {
        let secret = Secret("bi-mat")
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(describing: secret), String(reflecting: [secret]), dumped] {
            #expect(!text.contains("bi-mat"))
        }
        #expect(secret.reveal() == "bi-mat")
    }

    @Test func `bytes are compared whole`() {
        #expect(Digest.equal([1, 2, 3] as [UInt8], [1, 2, 3] as [UInt8]))
        #expect(!Digest.equal([1, 2, 3] as [UInt8], [1, 2, 4] as [UInt8]))
        #expect(!Digest.equal([1, 2, 3] as [UInt8], [1, 2] as [UInt8]))
        #expect(!Digest.equal([UInt8](), [UInt8(0)]))
    }
}
