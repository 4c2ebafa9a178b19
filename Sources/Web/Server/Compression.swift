import HTTPTypes

/// Whether an answer may be sent compressed (RFC 9110, section 12.5.3).
enum Compression {
    static func isWelcome(_ headers: HTTPFields) -> Bool {
        (headers[.acceptEncoding] ?? "").split(separator: ",").contains { coding in
            let parts = coding.split(separator: ";")
            return parts.first?.filter { $0 != " " } == "gzip" && !parts.dropFirst().contains { $0.filter { $0 != " " } == "q=0" }
        }
    }
}
