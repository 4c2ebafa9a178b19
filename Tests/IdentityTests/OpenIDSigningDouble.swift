import Foundation
import Jose
import Kit
import Parties
import Testing

@testable import Identity

/// A client that shows who it is by its key, and binds what it gets to another (FAPI 2.0 Security Profile).
struct OpenIDSigningDouble {
    let bench: OpenIDBench
    let id: String
    let key: SigningKey
    let dpop: SigningKey
    let redirectURI: String
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    typealias Answer = OpenIDClientDouble.Answer
    typealias Members = [String: Any?]

    static func json(_ members: [String: Any]) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes]))
    }

    static func merged(_ members: [String: Any], _ changes: Members) -> [String: Any] {
        members.merging(changes.mapValues { $0 ?? NSNull() }) { $1 }.filter { !($0.value is NSNull) }
    }

    /// RFC 7523: who the client is.
    func assertion(_ changes: Members = [:], by signer: SigningKey? = nil) throws -> String {
        let now = Int(bench.now.timeIntervalSince1970)
        let claims: [String: Any] = [
            "iss": id, "sub": id, "aud": bench.issuer, "iat": now, "exp": now + 60, "jti": Chance.system.token(),
        ]
        return try (signer ?? key).jws(try Self.json(Self.merged(claims, changes)), typ: "JWT")
    }

    /// RFC 9449: the key that tokens are bound to.
    func proof(
        _ method: String, _ path: String, token: String? = nil, header: Members = [:], _ changes: Members = [:],
        by signer: SigningKey? = nil
    ) throws -> String {
        let signer = signer ?? dpop
        let jwk = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(signer.verifying.jwk)) as? [String: Any] ?? [:]
        let public_ = jwk.filter { ["kty", "crv", "x", "y", "n", "e"].contains($0.key) }
        let head: [String: Any] = ["typ": "dpop+jwt", "alg": signer.algorithm.rawValue, "jwk": public_]
        var claims: [String: Any] = [
            "jti": Chance.system.token(), "htm": method, "htu": bench.issuer + path,
            "iat": Int(bench.now.timeIntervalSince1970),
        ]
        if let token { claims["ath"] = Base64URL.encode(Digest.sha256(token)) }
        let text = "\(Base64URL.encode(try Self.json(Self.merged(head, header))))"
            + ".\(Base64URL.encode(try Self.json(Self.merged(claims, changes))))"
        return "\(text).\(Base64URL.encode(try signer.sign(text.utf8)))"
    }

    /// A form with the client's assertion and, unless told otherwise, a proof of its key.
    func post(
        _ path: String, _ fields: [String: String?], assertion: String?? = .none, dpop: String?? = .none
    ) async throws -> Answer {
        var form = fields
        if let text = try assertion ?? self.assertion() {
            form["client_assertion_type"] = ClientAssertion.type
            form["client_assertion"] = text
        }
        let proof = try dpop ?? self.proof("POST", path)
        let sent = form.compactMap { name, value in value.map { (name: name, value: $0) } }
        return Answer(
            try await bench.http.send(
                .form(bench.issuer + path, sent, headers: proof.map { [(name: "dpop", value: $0)] } ?? [])))
    }

    func request(_ changes: [String: String?] = [:]) -> [String: String?] {
        let fields: [String: String?] = [
            "response_type": "code", "client_id": id, "redirect_uri": redirectURI, "scope": "openid profile offline_access",
            "state": OpenIDClientDouble.state, "nonce": "n-0S6_WzA2Mj", "code_challenge_method": "S256",
            "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        ]
        return fields.merging(changes) { $1 }
    }

    func push(_ changes: [String: String?] = [:], assertion: String?? = .none, dpop: String?? = .none) async throws -> Answer {
        try await post("/oauth2/par", request(changes), assertion: assertion, dpop: dpop)
    }

    func pushed(_ changes: [String: String?] = [:]) async throws -> String {
        let answer = try await push(changes)
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["request_uri"] as? String)
    }

    /// The browser is sent with the name of what was pushed.
    func open(_ uri: String, cookie: String?, client: String? = nil, more: [(name: String, value: String)] = []) async throws -> Answer {
        let query = URLForm.encode([(name: "client_id", value: client ?? id), (name: "request_uri", value: uri)] + more)
        return Answer(
            try await bench.http.send(
                .get("\(bench.issuer)/oauth2/authorize?\(query)", headers: OpenIDClientDouble.cookie(cookie))))
    }

    func code(_ changes: [String: String?] = [:], cookie: String) async throws -> String {
        let answer = try await open(try await pushed(changes), cookie: cookie)
        return try #require(answer.fields["code"], "\(answer.location) \(answer.text.prefix(200))")
    }

    func redeem(
        _ code: String, _ changes: [String: String?] = [:], assertion: String?? = .none, dpop: String?? = .none
    ) async throws -> Answer {
        let fields: [String: String?] = [
            "grant_type": "authorization_code", "code": code, "redirect_uri": redirectURI, "code_verifier": verifier,
        ]
        return try await post("/oauth2/token", fields.merging(changes) { $1 }, assertion: assertion, dpop: dpop)
    }

    func userInfo(_ token: String, scheme: String = "DPoP", proof: String?? = .none) async throws -> Answer {
        let proof = try proof ?? self.proof("GET", "/oauth2/userinfo", token: token)
        let headers = [(name: "authorization", value: "\(scheme) \(token)")] + (proof.map { [(name: "dpop", value: $0)] } ?? [])
        return Answer(try await bench.http.send(.get(bench.issuer + "/oauth2/userinfo", headers: headers)))
    }
}

extension OpenIDBench {
    /// A ministry's system as the FAPI 2 profile has it.
    func ministry(_ change: (inout NewClient) -> Void = { _ in }) async throws -> OpenIDSigningDouble {
        let (key, dpop) = (try SigningKey.make(.es256), try SigningKey.make(.es256))
        var new = NewClient(name: "Hệ thống của Bộ", redirectURIs: ["https://bo.binhminh.example/ve"])
        new.scopes = [.openid, .profile, .offlineAccess]
        let keys = String(decoding: try JWKS(keys: [key.verifying.jwk]).json, as: UTF8.self)
        new.policy.becomeFAPI2(keys: .uploaded(keys))
        new.policy.refreshLife = 3_600
        change(&new)
        let made = try await registry.register(new, now: now)
        return OpenIDSigningDouble(bench: self, id: made.client.id, key: key, dpop: dpop, redirectURI: new.redirectURIs[0])
    }
}
