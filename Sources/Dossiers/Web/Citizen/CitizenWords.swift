import Dossiers
import Foundation
import Kit

/// What the citizens' pages of the provincial portal say (spec F.1: Cổng tỉnh, Hồ sơ).
enum CitizenWords: Words {
    // home, services, agencies
    case homeTitle, ask, services, servicesLead, servicesHint, trackHint, mineHint, track, howTo, stepFind, stepFile
    case stepFollow, stepTake, register, code, name, field, procedure, readMore, term, fees, papers, required, optional
    case canFile, cannotFile, needsLevel(Int), chooseAgency, chooseLead, noAgency, choose, prepare, raiseLevel, account
    // personal
    case personal, personalData, personalDataHint, changePassword, changePasswordHint
    // lists
    case mine, sentTab, draftsTab, dossierCode, serviceName, agency, createdOn, sentOn, dueOn, state, all, justSaved
    case edit, delete, send, progress, viewResult, supplement, withdraw, copy, rateNow, dossiers, goOn, noDossiers
    case newDossier

    var vi: String {
        switch self {
        case .homeTitle: "Trang chủ"
        case .ask: "Ông/Bà cần làm thủ tục gì?"
        case .services: "Dịch vụ công trực tuyến"
        case .servicesLead: "Chọn “Đăng ký” ở dịch vụ muốn nộp hồ sơ."
        case .servicesHint: "Nộp hồ sơ qua mạng, không phải đi lại"
        case .trackHint: "Xem hồ sơ đang ở bước nào bằng mã số"
        case .mineHint: "Hồ sơ chưa gửi và đã gửi của Ông/Bà"
        case .track: "Tra cứu hồ sơ"
        case .howTo: "Nộp hồ sơ trực tuyến trong bốn bước"
        case .stepFind: "Tìm dịch vụ và bấm “Đăng ký”, chọn cơ quan thực hiện."
        case .stepFile: "Đăng nhập, điền thông tin tiếp nhận và đính kèm giấy tờ."
        case .stepFollow: "Gửi hồ sơ, nhận mã số và theo dõi quá trình xử lý."
        case .stepTake: "Nhận kết quả trực tuyến, tại Bộ phận một cửa hoặc qua bưu chính."
        case .register: "Đăng ký"
        case .code: "Mã thủ tục"
        case .name: "Tên dịch vụ công"
        case .field: "Lĩnh vực"
        case .procedure: "Thủ tục"
        case .readMore: "Xem đầy đủ trên Cổng Dịch vụ công Quốc gia"
        case .term: "Thời hạn giải quyết"
        case .fees: "Phí, lệ phí"
        case .papers: "Giấy tờ cần chuẩn bị"
        case .required: "Bắt buộc"
        case .optional: "Nếu có"
        case .canFile: "Dịch vụ đang nhận hồ sơ trực tuyến."
        case .cannotFile: "Dịch vụ hiện không tiếp nhận trực tuyến."
        case .needsLevel(let level): "Cần tài khoản có mức xác minh từ \(level) trở lên."
        case .chooseAgency: "Chọn cơ quan thực hiện"
        case .chooseLead: "Hồ sơ được gửi tới cơ quan Ông/Bà chọn."
        case .noAgency: "Chưa có cơ quan nào nhận thủ tục này."
        case .choose: "Chọn"
        case .prepare: "Chuẩn bị trước khi nộp"
        case .raiseLevel: "Nâng mức xác minh bằng cách bổ sung phương thức xác thực cho tài khoản, rồi đăng nhập lại."
        case .account: "Mở trang tài khoản"
        case .personal: "Hồ sơ cá nhân"
        case .personalData: "Thông tin cá nhân"
        case .personalDataHint: "Họ tên, địa chỉ, số điện thoại, lịch sử truy cập"
        case .changePassword: "Đổi mật khẩu"
        case .changePasswordHint: "Đặt mật khẩu mới cho tài khoản"
        case .mine: "Hồ sơ đã đăng ký"
        case .sentTab: "Đã gửi"
        case .draftsTab: "Đang thực hiện"
        case .dossierCode: "Mã hồ sơ"
        case .serviceName: "Tên dịch vụ"
        case .agency: "Cơ quan giải quyết"
        case .createdOn: "Ngày tạo"
        case .sentOn: "Ngày gửi"
        case .dueOn: "Hạn trả kết quả"
        case .state: "Trạng thái"
        case .all: "-- Tất cả --"
        case .justSaved: "Vừa lưu"
        case .edit: "Sửa"
        case .delete: "Xóa"
        case .send: "Gửi"
        case .progress: "Quá trình XL"
        case .viewResult: "Xem kết quả"
        case .supplement: "Bổ sung"
        case .withdraw: "Xin rút"
        case .copy: "Sao chép thành hồ sơ mới"
        case .rateNow: "Đánh giá"
        case .dossiers: "hồ sơ"
        case .goOn: "Xem tiếp các hồ sơ cũ hơn"
        case .noDossiers: "Chưa có hồ sơ nào"
        case .newDossier: "Tạo hồ sơ mới"
        }
    }
}
