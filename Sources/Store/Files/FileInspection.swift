/// A look inside a file that has wholly arrived.
enum FileInspection {
    case fine, anotherType, unsafe

    static func of(_ bytes: FileBytes, as type: FileType) throws -> FileInspection {
        switch type {
        case .pdf, .jpg, .png: .fine
        case .doc, .xls: try OLEInspection(bytes)?.verdict(as: type) ?? .unsafe
        case .docx, .xlsx: try ZipInspection(bytes)?.verdict(as: type) ?? .unsafe
        }
    }
}
