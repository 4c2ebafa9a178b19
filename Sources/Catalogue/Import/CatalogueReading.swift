import Foundation

/// What an import found: the procedures, and each record that could not be read. Reading never stops at a fault.
public struct CatalogueReading: Sendable {
    public let procedures: [Procedure]
    public let faults: [ImportFault]

    public var fullRecords: Int { procedures.count(where: \.hasFullRecord) }
    public var notices: Int { procedures.reduce(0) { $0 + $1.notices.count } }
}

/// A record that could not be read: where it stands, whose it is if that could be told, and what is wrong.
public struct ImportFault: Hashable, Sendable {
    public let file: String
    /// From 1; in files that hold one JSON document, the number of the record in it.
    public let line: Int
    public let code: String?
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        case notJSON
        /// The path of the part and what the decoder says.
        case part(String)
        case noCode, noName
        /// The same code stood in this file before; the first one counts.
        case repeated
    }

    public init(file: String, line: Int, code: String?, _ reason: Reason) {
        (self.file, self.line, self.code, self.reason) = (file, line, code, reason)
    }
}

extension ImportFault.Reason {
    init(_ error: any Error) {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): self = .part(Self.path(context, key))
        case .valueNotFound(_, let context), .typeMismatch(_, let context): self = .part(Self.path(context, nil))
        case .dataCorrupted(let context) where !context.codingPath.isEmpty: self = .part(Self.path(context, nil))
        default: self = .notJSON
        }
    }

    private static func path(_ context: DecodingError.Context, _ key: (any CodingKey)?) -> String {
        let path = (context.codingPath + [key].compactMap { $0 }).map(\.stringValue)
        // Where the record itself stands in its file is told by its line.
        return (path.first == "procedures" ? path.dropFirst(2) : path[...]).joined(separator: ".")
    }
}
