import Foundation
import Kit
import Store

/// What a dossier came to — *kết quả giải quyết*: a text and its files.
public struct DossierResult: Sendable {
    public let text: String
    public let decidedAt: Date
    public let files: [StoredFile]
}

extension Dossier {
    /// Whether the citizen may see the result: when it was handed over, or when it is ready and wanted online.
    public var isResultPublished: Bool { stage == .returned || (stage == .finished && returning == .online) }
}

extension Transaction {
    /// Writes the result down, in the transaction that finishes the dossier; its files were received before.
    public func save(_ text: String, files: [StoredFile], asResultOf id: ID<Dossier>, at now: Date) throws {
        try execute("INSERT INTO dossiers_results (dossier, text, decided_at) VALUES (\(id), \(text), \(now))")
        for file in files {
            try keep(file)
            try execute("INSERT INTO dossiers_result_files (dossier, file) VALUES (\(id), \(file.id))")
        }
    }

    public func result(of id: ID<Dossier>) throws -> DossierResult? {
        let written = try first("SELECT text, decided_at FROM dossiers_results WHERE dossier = \(id)") {
            (text: try $0.text("text"), at: try $0.date("decided_at"))
        }
        guard let written else { return nil }
        let ids = try run("SELECT file FROM dossiers_result_files WHERE dossier = \(id) ORDER BY file") {
            try $0.id("file") as ID<StoredFile>
        }
        return DossierResult(text: written.text, decidedAt: written.at, files: try files(ids))
    }
}
