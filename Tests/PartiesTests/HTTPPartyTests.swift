import Testing

@testable import Parties

@Suite struct HTTPPartyTests {
    private func outcome(_ act: LoopbackServer.Act, longest: Int = 1024) async throws -> PartyFailure? {
        let server = try await LoopbackServer.http { _ in act }
        var end: PartyFailure?
        try await Bench.run(longest: longest) { bench in
            end = await failure { () async throws(PartyFailure) in
                try await bench.http.send(.get("http://127.0.0.1:\(server.port)/"))
            }
        }
        try await server.stop()
        return end
    }

    @Test func `silence, half an answer and a slow drip all end in a time-out`() async throws {
        #expect(try await outcome(.hold("")) == .down(.timeout))
        #expect(try await outcome(.hold("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nab")) == .down(.timeout))
        let long = String(repeating: "x", count: 500)
        #expect(try await outcome(.drip("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n" + long)) == .down(.timeout))
    }

    @Test func `a line that is cut or was never there is an outage of its own kind`() async throws {
        #expect(try await outcome(.hangUp) == .down(.broken))
        #expect(try await outcome(.send("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nab")) == .down(.broken))
        let port = try await closedPort()
        try await Bench.run { bench in
            let end = await failure { () async throws(PartyFailure) in
                try await bench.http.send(.get("http://127.0.0.1:\(port)/"))
            }
            #expect(end == .down(.unreachable))
        }
    }

    @Test func `an answer that is not HTTP is nonsense`() async throws {
        #expect(try await outcome(.send("SSH-2.0-OpenSSH\r\n\r\n")) == .down(.nonsense))
    }

    @Test func `an answer longer than allowed is given up, whether it says its length or not`() async throws {
        let long = String(repeating: "x", count: 1025)
        #expect(try await outcome(.http(200, long)) == .down(.tooLong))
        #expect(try await outcome(.send("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + long)) == .down(.tooLong))
        #expect(try await outcome(.http(200, String(repeating: "x", count: 1024))) == nil)
    }

    @Test func `a form is sent as forms are, byte for byte`() async throws {
        let server = try await LoopbackServer.http { _ in .http(200, "ok") }
        try await Bench.run { bench in
            let call = HTTPCall.form("http://127.0.0.1:\(server.port)/t", [("họ tên", "a b&c=d+%"), ("x", "")])
            let reply = try await bench.http.send(call)
            #expect(reply.status == 200 && reply.firstLine == "ok" && reply.header("Content-Length") == "2")
        }
        let sent = try #require(server.log.texts.first)
        #expect(sent.hasPrefix("POST /t HTTP/1.1\r\n"))
        #expect(sent.hasSuffix("\r\n\r\nh%E1%BB%8D%20t%C3%AAn=a%20b%26c%3Dd%2B%25&x="))
        #expect(sent.lowercased().contains("content-type: application/x-www-form-urlencoded\r\n"))
        try await server.stop()
    }
}
