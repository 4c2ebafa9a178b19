import Foundation
import Kit
import Synchronization

/// A letter in the mailbox, read as a mail program would read it.
struct Letter: Codable, Sendable {
    let id: UUID
    let to: String
    let from: String
    let subject: String
    let text: String
    let receivedAt: Date

    /// - Parameter raw: As it came with `DATA`, the stuffed dots undone.
    init(id: UUID, to: String, from: String, raw: String, receivedAt: Date) {
        (self.id, self.to, self.from, self.receivedAt) = (id, to, from, receivedAt)
        let parts = raw.replacing("\r\n", with: "\n").split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        let head = LetterHead(String(parts[0]))
        let body = parts.count > 1 ? String(parts[1]) : ""
        subject = LetterHead.decoded(head["subject"] ?? "")
        let isCoded = head["content-transfer-encoding"]?.lowercased() == "base64"
        text = isCoded ? LetterHead.text(ofBase64: body) ?? body : body
    }
}

/// The head of a letter: names in small letters, folded lines put together.
struct LetterHead {
    private let fields: [String: String]

    init(_ text: String) {
        let unfolded = text.replacing(#/\n[ \t]+/#, with: " ")
        let pairs = unfolded.split(separator: "\n").compactMap { line -> (String, String)? in
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            return (halves[0].lowercased(), String(halves[1]).trimmed)
        }
        fields = Dictionary(pairs) { first, _ in first }
    }

    subscript(name: String) -> String? { fields[name] }

    /// RFC 2047, in base64 and UTF-8 as all of ours are; the space between two words is none.
    static func decoded(_ text: String) -> String {
        text.replacing(#/\?= =\?/#, with: "?==?").replacing(#/=\?UTF-8\?B\?([^?]*)\?=/#) { match in
            Data(base64Encoded: String(match.1)).map { String(decoding: $0, as: UTF8.self) } ?? String(match.0)
        }
    }

    static func text(ofBase64 body: String) -> String? {
        Data(base64Encoded: body.filter { !$0.isNewline }).map {
            String(decoding: $0, as: UTF8.self).replacing("\r\n", with: "\n")
        }
    }
}

/// All letters, of every address, the newest last; the oldest go when there are too many.
final class Mailbox: Sendable {
    private static let most = 10_000
    private let letters = Mutex<[Letter]>([])

    func append(_ letter: Letter) {
        letters.withLock { letters in
            letters.append(letter)
            if letters.count > Self.most { letters.removeFirst(letters.count - Self.most) }
        }
    }

    /// The newest first; those to one address only where it is given.
    func letters(to address: String? = nil) -> [Letter] {
        letters.withLock { $0.filter { address == nil || $0.to.lowercased() == address?.lowercased() } }.reversed()
    }

    func clear() { letters.withLock { $0 = [] } }
}
