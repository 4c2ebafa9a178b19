import Foundation
import Jose
import Kit
import Testing

func jwk(_ json: String) throws -> JWK { try JSONDecoder().decode(JWK.self, from: Data(json.utf8)) }

@Suite struct VectorTests {
    @Test func `RFC 7515 A.2, RS256`() throws {
        let keys = KeySet([try VerifyingKey(try jwk(Vectors.rsa.json), for: .rs256)])
        #expect(try keys.payload(of: Vectors.rs256) == Array(Vectors.payload.utf8))
    }

    @Test func `RFC 7515 A.3, ES256`() throws {
        let keys = KeySet([try VerifyingKey(try jwk(Vectors.point))])
        #expect(try keys.payload(of: Vectors.es256) == Array(Vectors.payload.utf8))
    }

    @Test func `RFC 7520 4.1, RS256 with a kid`() throws {
        let keys = KeySet([try VerifyingKey(try jwk(Vectors.bilbo), for: .rs256)])
        let said = String(decoding: try keys.payload(of: Vectors.bilboSaid), as: UTF8.self)
        #expect(said.hasPrefix("It’s a dangerous business") && said.hasSuffix("swept off to."))
    }

    @Test func `RFC 7515 appendix F, the payload of A.2 and A.3 apart`() throws {
        for (key, text) in [(Vectors.rsa.json, Vectors.rs256), (Vectors.point, Vectors.es256)] {
            let keys = KeySet(JWKS(keys: [try jwk(key)]))
            let parts = text.split(separator: ".")
            try keys.verify(detached: "\(parts[0])..\(parts[2])", over: Array(Vectors.payload.utf8))
            #expect(throws: JoseRefusal.badSignature) {
                try keys.verify(detached: "\(parts[0])..\(parts[2])", over: Array(Vectors.payload.utf8.dropLast()))
            }
            #expect(throws: JoseRefusal.malformed) { try keys.verify(detached: text, over: Array(Vectors.payload.utf8)) }
        }
    }

    @Test func `RFC 7638 3.1, the thumbprint`() throws {
        #expect(try jwk(Vectors.thumbed.json).thumbprint == Vectors.thumbprint)
    }

    @Test(arguments: [(Vectors.rsa.json, Vectors.rs256), (Vectors.point, Vectors.es256)])
    func `one changed bit anywhere is refused`(key: String, text: String) throws {
        let keys = KeySet(JWKS(keys: [try jwk(key)]))
        for index in stride(from: 0, to: text.utf8.count, by: 7) {
            var bytes = Array(text.utf8)
            bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            let changed = String(decoding: bytes, as: UTF8.self)
            #expect(throws: JoseRefusal.self, "byte \(index)") { try keys.payload(of: changed) }
        }
    }
}
