import Foundation
import Kit
import NIOCore

/// Turns a multipart body into ``FormData``: fields are kept, files stream into the rule's sinks as they come.
///
/// The form's proof stands before any file, so a forged form is refused before a byte of a file is taken.
struct MultipartReader {
    let visit: Visit
    let rule: UploadRule
    let proves: @Sendable (String) -> Bool
    private static let mostFieldBytes = 262_144
    private var form = FormData()
    private var part = Part.none
    private var fieldBytes = 0
    private var isProven = false

    private enum Part {
        case none
        case field(name: String, bytes: [UInt8])
        case file(field: String, name: String, sink: UploadSink, size: Int)
        /// A file that was refused, or whose input was left empty.
        case skipped(field: String, name: String, words: (any Words)?)
    }

    init(visit: Visit, rule: UploadRule, proves: @escaping @Sendable (String) -> Bool) {
        (self.visit, self.rule, self.proves) = (visit, rule, proves)
    }

    /// - Throws: ``BadBody``, ``FormRefusal``, and what the connection throws when it ends early; no file is left then.
    mutating func read(_ body: some AsyncSequence<ByteBuffer, any Error>, boundary: String) async throws -> FormData {
        var parser = MultipartParser(boundary: boundary)
        do {
            for try await chunk in body {
                for event in try parser.feed(chunk.readableBytesView) { try await take(event) }
            }
            guard parser.isComplete else { throw BadBody.broken }
            return form
        } catch {
            await abort()
            throw error
        }
    }

    /// Lets go of what was begun. Files that were finished are orphans now, and collected as such.
    private func abort() async {
        if case .file(_, _, let sink, _) = part { await sink.abort() }
    }

    private mutating func take(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let name, nil): part = .field(name: name, bytes: [])
        case .part(let name, let file?): try await begin(field: name, file: file)
        case .bytes(let bytes): try await append(bytes)
        case .endOfPart: try await end()
        }
    }

    private mutating func begin(field: String, file: String) async throws {
        guard isProven else { throw FormRefusal.forged }
        let name = String((file.split(whereSeparator: { "/\\".contains($0) }).last.map(String.init) ?? "").cleaned.prefix(255))
        if file.isEmpty {
            part = .skipped(field: field, name: "", words: nil)
        } else if form.files.count >= rule.mostFiles {
            part = .skipped(field: field, name: name, words: FormRefusal.tooManyFiles(rule.mostFiles).words)
        } else {
            do {
                part = .file(field: field, name: name, sink: try await rule.open(visit, field, name), size: 0)
            } catch let refusal as any Refusal {
                part = .skipped(field: field, name: name, words: refusal.words)
            }
        }
    }

    private mutating func append(_ bytes: [UInt8]) async throws {
        switch part {
        case .field(let name, let kept):
            fieldBytes += bytes.count
            guard fieldBytes <= Self.mostFieldBytes else { throw BadBody.tooLarge }
            part = .field(name: name, bytes: kept + bytes)
        case .file(let field, let name, let sink, let size):
            guard size + bytes.count <= rule.mostBytes else {
                await sink.abort()
                part = .skipped(field: field, name: name, words: FormRefusal.fileTooLarge(rule.mostBytes).words)
                return
            }
            part = .file(field: field, name: name, sink: sink, size: size + bytes.count)
            try await sink.write(bytes)
        case .skipped, .none: break
        }
    }

    private mutating func end() async throws {
        defer { part = .none }
        switch part {
        case .field(let name, let bytes):
            let value = String(decoding: bytes, as: UTF8.self)
            form.fields.append((name, value))
            if name == "_csrf" { isProven = proves(value) }
        case .file(let field, let name, let sink, _):
            do {
                form.files.append(PostedFile(field: field, name: name, outcome: .kept(try await sink.finish())))
            } catch let refusal as any Refusal {
                form.files.append(PostedFile(field: field, name: name, outcome: .refused(refusal.words)))
            }
        case .skipped(let field, let name, let words?):
            form.files.append(PostedFile(field: field, name: name, outcome: .refused(words)))
        case .skipped, .none: break
        }
    }
}
