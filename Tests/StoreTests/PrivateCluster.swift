import Foundation
import Kit
import Store

/// A cluster of one test's own, which it may stop.
struct PrivateCluster {
    private let directory = NSTemporaryDirectory() + "/motcua-cluster-" + UUID().uuidString
    private(set) var conninfo = ""
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Support/postgres.sh").path()

    init() async throws { conninfo = try await run("start").trimmed }

    /// At the port it had.
    func start() async throws {
        let port = conninfo.split(separator: " ").first { $0.hasPrefix("port=") }?.dropFirst(5) ?? ""
        try await run("start", String(port))
    }

    @discardableResult
    func run(_ words: String...) async throws -> String {
        let (process, output) = (Process(), directory + ".out")
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", "\"$@\" > '\(output)'", "bash", Self.script, words[0], directory] + words.dropFirst()
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard status == 0 else { throw StoreFault.unavailable("postgres.sh \(words)") }
        return try String(contentsOfFile: output, encoding: .utf8)
    }

    func remove() async throws {
        try await run("stop")
        for path in [directory, directory + ".out"] { try FileManager.default.removeItem(atPath: path) }
    }
}
