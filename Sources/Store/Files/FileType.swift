import Kit

/// The kinds of file people may hand in (PRM-UPLOAD-ID, PRM-UPLOAD-DOS).
public enum FileType: String, CaseIterable, Sendable, Codable {
    case pdf, doc, docx, xls, xlsx, jpg, png

    /// By the last extension of a name; `jpeg` is `jpg`.
    public init?(name: String) {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        let text = name[name.index(after: dot)...].lowercased()
        self.init(rawValue: text == "jpeg" ? "jpg" : text)
    }

    /// For `Content-Type`.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .doc: "application/msword"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xls: "application/vnd.ms-excel"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .jpg: "image/jpeg"
        case .png: "image/png"
        }
    }
}

/// Which files one upload field takes.
public struct FileRule: Sendable, Equatable {
    public let types: [FileType]
    /// Bytes, inclusive.
    public let most: Int

    public init(types: [FileType], most: Int) { (self.types, self.most) = (types, most) }

    /// PRM-UPLOAD-ID: 5 MB, which is 5 242 880 bytes.
    public static let identityScan = FileRule(types: [.doc, .docx, .pdf], most: 5 << 20)
    /// PRM-UPLOAD-DOS: 20 MB.
    public static let attachment = FileRule(types: FileType.allCases, most: 20 << 20)
}
