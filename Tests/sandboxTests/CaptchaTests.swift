import Foundation
import Kit
import Parties
import Testing

@testable import sandbox

@Suite struct CaptchaTests {
    @Test func `a challenge is solved once by the word it shows, in any case of letters`() async throws {
        try await RunningSandbox.run { sandbox in
            let challenge = try await sandbox.captcha.challenge()
            let answer = try await sandbox.control([String: String].self, "/_ctl/captcha/\(challenge.id)")["answer"]
            let word = try #require(answer)
            #expect(word.wholeMatch(of: /[2-9A-HJ-NP-Z]{5}/) != nil)
            let first = try await sandbox.captcha.verify(challenge.id, answer: word.lowercased())
            let second = try await sandbox.captcha.verify(challenge.id, answer: word)
            #expect(first && !second)
        }
    }

    @Test func `a wrong answer uses the challenge up as well`() async throws {
        try await RunningSandbox.run { sandbox in
            let id = try await sandbox.captcha.challenge().id
            let word = try await sandbox.control([String: String].self, "/_ctl/captcha/\(id)")["answer"] ?? ""
            let wrong = try await sandbox.captcha.verify(id, answer: "00000")
            let late = try await sandbox.captcha.verify(id, answer: word)
            #expect(!wrong && !late)
        }
    }

    @Test func `a service that has gone wrong takes no answer, one that is down gives no challenge`() async throws {
        try await RunningSandbox.run { sandbox in
            let id = try await sandbox.captcha.challenge().id
            let word = try await sandbox.control([String: String].self, "/_ctl/captcha/\(id)")["answer"] ?? ""
            _ = try await sandbox.fault("captcha", #"{"mode":"wrong","count":1}"#)
            let isRight = try await sandbox.captcha.verify(id, answer: word)
            #expect(!isRight)
            _ = try await sandbox.fault("captcha", #"{"mode":"down"}"#)
            let end = await failure { () async throws(PartyFailure) in try await sandbox.captcha.challenge() }
            #expect(end == .down(.failing(status: 503)))
        }
    }

    @Test func `a challenge dies after five minutes`() {
        let board = CaptchaBoard()
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        board.add("a", answer: "K9TRM", now: start)
        #expect(board.answer("a", now: start + 299) == "K9TRM")
        #expect(board.take("a", now: start + 300) == nil)
    }

    @Test func `the picture is a PNG that a strict reader takes`() throws {
        let png = CaptchaImage.png("K9TRM", .system)
        #expect(png.count < 32 * 1024)
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
        try Data(png).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", Self.reader, file.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// Checks every checksum and inflates the picture.
    private static let reader = """
        import struct, sys, zlib
        data = open(sys.argv[1], 'rb').read()
        assert data[:8] == b'\\x89PNG\\r\\n\\x1a\\n'
        at, picture, kinds = 8, b'', []
        while at < len(data):
            length, kind = struct.unpack('>I4s', data[at:at + 8])
            body = data[at + 8:at + 8 + length]
            assert zlib.crc32(kind + body) == struct.unpack('>I', data[at + 8 + length:at + 12 + length])[0]
            if kind == b'IHDR': width, height = struct.unpack('>II', body[:8])
            if kind == b'IDAT': picture += body
            kinds.append(kind); at += 12 + length
        assert kinds[0] == b'IHDR' and kinds[-1] == b'IEND'
        assert len(zlib.decompress(picture)) == (width + 1) * height
        """
}
