import Foundation
import Jose
import Kit
import Parties
import Testing

@testable import Identity

/// A connected application as the conformance suite plays it, and the checks that run at every step (identity 5.2).
struct OpenIDClientDouble {
    let bench: OpenIDBench
    let id: String
    let secret: String?
    let redirectURI: String
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    /// RFC 7636 appendix B.
    let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

    struct Answer {
        let reply: HTTPReply
        /// The query of the address the answer sends to.
        let fields: [String: String]
        var status: Int { reply.status }
        var location: String { reply.header("location") ?? "" }
        var text: String { String(decoding: reply.body, as: UTF8.self) }
        var isSignInPage: Bool { text == "sign-in page" }
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(reply.body))) as? [String: Any] ?? [:]
        }
        var error: String? { fields["error"] ?? json["error"] as? String }

        init(_ reply: HTTPReply) {
            self.reply = reply
            let query = reply.header("location")?.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
            let pairs = query.split(separator: "&").map { pair in
                pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    .map { String($0).removingPercentEncoding ?? "" }
            }
            fields = Dictionary(pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { first, _ in first }
        }
    }

    // MARK: authorization

    static let state = String(repeating: "Az-._~09", count: 16)

    func request(_ changes: [String: String?] = [:]) -> [(name: String, value: String)] {
        var fields: [String: String] = [
            "response_type": "code", "client_id": id, "redirect_uri": redirectURI, "scope": "openid", "state": Self.state,
            "nonce": "n-0S6_WzA2Mj",
        ]
        for (name, value) in changes { fields[name] = value }
        return fields.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    func authorize(_ changes: [String: String?] = [:], cookie: String?) async throws -> Answer {
        try await open("\(bench.issuer)/oauth2/authorize?\(URLForm.encode(request(changes)))", cookie: cookie)
    }

    func open(_ url: String, cookie: String?) async throws -> Answer {
        let answer = Answer(try await bench.http.send(.get(url, headers: Self.cookie(cookie))))
        if answer.fields["code"] != nil || answer.fields["error"] != nil { check(answer) }
        return answer
    }

    static func cookie(_ value: String?) -> [(name: String, value: String)] {
        value.map { [(name: "cookie", value: "phien=\($0)")] } ?? []
    }

    /// 5.2: state and issuer come back, nothing else does, the address is the registered one, errors are well formed.
    private func check(_ answer: Answer) {
        #expect(answer.location.hasPrefix(redirectURI) && answer.fields["x"] == (redirectURI.contains("?x=1") ? "1" : nil))
        #expect(answer.fields["iss"] == bench.issuer)
        let known: Set = ["code", "state", "iss", "error", "error_description", "x"]
        #expect(Set(answer.fields.keys).isSubset(of: known))
        if let error = answer.fields["error"] {
            #expect(AuthorizationFault.ErrorCode(rawValue: error) != nil && answer.fields["code"] == nil)
            let description = answer.fields["error_description"] ?? ""
            #expect(description.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) && $0 != "\"" && $0 != "\\" })
        } else {
            #expect((answer.fields["code"] ?? "").utf8.count >= 43)
        }
    }

    func code(_ changes: [String: String?] = [:], cookie: String) async throws -> String {
        let answer = try await authorize(changes, cookie: cookie)
        #expect(answer.fields["state"] == Self.state || changes["state"] != nil)
        return try #require(answer.fields["code"], "\(answer.status) \(answer.location) \(answer.text.prefix(300))")
    }

    // MARK: tokens

    func redeem(
        _ code: String, _ changes: [String: String?] = [:], basic: String?? = .none, sendsSecret: Bool = true
    ) async throws -> Answer {
        var fields: [String: String] = ["grant_type": "authorization_code", "code": code, "redirect_uri": redirectURI]
        var headers: [(name: String, value: String)] = []
        if case .some(let header) = basic {
            if let header { headers = [(name: "authorization", value: header)] }
        } else if let secret, sendsSecret {
            headers = [(name: "authorization", value: Self.basic(id, secret))]
        } else if sendsSecret {
            fields["client_id"] = id
        }
        for (name, value) in changes { fields[name] = value }
        let form = fields.map { (name: $0.key, value: $0.value) }
        let answer = Answer(try await bench.http.send(.form(bench.issuer + "/oauth2/token", form, headers: headers)))
        #expect(answer.reply.header("cache-control") == "no-store")
        #expect(answer.reply.header("content-type")?.hasPrefix("application/json") == true)
        return answer
    }

    static func basic(_ id: String, _ secret: String) -> String {
        "Basic " + Data("\(URLForm.escape(id)):\(URLForm.escape(secret))".utf8).base64EncodedString()
    }

    struct Tokens {
        let access: String
        let id: String
        let claims: [String: Any]
        var refresh: String?
    }

    /// A code turned into tokens, the ID token checked as 5.2.7 says.
    func tokens(_ changes: [String: String?] = [:], cookie: String) async throws -> Tokens {
        let code = try await code(changes, cookie: cookie)
        let sendsVerifier = changes["code_challenge"] != nil
        return try await tokens(redeem(code, sendsVerifier ? ["code_verifier": verifier] : [:]))
    }

    func tokens(_ answer: Answer) async throws -> Tokens {
        try #require(answer.status == 200, "\(answer.text)")
        let json = answer.json
        let access = try #require(json["access_token"] as? String)
        let idToken = try #require(json["id_token"] as? String)
        #expect(["Bearer", "DPoP"].contains(json["token_type"] as? String) && (json["expires_in"] as? Int ?? 0) > 0)
        #expect(access.utf8.count >= 43)
        let published = try await bench.http.send(.get(bench.issuer + "/oauth2/jwks"))
        let payload = try KeySet(JWKS(json: published.body)).payload(of: idToken, typ: "JWT")
        let claims = try #require(try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any])
        let now = bench.now.timeIntervalSince1970
        #expect(claims["iss"] as? String == bench.issuer && claims["aud"] as? String == id)
        #expect((claims["exp"] as? Double ?? 0) > now && (claims["iat"] as? Double ?? .infinity) <= now)
        #expect((claims["auth_time"] as? Double ?? .infinity) <= now)
        #expect(claims["at_hash"] as? String == Base64URL.encode(Digest.sha256(access).prefix(16)))
        let known: Set = ["iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash"]
        #expect(Set(claims.keys).isSubset(of: known))
        return Tokens(access: access, id: idToken, claims: claims, refresh: json["refresh_token"] as? String)
    }

    /// A form sent by the client itself, with its secret in the header.
    func post(
        _ path: String, _ fields: [String: String?], basic: Bool = true
    ) async throws -> Answer {
        let form = fields.compactMap { name, value in value.map { (name: name, value: $0) } }.sorted { $0.name < $1.name }
        let headers = basic && secret != nil ? [(name: "authorization", value: Self.basic(id, secret ?? ""))] : []
        return Answer(try await bench.http.send(.form(bench.issuer + path, form, headers: headers)))
    }

    func refresh(_ token: String?, _ changes: [String: String?] = [:]) async throws -> Answer {
        let fields: [String: String?] = ["grant_type": "refresh_token", "refresh_token": token]
        return try await post("/oauth2/token", fields.merging(changes) { $1 })
    }

    func userInfo(_ access: String) async throws -> Answer {
        let headers = [(name: "authorization", value: "Bearer \(access)")]
        return Answer(try await bench.http.send(.get(bench.issuer + "/oauth2/userinfo", headers: headers)))
    }

    func signOut(_ fields: [(name: String, value: String)], cookie: String?) async throws -> Answer {
        let url = bench.issuer + "/oauth2/logout" + (fields.isEmpty ? "" : "?" + URLForm.encode(fields))
        return Answer(try await bench.http.send(.get(url, headers: Self.cookie(cookie))))
    }
}

extension OpenIDBench {
    /// A stranger's application as the Basic OP profile has it: a secret, PKCE not required, RS256.
    func stranger(_ change: (inout NewClient) -> Void = { _ in }) async throws -> OpenIDClientDouble {
        var new = NewClient(name: "Hệ thống thử", redirectURIs: ["https://rp.binhminh.example/ve?x=1"])
        new.postLogoutURIs = ["https://rp.binhminh.example/ra"]
        new.scopes = [.openid, .profile, .email, .address, .phone]
        (new.needsPKCE, new.algorithm) = (false, .rs256)
        change(&new)
        let made = try await registry.register(new, now: now)
        return OpenIDClientDouble(
            bench: self, id: made.client.id, secret: made.secret?.reveal(), redirectURI: new.redirectURIs[0])
    }
}
