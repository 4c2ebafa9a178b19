/// A virus scanner, as the file store sees it: pushed what arrives, asked at the end (REQ-GEN-012). The one of the
/// product is clamd; where none is set up, the configuration says what that means.
public struct FileScanner: Sendable {
    public enum Verdict: Sendable, Equatable {
        case clean
        /// The signature's name.
        case found(String)
        /// No verdict; why, for the log.
        case notScanned(String)
    }

    /// One file on its way through the scanner.
    public struct Scan: Sendable {
        let push: @Sendable ([UInt8]) async -> Void
        let finish: @Sendable () async -> Verdict
        let cancel: @Sendable () async -> Void

        public init(
            push: @escaping @Sendable ([UInt8]) async -> Void, finish: @escaping @Sendable () async -> Verdict,
            cancel: @escaping @Sendable () async -> Void
        ) {
            (self.push, self.finish, self.cancel) = (push, finish, cancel)
        }
    }

    let begin: @Sendable () async -> Scan

    public init(begin: @escaping @Sendable () async -> Scan) { self.begin = begin }

    /// Where no scanner is set up.
    public static let none = FileScanner {
        Scan(push: { _ in }, finish: { .notScanned("no scanner is set up") }, cancel: {})
    }
}

/// What becomes of a file that no scanner has seen.
public enum UnscannedFiles: String, Sendable {
    case refused, allowed
}
