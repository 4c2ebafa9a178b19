import Kit
import Store
import Web

/// Remembers why a file was refused while its bytes still come, so that it is told beside its field.
actor UploadDoor {
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

extension UploadSink {
    /// Takes one file into the store. Nobody who is not signed in leaves a byte there.
    static func into(_ files: FileStore, _ visit: Visit, name: String, rule: FileRule) async throws -> UploadSink {
        guard visit.person != nil else { throw UploadRefusal.signInFirst }
        let door = UploadDoor(sink: try await files.receive(name: name, rule: rule))
        return UploadSink(
            write: { bytes in try await door.write(bytes) }, finish: { try await door.finish() },
            abort: { await door.abort() })
    }
}

/// The session ended before the file came.
enum UploadRefusal: Refusal, Words {
    case signInFirst

    var words: any Words { self }
    var status: Int { 401 }
    var vi: String { "Phiên làm việc đã kết thúc. Đăng nhập lại rồi tải tệp lên." }
}
