import Foundation
import Kit
import Testing

@testable import Parties

/// INT-02, on the people of spec 0.4.
@Suite struct KYCMatchTests {
    /// Runs one check against a server that issues tokens by itself and asks `match` for the rest.
    private func check(
        name: String = "Trần Văn Thử", token: LoopbackServer.Act = Self.token("t1"),
        _ match: @escaping @Sendable (String) -> LoopbackServer.Act
    ) async throws -> (result: KYCMatch.Result, requests: [String]) {
        let server = try await LoopbackServer.http { request in
            request.hasPrefix("POST /oauth2/token ") ? token : match(request)
        }
        var result = KYCMatch.Result.unavailable
        let person = try Self.person(name)
        try await Bench.run { bench in result = await Self.client(bench, server.port).check(person) }
        try await server.stop()
        return (result, server.log.texts)
    }

    static func person(_ name: String) throws -> KYCMatch.Person {
        KYCMatch.Person(
            phone: try #require(PhoneNumber("0950000199")), idDocument: "099085000102", name: name,
            birthdate: try #require(Day(year: 1985, month: 9, day: 2)))
    }

    static func client(_ bench: Bench, _ port: Int) -> KYCMatch {
        let base = "http://127.0.0.1:\(port)"
        let client = ClientCredentials.Client(
            tokenURL: base + "/oauth2/token", id: "motcua", secret: Secret("s"), scope: "kyc-match:match")
        let credentials = ClientCredentials(client, http: bench.http, clock: bench.clock)
        return KYCMatch(
            base: base + "/kyc-match/v0.3", http: bench.http, credentials: credentials, line: bench.line("kyc"))
    }

    static func token(_ token: String, life: Int = 300) -> LoopbackServer.Act {
        .http(200, #"{"access_token":"\#(token)","token_type":"Bearer","expires_in":\#(life)}"#)
    }

    static func fields(_ document: String, _ name: String, _ birth: String, more: String = "") -> LoopbackServer.Act {
        .http(200, #"{"idDocumentMatch":"\#(document)","nameMatch":"\#(name)","birthdateMatch":"\#(birth)"\#(more)}"#)
    }

    @Test(arguments: [
        ("true", "true", "true", KYCMatch.Result.match(operator: nil)),
        ("false", "true", "true", .noMatch), ("true", "true", "false", .noMatch), ("true", "false", "true", .noMatch),
        ("false", "false", "false", .noMatch), ("false", "true", "not_available", .noMatch),
        ("not_available", "true", "true", .unavailable), ("true", "not_available", "true", .unavailable),
        ("true", "true", "not_available", .unavailable), ("yes", "true", "true", .unavailable),
    ])
    func `the three fields decide together`(
        id: String, name: String, birth: String, result: KYCMatch.Result
    ) async throws {
        #expect(try await check { _ in Self.fields(id, name, birth) }.result == result)
    }

    @Test func `the question is CAMARA's, with the token and a correlator`() async throws {
        let (result, requests) = try await check { _ in
            Self.fields("true", "true", "true", more: #","operator":"Mạng Thử""#)
        }
        #expect(result == .match(operator: "Mạng Thử"))
        #expect(requests.count == 2)
        #expect(requests[0].lowercased().contains("authorization: basic bw90y3vhonm=\r\n"))
        #expect(requests[0].hasSuffix("grant_type=client_credentials&scope=kyc-match%3Amatch"))
        #expect(requests[1].hasPrefix("POST /kyc-match/v0.3/match HTTP/1.1\r\n"))
        #expect(requests[1].contains("Bearer t1\r\n"))
        #expect(requests[1].contains(/x-correlator: [0-9a-f-]{36}\r\n/.ignoresCase()))
        let body = try #require(requests[1].split(separator: "\r\n\r\n").last)
        let question = try JSONDecoder().decode([String: String].self, from: Data(body.utf8))
        #expect(
            question == [
                "phoneNumber": "+84950000199", "idDocument": "099085000102", "name": "Trần Văn Thử",
                "birthdate": "1985-09-02",
            ])
    }

    @Test(arguments: [
        ("Trần Văn Thử", "TRAN VAN THU"), ("H'Mơ Niê", "H'MO NIE"), ("Đỗ Thị Chưa Gán", "DO THI CHUA GAN"),
    ])
    func `a name that alone is wrong is sent once more in capitals without marks`(
        name: String, folded: String
    ) async throws {
        let (result, requests) = try await check(name: name) { request in
            Self.fields("true", request.contains("\"\(folded)\"") ? "true" : "false", "true")
        }
        #expect(result == .match(operator: nil))
        #expect(requests.count == 3)
    }

    @Test func `a name that stays wrong is no match after two questions`() async throws {
        let (result, requests) = try await check { _ in Self.fields("true", "false", "true") }
        #expect(result == .noMatch)
        #expect(requests.count == 3)
    }

    @Test func `nothing is asked twice where more than the name is wrong`() async throws {
        #expect(try await check { _ in Self.fields("false", "false", "true") }.requests.count == 2)
    }

    @Test(arguments: [
        (404, "IDENTIFIER_NOT_FOUND"), (422, "SERVICE_NOT_APPLICABLE"), (429, "TOO_MANY_REQUESTS"), (500, "INTERNAL"),
        (503, "UNAVAILABLE"), (400, "INVALID_ARGUMENT"), (403, "PERMISSION_DENIED"), (401, "UNAUTHENTICATED"),
        (302, ""),
    ])
    func `an operator that gives no answer is unavailable, never a mismatch`(status: Int, code: String) async throws {
        let body = #"{"status":\#(status),"code":"\#(code)","message":"x"}"#
        #expect(try await check { _ in .http(status, body) }.result == .unavailable)
    }

    @Test func `an operator that checks the document first says no by an error`() async throws {
        let body = #"{"status":403,"code":"KNOW_YOUR_CUSTOMER.ID_DOCUMENT_MISMATCH","message":"x"}"#
        #expect(try await check { _ in .http(403, body) }.result == .noMatch)
    }

    @Test func `silence, a cut line and nonsense are unavailable`() async throws {
        for act in [LoopbackServer.Act.hold(""), .hangUp, .http(200, "{"), .http(200, #"{"nameMatch":"true"}"#)] {
            #expect(try await check { _ in act }.result == .unavailable)
        }
    }

    @Test func `without a token nothing about the person is sent`() async throws {
        let acts = [LoopbackServer.Act.http(401, "{}"), .http(500, ""), .http(200, "{}"), .http(200, "<p>"), .hangUp]
        for act in acts {
            let (result, requests) = try await check(token: act) { _ in Self.fields("true", "true", "true") }
            #expect(result == .unavailable)
            #expect(requests.allSatisfy { !$0.contains("099085000102") })
        }
    }
}
