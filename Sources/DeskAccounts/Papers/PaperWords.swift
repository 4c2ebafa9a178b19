import Foundation
import Kit

/// What the desk's papers say.
enum PaperWords: Words {
    case title, heading, number, page, dateline(Day), to(String), identityNumber, name, birthDate, phone, email, guardian
    case yes, no, none, consent, officer, unit, madeAt, citizenSigns, officerSigns, sign, fingerprint
    case leaflet, leafletLead, step1(String), step2, step3, step4, step5, leafletNote
    case list, row, citizen, maker, found(Int), printedBy(String, Date)

    var vi: String {
        switch self {
        case .title: "Giấy đề nghị tạo tài khoản"
        case .heading: "GIẤY ĐỀ NGHỊ TẠO TÀI KHOẢN"
        case .number: "Số"
        case .page: "Trang"
        case .dateline(let day): "Ngày \(day.day) tháng \(day.month) năm \(day.year)"
        case .to(let desk): "Kính gửi: \(desk)"
        case .identityNumber: "Số CMND/CCCD"
        case .name: "Họ và tên"
        case .birthDate: "Ngày sinh"
        case .phone: "Số điện thoại"
        case .email: "Email"
        case .guardian: "Có người giám hộ"
        case .yes: "Có"
        case .no: "Không"
        case .none: "Không có"
        case .consent:
            """
            Tôi đề nghị tạo tài khoản Cổng Dịch vụ công quốc gia với các thông tin trên. Tôi đã kiểm tra và xác nhận các \
            thông tin là đúng, số điện thoại là thuê bao chính chủ của tôi, và đồng ý với Điều khoản sử dụng, Chính sách \
            chia sẻ thông tin của Cổng Dịch vụ công quốc gia.
            """
        case .officer: "Cán bộ tiếp nhận"
        case .unit: "Đơn vị"
        case .madeAt: "Thời gian"
        case .citizenSigns: "CÔNG DÂN"
        case .officerSigns: "CÁN BỘ TIẾP NHẬN"
        case .sign: "(Ký và ghi rõ họ tên)"
        case .fingerprint: "Mã đối chiếu nội dung giấy:"
        case .leaflet: "Hướng dẫn đổi mật khẩu"
        case .leafletLead:
            "Dành cho công dân không nhận được tin nhắn mật khẩu hoặc không đăng nhập được bằng mật khẩu đã cấp qua tin nhắn."
        case .step1(let portal): "Mở \(portal), chọn \"Đăng nhập\"."
        case .step2: "Chọn \"Tài khoản cấp bởi Cổng Dịch vụ công quốc gia\"."
        case .step3: "Chọn \"Quên mật khẩu\", nhập số CMT/CCCD và mã xác thực."
        case .step4: "Nhập mã OTP được gửi tới số điện thoại đã đăng ký."
        case .step5: "Đặt mật khẩu mới có 8 ký tự trở lên gồm chữ thường, chữ in hoa, số và ký tự đặc biệt, rồi đăng nhập."
        case .leafletNote: "Không cung cấp mật khẩu và mã OTP cho bất kỳ ai, kể cả cán bộ."
        case .list: "DANH SÁCH TÀI KHOẢN CÔNG DÂN DO CÁN BỘ TẠO"
        case .row: "STT"
        case .citizen: "Tên công dân"
        case .maker: "Cán bộ tạo"
        case .found(let total): "Tìm thấy \(Digits.grouped(total)) kết quả"
        case .printedBy(let name, let at): "Người in: \(name), \(at.momentText)"
        }
    }
}
