import Kit

/// The texts of the message catalogue that any page may need (spec A.19); `…` of the catalogue are the cases' values.
/// What only one feature says stands in that feature's words.
public enum Messages: Words {
    /// MSG-REQ, with the field's name as its label has it.
    case required(any Words)
    /// MSG-EMPTY, with what was looked for: "hồ sơ", "thủ tục".
    case empty(any Words)
    case name, date, dateInFuture, range, phone, email, identityNumber, orgCode, captcha
    case forbidden, state, notFound, discard, delete
    case tooLong(any Words, most: Int)
    case fileSize(megabytes: Int)
    case fileType([String])
    case fileOne, fileBad
    case fileCount(most: Int)
    case codeFormat, passwordRule, passwordsDiffer, atLeastThree

    public var vi: String {
        switch self {
        case .required(let field): "Vui lòng nhập \(field.vi.startingSmall)."
        case .empty(let what): "Không tìm thấy \(what.vi) thỏa mãn các tiêu chí trên"
        case .name: "Họ và tên không hợp lệ."
        case .date: "Ngày không hợp lệ, nhập theo dạng dd/mm/yyyy."
        case .dateInFuture: "Ngày sinh không được sau ngày hiện tại."
        case .range: "\"Từ ngày\" không được sau \"Đến ngày\"."
        case .phone: "Số điện thoại không hợp lệ."
        case .email: "Địa chỉ email không hợp lệ."
        case .identityNumber: "Số CMND gồm 9 chữ số, số CCCD gồm 12 chữ số."
        case .orgCode: "Mã định danh cơ quan không đúng dạng (ví dụ 000.00.00.H99)."
        case .captcha: "Mã xác thực không đúng hoặc đã hết hạn."
        case .forbidden: "Bạn không có quyền thực hiện chức năng này."
        case .state: "Thao tác không phù hợp với trạng thái hiện tại."
        case .notFound: "Không tìm thấy dữ liệu."
        case .discard: "Thông tin chưa lưu sẽ bị mất. Bạn có muốn thoát?"
        case .delete: "Bạn có chắc chắn muốn xóa?"
        case .tooLong(let field, let most): "\(field.vi) không quá \(most.grouped) ký tự."
        case .fileSize(let megabytes): "Dung lượng không vượt quá \(megabytes)MB."
        case .fileType(let types): "Chỉ chấp nhận tệp \(types.joined(separator: ", "))."
        case .fileOne: "Chỉ đính kèm 1 file."
        case .fileBad: "Tệp bị hỏng hoặc không an toàn."
        case .fileCount(let most): "Không quá \(most) tệp."
        case .codeFormat: "Mã OTP gồm 6 chữ số."
        case .passwordRule:
            "Mật khẩu phải có 8 ký tự trở lên bao gồm chữ thường, chữ in hoa, số và ký tự đặc biệt."
        case .passwordsDiffer: "Mật khẩu xác nhận không khớp."
        case .atLeastThree: "Nhập ít nhất 3 ký tự."
        }
    }
}

extension String {
    /// A label inside a sentence: "Họ và tên" becomes "họ và tên"; abbreviations ("CMND/CCCD") stay.
    var startingSmall: String {
        guard let first, dropFirst().first?.isLowercase ?? false || dropFirst().first == " " else { return self }
        return first.lowercased() + dropFirst()
    }
}
