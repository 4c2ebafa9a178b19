import Testing

@testable import Parties

@Suite struct OutboundHTTPTests {
    private func outbound(_ bench: Bench, _ origins: [String]) -> OutboundHTTP {
        OutboundHTTP("openid", origins: Set(origins.compactMap(Origin.init)), http: bench.http, meter: bench.meter)
    }

    @Test func `only the origins on the list are called`() async throws {
        let server = try await LoopbackServer.http { _ in .http(200, "ok") }
        try await Bench.run { bench in
            let allowed = outbound(bench, ["http://127.0.0.1:\(server.port)"])
            let reply = try await allowed.get("http://127.0.0.1:\(server.port)/a?b=c")
            #expect(reply.status == 200)
            let strangers = [
                "http://127.0.0.1:\(server.port + 1)/", "https://127.0.0.1:\(server.port)/",
                "http://localhost:\(server.port)/", "http://127.0.0.1:\(server.port)@example.test/",
                "http://user@127.0.0.1:\(server.port)/", "file:///etc/passwd", "//127.0.0.1:\(server.port)/", "",
            ]
            for url in strangers {
                let end = await failure { () async throws(PartyFailure) in try await allowed.get(url) }
                guard case .notAllowed = end else {
                    Issue.record("\(url) was called: \(String(describing: end))")
                    continue
                }
            }
        }
        #expect(server.log.texts.count == 1)
        try await server.stop()
    }

    @Test func `a redirect is handed to the caller, not followed`() async throws {
        let server = try await LoopbackServer.http { _ in .http(302, "", "location: /b\r\n") }
        try await Bench.run { bench in
            let reply = try await outbound(bench, ["http://127.0.0.1:\(server.port)"]).get(
                "http://127.0.0.1:\(server.port)/a")
            #expect(reply.status == 302)
            #expect(reply.header("Location") == "/b")
        }
        #expect(server.log.texts.count == 1)
        try await server.stop()
    }

    @Test func `a GET is tried twice, a POST once`() async throws {
        let server = try await LoopbackServer.http { _ in .http(503, "") }
        let url = "http://127.0.0.1:\(server.port)/"
        try await Bench.run { bench in
            let outbound = outbound(bench, [url])
            let get = await failure { () async throws(PartyFailure) in try await outbound.get(url) }
            #expect(get == .down(.failing(status: 503)))
            #expect(server.log.texts.count == 2)
            _ = await failure { () async throws(PartyFailure) in try await outbound.postJSON(url, Array("{}".utf8)) }
            #expect(server.log.texts.count == 3)
        }
        try await server.stop()
    }

    @Test func `a host name the resolver does not know is reached at the address the operator set`() async throws {
        let server = try await LoopbackServer.http { _ in .http(204, "") }
        try await Bench.run(addresses: ["xacthuc.dvc.localhost": "127.0.0.1"]) { bench in
            let url = "http://xacthuc.dvc.localhost:\(server.port)"
            let reply = try await outbound(bench, [url]).postForm(url + "/token", [("code", "x")])
            #expect(reply.status == 204)
        }
        let sent = try #require(server.log.texts.first).lowercased()
        #expect(sent.contains("host: xacthuc.dvc.localhost:\(server.port)\r\n"))
        try await server.stop()
    }

    @Test(arguments: [
        ("HTTPS://DVC.Example/a", "https://dvc.example"), ("http://dvc.example:80", "http://dvc.example"),
        ("http://dvc.example:8080/", "http://dvc.example:8080"),
    ])
    func `an origin is scheme, host and port`(url: String, text: String) {
        #expect(Origin(of: url)?.description == text)
    }
}
