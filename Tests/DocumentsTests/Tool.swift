import Foundation

/// A program of Debian that reads what we made. Tests that need one are enabled only where it is installed.
struct Tool {
    let name: String

    static let pdftotext = Tool(name: "pdftotext")
    static let pdfinfo = Tool(name: "pdfinfo")
    static let pdffonts = Tool(name: "pdffonts")
    static let qpdf = Tool(name: "qpdf")
    static let pdftoppm = Tool(name: "pdftoppm")
    static let zbarimg = Tool(name: "zbarimg")

    var path: String { "/usr/bin/\(name)" }
    var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// Runs it with a file of `bytes` in place of `FILE` among the arguments, and gives what it prints.
    func read(_ bytes: [UInt8], _ arguments: String...) throws -> (status: Int32, text: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "input")
        try Data(bytes).write(to: file)
        let process = Process(), output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}

/// Runs of white space as one space, so that line breaks do not matter.
func flattened(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
