import Foundation
import Jose
import Kit
import Testing

@Suite struct KeyTests {
    @Test(arguments: Algorithm.allCases)
    func `what a key signs, its published record accepts`(algorithm: Algorithm) throws {
        let key = try SigningKey.make(algorithm)
        let published = try JWKS(json: JWKS(keys: [key.verifying.jwk]).json)
        let token = try key.jws("Lê Thị Mẫu".utf8, typ: "test")
        #expect(try KeySet(published).payload(of: token, typ: "test") == Array("Lê Thị Mẫu".utf8))
        let detached = try key.detachedJWS(over: "a".utf8)
        #expect(try KeySet(published).verify(detached: detached, over: Array("a".utf8)) == key.id)
    }

    @Test(arguments: Algorithm.allCases)
    func `a key survives being written and read`(algorithm: Algorithm) throws {
        let key = try SigningKey.make(algorithm)
        let again = try SigningKey(algorithm, privateBytes: key.privateBytes.reveal())
        #expect(again.id == key.id && again.id == key.verifying.jwk.thumbprint)
        #expect(throws: KeyFault.broken) { try SigningKey(algorithm, privateBytes: [1, 2, 3]) }
    }

    @Test func `a published key has its name, use and algorithm, sorted, and nothing private`() throws {
        let key = try SigningKey.make(.es256)
        let json = String(decoding: try JWKS(keys: [key.verifying.jwk]).json, as: UTF8.self)
        let pattern = /\{"keys":\[\{"alg":"ES256","crv":"P-256","kid":"[\w-]{43}","kty":"EC","use":"sig","x":"[\w-]{43}","y":"[\w-]{43}"\}\]\}/
        #expect(json.wholeMatch(of: pattern) != nil)
        let rsa = String(decoding: try JoseJSON.encode(SigningKey.make(.rs256).verifying.jwk), as: UTF8.self)
        #expect(!rsa.contains("\"d\"") && !rsa.contains("\"p\"") && rsa.contains("\"e\":\"AQAB\""))
    }

    @Test func `a key does not print its secret`() throws {
        let key = try SigningKey.make(.es256)
        let secret = Base64URL.encode(key.privateBytes.reveal())
        var dumped = ""
        dump(key, to: &dumped)
        #expect("\(key)" == "SigningKey(\(key.id))")
        #expect(!dumped.contains(secret) && !dumped.contains("P256"))
    }

    @Test(arguments: [
        #"{"kty":"oct","k":"c2VjcmV0"}"#, #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
        #"{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}"#, #"{"kty":"RSA","alg":"HS256","n":"AQAB","e":"AQAB"}"#,
        #"{"kty":"RSA","use":"enc","alg":"RS256","n":"AQAB","e":"AQAB"}"#, #"{"kty":"EC","alg":"RS256","crv":"P-256","x":"AA","y":"AA"}"#,
    ])
    func `a key of another kind or for another use is not taken`(json: String) throws {
        let key = try jwk(json)
        #expect(throws: KeyFault.unsupported) { try VerifyingKey(key) }
    }

    @Test(arguments: [
        // A point off the curve, a coordinate cut short, RSA of 512 bits, standard base64.
        #"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}"#,
        #"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVA","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#,
        #"{"kty":"RSA","alg":"RS256","e":"AQAB","n":"xjlCRBqkQRwLuRDCJYEkJ0e0Q2aX4Vf8yQwJcJ1vVJcXl1rTq8mO0Xl3l3VbZyR8JNLzXlB8rUMhWJ3Xw4xGmw"}"#,
        #"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU=","y":"x/FEzRu9m36HLN/tue659LNpXW6pCyStikYjKIWI5a0="}"#,
        #"{"kty":"RSA","alg":"RS256"}"#,
    ])
    func `a broken or weak key is not taken`(json: String) throws {
        let key = try jwk(json)
        #expect(throws: KeyFault.broken) { try VerifyingKey(key) }
    }

    @Test func `keys of a set that are not understood are left out, the others stay`() throws {
        let text = #"{"keys":[{"kty":"oct","k":"AA"},{"kty":5},7,{"kty":"OKP","crv":"Ed25519","x":"AA"},\#(Vectors.point)]}"#
        let keys = KeySet(try JWKS(json: Array(text.utf8)))
        #expect(keys.keys.count == 1 && keys.keys[0].algorithm == .es256)
        #expect(throws: JoseRefusal.malformed) { try JWKS(json: Array(#"{"keys":"none"}"#.utf8)) }
    }
}
