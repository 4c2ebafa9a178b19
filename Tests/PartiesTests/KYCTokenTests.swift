import Kit
import Testing

@testable import Parties

@Suite struct KYCTokenTests {
    /// Issues `t1`, `t2`, … and takes only what `isGood` says.
    private func server(_ isGood: @escaping @Sendable (String) -> Bool) async throws -> LoopbackServer {
        let issued = Counter()
        return try await LoopbackServer.http { request in
            guard request.hasPrefix("POST /oauth2/token ") else {
                guard isGood(request) else { return .http(401, #"{"code":"UNAUTHENTICATED"}"#) }
                return KYCMatchTests.fields("true", "true", "true")
            }
            return KYCMatchTests.token("t\(issued.next())")
        }
    }

    private func tokenRequests(_ server: LoopbackServer) -> Int {
        server.log.texts.count { $0.hasPrefix("POST /oauth2/token ") }
    }

    @Test func `a token serves until shortly before it expires`() async throws {
        let server = try await server { _ in true }
        let person = try KYCMatchTests.person("Trần Văn Thử")
        try await Bench.run { bench in
            let client = KYCMatchTests.client(bench, server.port)
            for _ in 0..<3 { #expect(await client.check(person) == .match(operator: nil)) }
            #expect(tokenRequests(server) == 1)
            bench.hands.advance(289)
            _ = await client.check(person)
            #expect(tokenRequests(server) == 1)
            bench.hands.advance(1)
            #expect(await client.check(person) == .match(operator: nil))
            #expect(tokenRequests(server) == 2)
        }
        try await server.stop()
    }

    @Test func `a token the operator no longer takes is fetched again, once`() async throws {
        let server = try await server { $0.contains("Bearer t2\r\n") }
        let person = try KYCMatchTests.person("Trần Văn Thử")
        try await Bench.run { bench in
            #expect(await KYCMatchTests.client(bench, server.port).check(person) == .match(operator: nil))
        }
        #expect(tokenRequests(server) == 2)
        try await server.stop()
    }

    @Test func `an operator that takes no token at all is not asked for ever`() async throws {
        let server = try await server { _ in false }
        let person = try KYCMatchTests.person("Trần Văn Thử")
        try await Bench.run { bench in
            #expect(await KYCMatchTests.client(bench, server.port).check(person) == .unavailable)
            #expect(bench.meter.count(of: "kyc").refusals == 1)
        }
        #expect(server.log.texts.count == 4)
        try await server.stop()
    }
}
