import Kit
import Store
import Web

/// Takes the files of a result as they come; one that is refused is told beside its field, not as a page of its own.
enum ResultUpload {
    static let most = 10
    static let limits = FileLimits(types: ["pdf", "doc", "docx", "jpg", "png"], most: FileRule.attachment.most, several: true)

    static func rule(_ files: FileStore) -> UploadRule {
        UploadRule(mostFiles: most, mostBytes: FileRule.attachment.most) { _, _, name in
            let door = Door(sink: try await files.receive(name: name, rule: .attachment))
            return UploadSink(
                write: { bytes in try await door.write(bytes) }, finish: { try await door.finish() },
                abort: { await door.abort() })
        }
    }

    /// Remembers why a file was refused while its bytes still come.
    private actor Door {
        private let sink: FileSink
        private var refusal: FileRefusal?

        init(sink: FileSink) { self.sink = sink }

        func write(_ bytes: [UInt8]) async throws {
            guard refusal == nil else { return }
            do { try await sink.write(bytes) } catch let refused as FileRefusal { refusal = refused }
        }

        func finish() async throws -> StoredFile {
            if let refusal { throw refusal }
            return try await sink.finish()
        }

        func abort() async { await sink.abort() }
    }
}

extension FormData {
    /// The files that were taken under a name, and what was said of the first that was not.
    func received(_ name: String) -> (files: [StoredFile], problem: (any Words)?) {
        var (files, problem): ([StoredFile], (any Words)?) = ([], nil)
        for file in self.files(name) {
            switch file.outcome {
            case .kept(let kept): if let kept = kept as? StoredFile { files.append(kept) }
            case .refused(let words): problem = problem ?? words
            }
        }
        return (files, problem)
    }
}
