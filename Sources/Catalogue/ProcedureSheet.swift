import Foundation
import Kit

/// A procedure ready to be written: its JSON and the hash by which an unchanged record is known again.
struct ProcedureSheet: Sendable {
    let procedure: Procedure
    let document: String
    /// SHA-256 of ``document``, in hexadecimal.
    let hash: String

    init(_ procedure: Procedure) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(procedure)
        self.procedure = procedure
        document = String(decoding: bytes, as: UTF8.self)
        hash = Digest.sha256(bytes).map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }
}
