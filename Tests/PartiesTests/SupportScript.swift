import Dispatch
import Foundation

/// A script of `Tests/Support`, which starts and stops a real party.
struct SupportScript: Sendable {
    struct Failed: Error { let output: String }

    let name: String
    /// The programs it starts, and the Debian packages that bring them.
    let programs: [String]
    let packages: String

    /// Whether the party can be started here; prints why not.
    var isPossible: Bool {
        let missing = programs.first { !FileManager.default.isExecutableFile(atPath: $0) }
        guard let missing else { return true }
        print("skipped: \(missing) is missing (apt-get install \(packages))")
        return false
    }

    /// Starts the party in a directory of its own, runs `work` with the lines the script printed, and stops it.
    func started(_ work: ([String]) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "motcua-\(UUID().uuidString)").path
        let lines = try await run("start", directory)
        do {
            try await work(lines)
        } catch {
            _ = try await run("stop", directory)
            throw error
        }
        _ = try await run("stop", directory)
        try FileManager.default.removeItem(atPath: directory)
    }

    /// Waits on a thread of its own, for the other tests need theirs.
    private func run(_ arguments: String...) async throws -> [String] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try runAndWait(arguments) }) }
        }
    }

    private func runAndWait(_ arguments: [String]) throws -> [String] {
        let support = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [support.appending(path: "Support/\(name)").path] + arguments
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(output: output) }
        return output.split(separator: "\n").map(String.init)
    }
}
