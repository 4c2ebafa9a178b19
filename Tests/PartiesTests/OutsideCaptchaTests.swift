import Foundation
import Kit
import Testing

@testable import Parties

@Suite struct OutsideCaptchaTests {
    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2]).base64EncodedString()

    private func run(
        _ act: LoopbackServer.Act, _ work: (OutsideCaptcha) async throws -> Void
    ) async throws -> [String] {
        let server = try await LoopbackServer.http { _ in act }
        try await Bench.run { bench in
            try await work(OutsideCaptcha(
                base: "http://127.0.0.1:\(server.port)", key: Secret("k"), http: bench.http,
                line: bench.line("captcha")))
        }
        try await server.stop()
        return server.log.texts
    }

    @Test func `a challenge is an id and an image, with a recording where the service has one`() async throws {
        let wav = Data("RIFFx".utf8).base64EncodedString()
        let requests = try await run(.http(201, #"{"id":"aZ-_9","png":"\#(Self.png)","wav":"\#(wav)"}"#)) { captcha in
            let challenge = try await captcha.challenge()
            #expect(challenge.id == "aZ-_9")
            #expect(challenge.png.count == 10)
            #expect(challenge.wav == Array("RIFFx".utf8))
        }
        #expect(requests.first?.hasPrefix("POST /v1/challenges HTTP/1.1\r\n") == true)
        #expect(requests.first?.contains("Bearer k\r\n") == true)
    }

    @Test(arguments: [
        #"{"id":"a/../b","png":"PNG"}"#, #"{"id":"","png":"PNG"}"#, #"{"id":"a","png":"aGVsbG8="}"#,
        #"{"id":"a","png":"PNG","wav":"aGVsbG8="}"#, #"{"id":"a"}"#, "[]", "",
    ])
    func `an odd challenge is nonsense`(body: String) async throws {
        _ = try await run(.http(201, body.replacing("PNG", with: Self.png))) { captcha in
            let end = await failure { () async throws(PartyFailure) in try await captcha.challenge() }
            #expect(end == .down(.nonsense))
        }
    }

    /// How one verification ended, and how many requests it took.
    private func verify(
        _ id: String, _ answer: String, _ act: LoopbackServer.Act
    ) async throws -> (isRight: Bool?, failure: PartyFailure?, requests: Int) {
        var isRight: Bool?
        var end: PartyFailure?
        let requests = try await run(act) { captcha in
            end = await failure { () async throws(PartyFailure) in
                isRight = try await captcha.verify(id, answer: answer)
            }
        }
        return (isRight, end, requests.count)
    }

    @Test(arguments: [
        (200, #"{"ok":true}"#, true), (200, #"{"ok":false}"#, false), (404, #"{"ok":true}"#, false),
        (200, #"{"ok":"true"}"#, nil), (500, #"{"ok":true}"#, nil),
    ])
    func `an answer is right only if the service says so`(status: Int, body: String, isRight: Bool?) async throws {
        let end = try await verify("a", "K9TRM", .http(status, body))
        #expect(end.isRight == isRight)
        #expect((end.failure == nil) == (isRight != nil))
    }

    @Test(arguments: [("a/../../x", "K9TRM"), ("", "K9TRM"), ("a", ""), ("a", String(repeating: "x", count: 33))])
    func `what cannot be an answer never reaches the service`(id: String, answer: String) async throws {
        let end = try await verify(id, answer, .http(200, #"{"ok":true}"#))
        #expect(end.isRight == false)
        #expect(end.requests == 0)
    }

    @Test func `verifying uses the challenge up, so it is never asked twice`() async throws {
        let end = try await verify("a", "K9TRM", .hangUp)
        #expect(end.failure == .down(.broken))
        #expect(end.requests == 1)
    }
}
