import Kit

/// Why a file is not taken (MSG-FILE-…). Nothing of it is kept.
public enum FileRefusal: Refusal, Equatable {
    case tooLarge(most: Int)
    case wrongType(allowed: [FileType])
    /// Empty, encrypted, with macros, with a sick signature, or not what its kind of file looks like inside.
    case unsafe
    /// The virus scanner did not answer, and files may not come in without it.
    case notScanned

    public var words: any Words { FileWords(refusal: self) }

    public var status: Int {
        switch self {
        case .tooLarge: 413
        case .wrongType, .unsafe: 422
        case .notScanned: 503
        }
    }
}

struct FileWords: Words {
    let refusal: FileRefusal

    var vi: String {
        switch refusal {
        case .tooLarge(let most): "Dung lượng không vượt quá \(most >> 20)MB."
        case .wrongType(let allowed): "Chỉ chấp nhận tệp \(allowed.map(\.rawValue).joined(separator: ", "))."
        case .unsafe: "Tệp bị hỏng hoặc không an toàn."
        case .notScanned: "Hệ thống kiểm tra tệp tạm thời gián đoạn, vui lòng thử lại sau ít phút."
        }
    }
}

/// Something is wrong with a file that was taken.
public enum FileFault: Error, Equatable {
    /// No row names it.
    case gone
    /// Its bytes are not those that were taken.
    case broken
}
