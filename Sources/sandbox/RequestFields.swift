import Foundation

/// What a form or a query says.
enum RequestFields {
    /// The fields by name, `+` and `%xx` undone; of several the first counts.
    static func read(_ encoded: String) -> [String: String] {
        let pairs = encoded.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { part in
                let spaced = String(part).replacing("+", with: " ")
                return spaced.removingPercentEncoding ?? spaced
            }
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
