import Foundation
import Kit

/// A captcha drawn by an outside service — *mã xác thực* (REQ-GEN-010), where one is configured instead of our own.
///
/// The protocol, JSON over HTTP, with `Authorization: Bearer <key>`:
///
///     POST {base}/v1/challenges                → 201 {"id": "…", "png": "<base64>", "wav": "<base64>"?}
///     POST {base}/v1/challenges/{id}/verify    {"answer": "K9TRM"} → 200 {"ok": true|false}
///
/// A challenge may be verified once, whatever the outcome; an unknown, used or expired one gives 404.
public struct OutsideCaptcha: Sendable {
    public struct Challenge: Equatable, Sendable {
        /// At most 64 characters of the URL-safe alphabet.
        public let id: String
        public let png: [UInt8]
        public let wav: [UInt8]?
    }

    private let base: String
    private let key: Secret<String>
    private let http: HTTPParty
    private let line: PartyLine

    /// - Parameters:
    ///   - base: `https://captcha.example`, without a slash at the end.
    ///   - http: Its limit of size must fit an image and a recording, both in base64.
    public init(base: String, key: Secret<String>, http: HTTPParty, line: PartyLine) {
        (self.base, self.key, self.http, self.line) = (base, key, http, line)
    }

    /// Asks for a new challenge. A lost one does no harm, so it is asked for twice.
    public func challenge() async throws(PartyFailure) -> Challenge {
        let reply = try await line.call(tries: 2) { () async throws(PartyFailure) in
            let reply = try await post("/v1/challenges", [:])
            guard reply.status == 201 else { throw PartyFailure(status: reply.status, reason: reply.firstLine) }
            return try Challenge(try reply.json(Drawn.self))
        }
        return reply
    }

    /// Whether `answer` is what the image says. The challenge is used up by asking, so it is never asked twice.
    public func verify(_ id: String, answer: String) async throws(PartyFailure) -> Bool {
        guard Challenge.isID(id), (1...32).contains(answer.utf8.count) else { return false }
        return try await line.call { () async throws(PartyFailure) in
            let reply = try await post("/v1/challenges/\(id)/verify", ["answer": answer])
            if reply.status == 404 { return false }
            guard reply.status == 200 else { throw PartyFailure(status: reply.status, reason: reply.firstLine) }
            return try reply.json(Verdict.self).ok
        }
    }

    private func post(_ path: String, _ fields: [String: String]) async throws(PartyFailure) -> HTTPReply {
        guard let body = try? JSONEncoder().encode(fields) else { throw .down(.nonsense) }
        let headers = [(name: "authorization", value: "Bearer \(key.reveal())")]
        return try await http.send(.json(base + path, Array(body), headers: headers))
    }

    fileprivate struct Drawn: Decodable, Sendable {
        let id: String
        let png: Data
        let wav: Data?
    }

    private struct Verdict: Decodable { let ok: Bool }
}

extension OutsideCaptcha.Challenge {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// - Throws: ``PartyFailure/down(_:)`` with `nonsense` for an odd id and for what is no PNG or WAV.
    fileprivate init(_ drawn: OutsideCaptcha.Drawn) throws(PartyFailure) {
        guard Self.isID(drawn.id), drawn.png.starts(with: Self.signature),
            drawn.wav?.starts(with: Array("RIFF".utf8)) ?? true
        else { throw .down(.nonsense) }
        (id, png, wav) = (drawn.id, Array(drawn.png), drawn.wav.map(Array.init))
    }

    fileprivate static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 < 0x80 && (Character(Unicode.Scalar($0)).isLetter || isDigitOrSign($0)) }
    }

    private static func isDigitOrSign(_ byte: UInt8) -> Bool { Digits.contains(byte) || byte == 0x2D || byte == 0x5F }
}
