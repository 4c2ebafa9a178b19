import Kit

/// Why a posted form was not read.
public enum FormRefusal: Refusal, Equatable {
    /// The proof is missing or another browser's: the form is old, or somebody else's page sent it (REQ-SEC-003).
    case forged
    case tooLarge
    case broken
    case fileTooLarge(Int)
    case tooManyFiles(Int)

    public var words: any Words {
        switch self {
        case .forged: FormWords.forged
        case .tooLarge: FormWords.tooLarge
        case .broken: FormWords.broken
        case .fileTooLarge(let bytes): FormWords.fileTooLarge(megabytes: bytes / 1_048_576)
        case .tooManyFiles(let count): FormWords.tooManyFiles(count)
        }
    }

    public var status: Int {
        switch self {
        case .forged: 403
        case .tooLarge, .fileTooLarge: 413
        case .broken: 400
        case .tooManyFiles: 422
        }
    }
}

enum FormWords: Words, Equatable {
    case forged, tooLarge, broken
    case fileTooLarge(megabytes: Int)
    case tooManyFiles(Int)

    var vi: String {
        switch self {
        case .forged: "Trang đã để quá lâu hoặc được mở từ nơi khác. Vui lòng tải lại trang và thực hiện lại."
        case .tooLarge: "Nội dung gửi lên quá lớn."
        case .broken: "Không đọc được nội dung gửi lên. Vui lòng tải lại trang và thực hiện lại."
        case .fileTooLarge(let megabytes): "Dung lượng không vượt quá \(megabytes)MB."
        case .tooManyFiles(let count): "Không quá \(count) tệp."
        }
    }
}
