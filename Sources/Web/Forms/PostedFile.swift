import Foundation
import Kit

/// One file of a form: kept somewhere under an id, or refused with words for the person.
public struct PostedFile: Sendable {
    public enum Outcome: Sendable {
        /// What the rule's sink made of it.
        case kept(any Sendable)
        case refused(any Words)
    }

    public let field: String
    /// As the browser named it: NFC, without folders.
    public let name: String
    public let outcome: Outcome
}

/// Where the files of a form go, and how many may come.
public struct UploadRule: Sendable {
    public let mostFiles: Int
    public let mostBytes: Int
    let open: @Sendable (_ visit: Visit, _ field: String, _ name: String) async throws -> UploadSink

    /// - Parameter open: Makes a sink for one file; throwing a ``Refusal`` refuses the file with its words.
    public init(
        mostFiles: Int, mostBytes: Int, open: @escaping @Sendable (Visit, String, String) async throws -> UploadSink
    ) {
        (self.mostFiles, self.mostBytes, self.open) = (mostFiles, mostBytes, open)
    }
}

/// Takes one file as it arrives. Exactly one of `finish` and `abort` is called; after `abort` nothing is left of it.
public struct UploadSink: Sendable {
    let write: @Sendable ([UInt8]) async throws -> Void
    let finish: @Sendable () async throws -> any Sendable
    let abort: @Sendable () async -> Void

    public init(
        write: @escaping @Sendable ([UInt8]) async throws -> Void,
        finish: @escaping @Sendable () async throws -> any Sendable, abort: @escaping @Sendable () async -> Void
    ) {
        (self.write, self.finish, self.abort) = (write, finish, abort)
    }
}
