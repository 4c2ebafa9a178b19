/// What the first bytes of a file say it is.
enum FileSignature {
    /// Bytes needed to say it.
    static let length = 8

    static func fits(_ type: FileType, _ beginning: some Collection<UInt8>) -> Bool {
        signatures(of: type).contains { signature in beginning.prefix(signature.count).elementsEqual(signature) }
    }

    private static func signatures(of type: FileType) -> [[UInt8]] {
        switch type {
        case .pdf: [Array("%PDF-".utf8)]
        // Compound file, which Word and Excel wrote until 2003 ([MS-CFB] 2.2).
        case .doc, .xls: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
        case .docx, .xlsx: [[0x50, 0x4B, 0x03, 0x04]]
        case .jpg: [[0xFF, 0xD8, 0xFF]]
        case .png: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]
        }
    }
}
