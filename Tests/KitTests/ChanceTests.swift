import Foundation
import Kit
import Synchronization
import Testing

@Suite struct ChanceTests {
    @Test func `each digit is equally likely at each place`() {
        var counts = [[Int]](repeating: [Int](repeating: 0, count: 10), count: 6)
        let codes = 20_000
        for _ in 0..<codes {
            let code = Chance.system.digits(6)
            #expect(code.utf8.count == 6)
            for (place, byte) in code.utf8.enumerated() { counts[place][Int(byte) - 48] += 1 }
        }
        // Chi-square with 9 degrees of freedom: 45 is passed once in a million runs.
        let expected = Double(codes) / 10
        for place in counts {
            let chi = place.reduce(0.0) { $0 + pow(Double($1) - expected, 2) / expected }
            #expect(chi < 45)
        }
    }

    @Test func `bytes that would make some digits likelier are left out`() {
        let bytes = Mutex<[UInt8]>([255, 250, 251, 9, 19, 249, 0, 254, 200, 123, 7, 8, 9, 10])
        let chance = Chance { count in
            bytes.withLock { bytes in
                defer { bytes.removeFirst(min(count, bytes.count)) }
                return Array(bytes.prefix(count)) + [UInt8](repeating: 1, count: max(0, count - bytes.count))
            }
        }
        #expect(chance.digits(6) == "999003")
    }

    @Test func `zeros in front are kept`() {
        #expect(Chance { [UInt8](repeating: 0, count: $0) }.digits(6) == "000000")
    }

    @Test func `a text is made of its alphabet only, each character as likely`() {
        let alphabet = Array("ABC")
        let text = Chance.system.text(3_000, of: alphabet)
        for character in alphabet {
            let count = text.filter { $0 == character }.count
            #expect((820...1_180).contains(count))
        }
        #expect(text.count == 3_000)
    }

    @Test func `a token has 256 bits and looks it`() {
        let tokens = Set((0..<1_000).map { _ in Chance.system.token() })
        #expect(tokens.count == 1_000)
        #expect(tokens.allSatisfy { $0.utf8.count == 43 && Base64URL.decode($0)?.count == 32 })
    }

    @Test func `identifiers sort by the time of their making`() {
        let ids = (0..<200).map { Chance.system.uuid7(at: Date(milliseconds: 1_795_000_000_000 + Int64($0))) }
        #expect(ids.map(\.uuidString) == ids.map(\.uuidString).sorted())
        #expect(ids.allSatisfy { $0.bytes[6] >> 4 == 7 && $0.bytes[8] >> 6 == 2 })
    }

    @Test func `a random identifier is of version 4`() {
        let ids = Set((0..<200).map { _ in Chance.system.uuid4() })
        #expect(ids.count == 200)
        #expect(ids.allSatisfy { $0.bytes[6] >> 4 == 4 && $0.bytes[8] >> 6 == 2 })
    }

    @Test func `an identifier is read from its text form only`() throws {
        let id: ID<ChanceTests> = Chance.system.id(at: Date(milliseconds: 0))
        #expect(ID(id.description) == id)
        #expect(id.description == id.description.lowercased())
        for text in ["", "{\(id)}", id.description.filter { $0 != "-" }, "\(id)0", "không"] {
            #expect(ID<ChanceTests>(text) == nil)
        }
        let coded = try JSONDecoder().decode([ID<ChanceTests>].self, from: try JSONEncoder().encode([id]))
        #expect(coded == [id])
    }
}
