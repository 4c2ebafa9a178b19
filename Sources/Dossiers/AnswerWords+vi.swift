import Catalogue
import Kit

extension AnswerKey {
    var vi: String {
        switch self {
        case .name, .ownerName: "Họ và tên"
        case .number, .ownerNumber: "CMT/CCCD hoặc MST"
        case .birthDate, .ownerBirthDate: "Ngày sinh"
        case .phone: "Số điện thoại"
        case .email: "Email"
        case .address, .ownerAddress: "Địa chỉ"
        case .owner: "Chủ hồ sơ"
        case .request: "Nội dung yêu cầu"
        case .returning: "Hình thức nhận kết quả"
        }
    }
}

extension AnswerProblem.Reason {
    var vi: String {
        switch self {
        case .missing(.owner): "Chọn chủ hồ sơ."
        case .missing(.returning): "Chọn hình thức nhận kết quả."
        case .missing(let key): "Vui lòng nhập \(key.vi)."
        case .tooLong(let key, let most): "\(key.vi) không quá \(most) ký tự."
        case .notAName: "Họ và tên không hợp lệ."
        case .notAnIdNumber:
            "Số CMND gồm 9 chữ số, số CCCD gồm 12 chữ số; mã số thuế gồm 10 chữ số, hoặc thêm dấu gạch và 3 chữ số."
        case .notADate: "Ngày không hợp lệ, nhập theo dạng dd/mm/yyyy."
        case .inTheFuture: "Ngày sinh không được sau ngày hiện tại."
        case .notAPhone: "Số điện thoại không hợp lệ."
        case .notAnEmail: "Địa chỉ email không hợp lệ."
        case .notAChoice: "Chọn một trong các mục có sẵn."
        case .field(let reason): CatalogueWords.problem(reason).vi
        case .component(let name): "Thiếu thành phần hồ sơ: \(name)."
        }
    }
}
