import Foundation
import Kit
import Logging

/// One JSON object a line on standard error, for machines that collect logs. Metadata never holds what people typed.
struct JSONLog: LogHandler {
    var logLevel = Logger.Level.notice
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line: [String: String] = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues(\.description)
        line["at"] = Clock.system.now.formatted(.iso8601)
        line["level"] = event.level.rawValue
        line["message"] = event.message.description
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(line) else { return }
        FileHandle.standardError.write(bytes + Data("\n".utf8))
    }
}
