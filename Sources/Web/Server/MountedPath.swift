import Foundation
import Hummingbird
import Kit

/// A link's pattern as the router takes it.
///
/// The router wants one name for the parts that stand at one place of its tree (`/ho-so/{id}/sua`, `/ho-so/{ma}`); the
/// links name each part by what it is. So parts are mounted by their place and read back under their own names.
struct MountedPath: Sendable {
    let pattern: String
    private let names: [String: String]

    init(_ pattern: String) {
        var names: [String: String] = [:]
        let segments = pattern.split(separator: "/", omittingEmptySubsequences: false).enumerated().map { index, segment in
            guard let open = segment.firstIndex(of: "{"), let close = segment.firstIndex(of: "}") else { return String(segment) }
            names["p\(index)"] = String(segment[segment.index(after: open)..<close])
            return segment[..<open] + "{p\(index)}" + segment[segment.index(after: close)...]
        }
        self.pattern = segments.joined(separator: "/")
        self.names = names
    }

    /// The parts of a path under the link's own names: percent-decoded, NFC.
    func parts(_ parameters: Parameters) -> [String: String] {
        var parts: [String: String] = [:]
        for part in parameters {
            guard let name = names[String(part.key)] else { continue }
            parts[name] = (part.value.removingPercentEncoding ?? "").nfc
        }
        return parts
    }
}
