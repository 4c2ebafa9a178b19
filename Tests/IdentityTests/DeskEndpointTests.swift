import Foundation
import HTTPTypes
import Kit
import Links
import NIOCore
import Store
import Testing
import TestStore

@testable import Identity
@testable import IdentityWeb
@testable import Web

/// The endpoints for desks: whose they are, signed, once; and the document that describes them.
@Suite(.timeLimit(.minutes(2))) struct DeskEndpointTests {
    private static let secret = String(repeating: "s", count: 43)

    private struct Line {
        let desk: DeskCounter
        let routes: [Route]

        func ask(
            _ link: Link, _ body: [UInt8], client: String = "quantri", secret: String = DeskEndpointTests.secret,
            signed: String? = nil, at now: Date = Vnconnect.morning
        ) async throws -> (status: Int, json: [String: Any]) {
            let signature = signed ?? RequestSignature(path: link.path, body: body, secret: secret, at: now, chance: .system).text
            var headers: HTTPFields = [.authorization: "Basic \(Data("\(client):\(secret)".utf8).base64EncodedString())"]
            if !signature.isEmpty { headers[HTTPField.Name(RequestSignature.header)!] = signature }
            let incoming = Incoming(
                site: .vnconnect, origins: PageBench.origins, method: .post, path: link.path, query: FormData(), headers: headers,
                cookies: [:], address: "192.0.2.1", isSecure: false, now: Vnconnect.morning, chance: .system,
                guest: Guest(cookie: nil, chance: .system, key: Vnconnect.keys.key("web.guest")!), notice: nil)
            let route = try #require(routes.first { $0.link.path == link.path && $0.method == .post })
            let outcome = try await route.answer(Visit(incoming: incoming, posted: FormData(), body: body, parts: [:], session: nil))
            guard case .response(let response) = outcome, case .bytes(let buffer, _) = response.body else { throw IdentityRefusal.gone }
            let json = try JSONSerialization.jsonObject(with: Data(buffer.readableBytesView)) as? [String: Any]
            return (response.status, json ?? [:])
        }

        func lookUp(_ number: String = "099301000103") throws -> [UInt8] {
            let seat = String(decoding: try JSONEncoder().encode(desk.seat), as: UTF8.self)
            return Array("{\"act\":\"create\",\"number\":\"\(number)\",\"seat\":\(seat)}".utf8)
        }
    }

    private func line(_ engine: Engine) async throws -> Line {
        let desk = try await DeskCounter(engine)
        let registry = ClientRegistry(database: desk.house.database, chance: .system)
        for id in ["quantri", "dvc"] {
            var client = NewClient(name: id, redirectURIs: ["http://\(id).binhminh.localhost/ve"])
            if id == "quantri" { (client.policy.uses, client.policy.serviceScopes) = ([.signIn, .service], [.desk]) }
            try await registry.settle(client, id: id, secret: Secret(Self.secret), now: desk.house.now)
        }
        let provider = OpenIDProvider(
            issuer: "http://xacthuc.dvc.localhost", database: desk.house.database, ring: Vnconnect.keys, chance: .system)
        return Line(desk: desk, routes: DeskEndpoints(accounts: desk.house.accounts, provider: provider).routes)
    }

    @Test(arguments: TestDatabase.engines)
    func `only a client with the scope, its secret, and a signature over this very request, once`(engine: Engine) async throws {
        let line = try await line(engine)
        let body = try line.lookUp()
        let fine = try await line.ask(IdentityLinks.deskLookUp, body)
        #expect(fine.status == 200 && fine.json["exists"] as? Bool == false && fine.json["name"] == nil)
        let cases: [(status: Int, error: String, answer: (status: Int, json: [String: Any]))] = [
            (400, "unauthorized_client", try await line.ask(IdentityLinks.deskLookUp, body, client: "dvc")),
            (401, "invalid_client", try await line.ask(IdentityLinks.deskLookUp, body, secret: String(repeating: "t", count: 43))),
            (400, "invalid_request", try await line.ask(IdentityLinks.deskLookUp, body, signed: "")),
            (400, "invalid_request", try await line.ask(IdentityLinks.deskLookUp, body, at: Vnconnect.morning.plus(301))),
            (400, "invalid_request", try await line.ask(IdentityLinks.deskLookUp, Array("{}".utf8))),
        ]
        for one in cases { #expect(one.answer.status == one.status && one.answer.json["error"] as? String == one.error, "\(one.error)") }
        let once = RequestSignature(
            path: IdentityLinks.deskLookUp.path, body: body, secret: Self.secret, at: Vnconnect.morning, chance: .system).text
        #expect(try await line.ask(IdentityLinks.deskLookUp, body, signed: once).status == 200)
        #expect(try await line.ask(IdentityLinks.deskLookUp, body, signed: once).status == 400)
        // A signature of one path or body fits no other.
        let other = RequestSignature(
            path: IdentityLinks.deskCreate.path, body: body, secret: Self.secret, at: Vnconnect.morning, chance: .system).text
        #expect(try await line.ask(IdentityLinks.deskLookUp, body, signed: other).status == 400)
        #expect(try await line.ask(IdentityLinks.deskLookUp, try line.lookUp("099301000104"), signed: once).status == 400)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is refused is told by a word the document has`(engine: Engine) async throws {
        let line = try await line(engine)
        let forged = DeskSeat(officer: UUID().uuidString, officerName: "x", desk: "d", deskName: "D")
        let seat = String(decoding: try JSONEncoder().encode(forged), as: UTF8.self)
        let body = Array("{\"act\":\"create\",\"number\":\"099301000103\",\"seat\":\(seat)}".utf8)
        let refused = try await line.ask(IdentityLinks.deskLookUp, body)
        #expect(refused.status == 403 && refused.json["error"] as? String == "forbidden")
        for refusal in [IdentityRefusal.accountExists, .wrongCode, .needsApproval, .setup, .gone, .tooManyCodes(until: Vnconnect.morning)] {
            #expect(IdentityRefusal.deskWords.contains(refusal.deskWord.word))
        }
    }

    @Test func `the document names every endpoint for desks and no other`() async throws {
        let line = try await line(.sqlite)
        let json = try JSONEncoder().encode(DeskOpenAPI.document(issuer: "http://xacthuc.dvc.localhost"))
        let document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let served = Set(line.routes.filter { $0.method == .post }.map(\.link.path))
        #expect(Set(paths.keys) == served && line.routes.allSatisfy(\.isForServers))
        let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
        for match in String(decoding: json, as: UTF8.self).matches(of: /#\\?\/components\\?\/schemas\\?\/([A-Za-z]+)/) {
            #expect(schemas[String(match.1)] != nil, "\(match.1)")
        }
    }
}
