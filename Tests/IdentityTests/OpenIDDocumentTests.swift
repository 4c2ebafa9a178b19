import Foundation
import HTTPTypes
import Kit
import Links
import Parties
import Store
import TestStore
import Testing

@testable import Identity
@testable import IdentityWeb
@testable import Web

/// The OpenAPI document says what the endpoints do: the same paths, and answers of the shapes it names.
@Suite(.timeLimit(.minutes(2))) struct OpenIDDocumentTests {
    private func document(_ bench: OpenIDBench) async throws -> [String: Any] {
        let reply = try await bench.http.send(.get(bench.issuer + IdentityLinks.openAPI.path))
        #expect(reply.status == 200 && reply.header("content-type")?.hasPrefix("application/json") == true)
        return try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
    }

    @Test func `it names every endpoint for servers and no other`() async throws {
        let bench = try await OpenIDBench(.sqlite)
        let document = try await document(bench)
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let routes = OpenIDRoutes(provider: bench.provider, browser: OpenIDBench.anyBrowser).routes.filter(\.isForServers)
        let served = Set(routes.map { "\($0.method.rawValue.lowercased()) \($0.link.path)" })
            .subtracting(["get \(IdentityLinks.openAPI.path)"])
        #expect(Set(paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } }) == served)
        let servers = document["servers"] as? [[String: String]]
        #expect(servers?.first?["url"] == bench.issuer)
        // Every name that is referred to is there.
        let text = String(decoding: try JSONSerialization.data(withJSONObject: document, options: .withoutEscapingSlashes), as: UTF8.self)
        let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
        for match in text.matches(of: /"#\/components\/schemas\/([A-Za-z]+)"/) { #expect(schemas[String(match.1)] != nil) }
    }

    @Test(arguments: TestDatabase.engines)
    func `what the endpoints answer has the shape it names`(engine: Engine) async throws {
        let bench = try await OpenIDBench(engine)
        let schemas = try #require((try await document(bench)["components"] as? [String: Any])?["schemas"] as? [String: Any])
        let expect = { (json: [String: Any], name: String) in
            let schema = schemas[name] as? [String: Any] ?? [:]
            #expect(Self.faults(in: json, schema) == [], "\(name)")
        }
        let client = try await bench.stranger {
            ($0.scopes, $0.policy.refreshLife) = (Set(OpenIDScope.allCases), 3_600)
        }
        let cookie = try await bench.signIn(try await bench.mau())
        let code = try await client.code(["scope": "openid profile email address phone danh_tinh offline_access"], cookie: cookie)
        let tokens = try await client.redeem(code).json
        expect(tokens, "TokenAnswer")
        let access = try #require(tokens["access_token"] as? String)
        expect(try await client.refresh(tokens["refresh_token"] as? String).json, "TokenAnswer")
        expect(try await client.redeem(code).json, "Refusal")
        let again = try await client.redeem(
            try await client.code(["scope": "openid profile email address phone danh_tinh"], cookie: cookie)).json
        expect(try await client.userInfo(try #require(again["access_token"] as? String)).json, "Claims")
        let server = try await bench.machine { policy, scopes in (policy.uses, scopes) = ([.resource], [.profile]) }
        expect(try await server.post("/oauth2/introspect", ["token": again["access_token"] as? String]).json, "Introspection")
        expect(try await server.post("/oauth2/introspect", ["token": access]).json, "Introspection")
        let ministry = try await bench.ministry()
        expect(try await ministry.push().json, "PushReceipt")
        expect(try await ministry.push(["redirect_uri": "x"]).json, "Refusal")
        for (path, name) in [(IdentityLinks.keys, "KeySet"), (IdentityLinks.discovery, "Discovery")] {
            let reply = try await bench.http.send(.get(bench.issuer + path.path))
            expect(OpenIDClientDouble.Answer(reply).json, name)
        }
    }

    /// As much of JSON Schema as the document uses.
    static func faults(in value: Any, _ schema: [String: Any]) -> [String] {
        switch schema["type"] as? String {
        case "string":
            guard let text = value as? String else { return ["no text"] }
            return (schema["enum"] as? [String]).map { $0.contains(text) ? [] : ["\(text) is not in the list"] } ?? []
        case "integer": return value is Int ? [] : ["no integer"]
        case "boolean": return value is Bool ? [] : ["no boolean"]
        case "array":
            let items = schema["items"] as? [String: Any] ?? [:]
            return (value as? [Any])?.flatMap { faults(in: $0, items) } ?? ["no list"]
        case "object":
            guard let object = value as? [String: Any] else { return ["no object"] }
            let members = schema["properties"] as? [String: [String: Any]] ?? [:]
            let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\($0) is missing" }
            let unknown = schema["additionalProperties"] as? Bool == true ? [] : object.keys.filter { members[$0] == nil }.map { "\($0) is unknown" }
            return missing + unknown + object.flatMap { name, value in members[name].map { faults(in: value, $0) } ?? [] }
        default: return ["no type"]
        }
    }

    @Test func `the check finds what is wrong`() {
        let schema: [String: Any] = ["type": "object", "properties": ["a": ["type": "integer"]], "required": ["a"]]
        #expect(Self.faults(in: ["a": 1], schema) == [])
        #expect(Self.faults(in: ["a": "1"], schema) == ["no integer"])
        #expect(Self.faults(in: [:] as [String: Any], schema) == ["a is missing"])
        #expect(Self.faults(in: ["a": 1, "b": 2], schema) == ["b is unknown"])
    }
}

extension OpenIDBench {
    static let anyBrowser = OpenIDBrowser(
        token: { _ in nil }, signIn: { _, _ in .empty(200) }, signOut: { _, response in response })
}
