import Crypto
import Foundation
import Jose
import Kit
import Testing

/// Invariant I16: the algorithm comes from the key's record.
@Suite struct ConfusionTests {
    let key = Self.made.0
    let rsa = Self.made.1
    let keys = KeySet([Self.made.0.verifying, Self.made.1.verifying])

    /// Once for all tests: an RSA key is slow to make.
    private static let made = (try! SigningKey.make(.es256), try! SigningKey.make(.rs256))

    private func forged(_ header: String, by sign: (String) throws -> [UInt8]) throws -> String {
        let text = "\(Base64URL.encode(header.utf8)).\(Base64URL.encode(#"{"sub":"a"}"#.utf8))"
        return "\(text).\(Base64URL.encode(try sign(text)))"
    }

    @Test(arguments: ["none", "None", "NONE", "nOnE", "", "HS256", "RS256", "PS256", "ES384", "es256"])
    func `the header's algorithm can only agree with the record`(alg: String) throws {
        let text = try forged(#"{"alg":"\#(alg)","kid":"\#(key.id)"}"#) { try key.sign($0.utf8) }
        #expect(throws: JoseRefusal.wrongAlgorithm) { try keys.payload(of: text) }
    }

    @Test func `a token without signature does not exist`() throws {
        let header = Base64URL.encode(#"{"alg":"none"}"#.utf8)
        for text in ["\(header).e30.", "\(header).e30", "\(header)..", ".."] {
            #expect(throws: JoseRefusal.malformed) { try keys.payload(of: text) }
        }
    }

    @Test func `HMAC under the public key is refused`() throws {
        let published = try JWKS(keys: [rsa.verifying.jwk]).json
        let text = try forged(#"{"alg":"HS256","kid":"\#(rsa.id)"}"#) { text in
            Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: published)))
        }
        #expect(throws: JoseRefusal.wrongAlgorithm) { try keys.payload(of: text) }
    }

    @Test func `an RS256 signature does not pass for PS256 with the same key`() throws {
        let record = try VerifyingKey(
            JWK(modulus: Base64URL.decode(rsa.verifying.jwk.n!)!, exponent: [1, 0, 1]), for: .ps256)
        #expect(throws: JoseRefusal.wrongAlgorithm) { try KeySet([record]).payload(of: rsa.jws("a".utf8)) }
        let text = try forged(#"{"alg":"PS256"}"#) { try rsa.sign($0.utf8) }
        #expect(throws: JoseRefusal.badSignature) { try KeySet([record]).payload(of: text) }
    }

    @Test func `an unknown, another's and a missing key name are refused`() throws {
        let other = try forged(#"{"alg":"ES256","kid":"stranger"}"#) { try key.sign($0.utf8) }
        #expect(throws: JoseRefusal.unknownKey) { try keys.payload(of: other) }
        let missing = try forged(#"{"alg":"ES256"}"#) { try key.sign($0.utf8) }
        #expect(throws: JoseRefusal.unknownKey) { try keys.payload(of: missing) }
        let swapped = try forged(#"{"alg":"RS256","kid":"\#(rsa.id)"}"#) { try key.sign($0.utf8) }
        #expect(throws: JoseRefusal.badSignature) { try keys.payload(of: swapped) }
    }

    @Test(arguments: [
        ("jwk", #"{"kty":"EC"}"#), ("jku", #""https://dvc.localhost/keys""#), ("x5u", #""https://dvc.localhost/cert""#),
        ("x5c", "[]"), ("crit", #"["exp"]"#), ("b64", "false"),
    ])
    func `a header that brings its own key or extension is refused, even well signed`(name: String, value: String) throws {
        let text = try forged(#"{"alg":"ES256","kid":"\#(key.id)","\#(name)":\#(value)}"#) { try key.sign($0.utf8) }
        #expect(throws: JoseRefusal.forbiddenHeader(name)) { try keys.payload(of: text) }
    }

    @Test func `a member said twice is refused in header and claims`() throws {
        let twice = try forged(#"{"alg":"ES256","kid":"\#(key.id)","alg":"ES256"}"#) { try key.sign($0.utf8) }
        #expect(throws: JoseRefusal.malformed) { try keys.payload(of: twice) }
        let escaped = try forged(#"{"alg":"ES256","kid":"\#(key.id)","\u0061lg":"none"}"#) { try key.sign($0.utf8) }
        #expect(throws: JoseRefusal.malformed) { try keys.payload(of: escaped) }
        let claims = try key.jws(#"{"sub":"a","o":{"sub":1},"sub":"b"}"#.utf8)
        #expect(throws: JoseRefusal.badClaims) { try keys.claims([String: String].self, of: claims) }
    }

    @Test func `one kind of token is not taken for another`() throws {
        let token = try key.jwt(["sub": "a"], typ: "logout+jwt")
        #expect(try keys.claims([String: String].self, of: token, typ: "logout+jwt") == ["sub": "a"])
        #expect(throws: JoseRefusal.wrongType) { try keys.payload(of: token, typ: "JWT") }
        #expect(throws: JoseRefusal.badClaims) { try keys.claims([String].self, of: token) }
    }

    @Test func `spelling is strict`() throws {
        let token = try key.jwt(["sub": "a"])
        let parts = token.split(separator: ".").map(String.init)
        let bad = [
            token + ".", "." + token, token + "=", token + "\n", " " + token, "\(parts[0]).\(parts[1])",
            "\(parts[0]).\(parts[1]).\(parts[2]).\(parts[2])", "\(parts[0])=.\(parts[1]).\(parts[2])",
            "\(parts[0]).\(parts[1]).\(parts[2].replacing("-", with: "+").replacing("_", with: "/"))+",
            String(repeating: "A", count: CompactJWS.longest + 1), "", "…",
        ]
        for text in bad { #expect(throws: JoseRefusal.malformed) { try keys.payload(of: text) } }
    }

    @Test func `unused bits at the end of a part are no second spelling`() throws {
        let token = try key.jws([0, 1], typ: nil)
        let parts = token.split(separator: ".").map(String.init)
        #expect(parts[1] == "AAE")
        #expect(throws: JoseRefusal.malformed) { try keys.payload(of: "\(parts[0]).AAF.\(parts[2])") }
    }

    @Test func `ten thousand mangled tokens only throw`() throws {
        let token = Array(try key.jwt(["sub": "a"]).utf8)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<10_000 {
            var bytes = token
            for _ in 0...Int.random(in: 0...3, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard bytes != token else { continue }
            #expect(throws: JoseRefusal.self) { try keys.payload(of: String(decoding: bytes, as: UTF8.self)) }
        }
    }

    @Test func `moments and recipients are read in each spelling and written in one`() throws {
        struct Claims: Codable, Equatable {
            let aud: Recipients
            let exp: NumericDate
        }
        let one = try JSONDecoder().decode(Claims.self, from: Data(#"{"aud":"a","exp":1300819380.9}"#.utf8))
        #expect(String(decoding: try JoseJSON.encode(one), as: UTF8.self) == #"{"aud":"a","exp":1300819380}"#)
        let two = try JSONDecoder().decode(Claims.self, from: Data(#"{"aud":["a","b"],"exp":1}"#.utf8))
        #expect(two.aud.contains("b") && !two.aud.contains("c"))
        for exp in ["1e300", "-1", "\"1\"", "null"] {
            #expect(throws: (any Error).self) {
                try JSONDecoder().decode(Claims.self, from: Data(#"{"aud":"a","exp":\#(exp)}"#.utf8))
            }
        }
    }
}
