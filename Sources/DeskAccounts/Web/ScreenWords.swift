import DeskAccounts
import Kit

/// What the desk's screens say (spec F.1: "Tạo tài khoản công dân").
enum ScreenWords: Words {
    case home, title, new, add, account, print, view, paperAgain, passwordAgain, passwordSent(String)
    case citizenName, enterName, shortNumber, enterNumber, maker, enterMaker, madeIn, anyUnit
    case stepData, stepCheck, stepMake, citizen, rest, officerPart, officer, unit, chooseUnit, madeAt, number, search
    case noAccountYet, numberChanged, guardian, statement, statementHint, scan, scanHint, attached, removeScan
    case download, paper, paperMade(String), voidForm(String), confirmed, mustConfirm, printFirst
    case sendCode, codeHint, code, codeSent(String, String?), lookAgain, codeFailed(String), codeDown, restartPhone
    case make, cancel, goOn, discardEffect, givenUp, lack(DeskOfficer.Lack?)
    case waysTitle, wayForgotten, wayReset, leaflet, formNumber, passwordPart, waitAWhile, howToChange
    case scanReason, scanReasonHint, ticketHint, readScan
    case resetTitle, resetLead, holder(String, String), otherPhone, otherPhoneHint, resetDo
    case approvalsTitle, approval, decide(Approval.Decision), decision(Approval.Decision, String), decided

    var vi: String {
        switch self {
        case .home: "Trang chủ"
        case .title, .new: "Tạo tài khoản công dân"
        case .add: "THÊM MỚI"
        case .account: "tài khoản"
        case .print: "In danh sách"
        case .view: "Xem"
        case .paperAgain: "Tải giấy đề nghị"
        case .passwordAgain: "Gửi lại mật khẩu"
        case .passwordSent(let phone): "Đã gửi mật khẩu mới tới số \(phone). Mật khẩu cũ không còn dùng được."
        case .citizenName: "Tên công dân"
        case .enterName: "Nhập tên công dân"
        case .shortNumber: "CMND/CCCD"
        case .enterNumber: "Nhập số CMND/CCCD"
        case .maker: "Cán bộ tạo"
        case .enterMaker: "Nhập tên cán bộ tạo"
        case .madeIn: "Đơn vị tạo"
        case .anyUnit: "- Đơn vị chọn"
        case .stepData: "Thông tin"
        case .stepCheck: "Xác nhận"
        case .stepMake: "Đăng ký"
        case .citizen: "Thông tin công dân"
        case .rest: "Thông tin đăng ký"
        case .officerPart: "Thông tin cán bộ"
        case .officer: "Cán bộ"
        case .unit: "Đơn vị"
        case .chooseUnit: "- Không có đơn vị"
        case .madeAt: "Thời gian tạo"
        case .number: "Số CMND/CCCD"
        case .search: "Tìm kiếm"
        case .noAccountYet: "Chưa có tài khoản"
        case .numberChanged: "Số CMND/CCCD đã thay đổi. Bấm Tìm kiếm để tra cứu lại."
        case .guardian: "Có người giám hộ đi cùng"
        case .statement: "Đã kiểm tra thuê bao chính chủ bằng cách khác"
        case .statementHint: "Chưa hỏi được nhà mạng. Ghi rõ đã kiểm tra bằng cách nào; thông tin này được lưu cùng hồ sơ."
        case .scan: "Đính kèm CCCD/CMND"
        case .scanHint: "(Đề nghị đính kèm 1 file định dạng file doc, docx, pdf gồm 2 mặt CCCD/CMND)"
        case .attached: "File đính kèm:"
        case .removeScan: "Xóa tệp"
        case .download: "TẢI XUỐNG"
        case .paper: "Mở giấy đề nghị"
        case .paperMade(let number): "Đã lập giấy đề nghị số \(number). Đề nghị công dân kiểm tra thông tin và xác nhận."
        case .voidForm(let number):
            "Thông tin đã thay đổi, giấy đề nghị số \(number) không còn giá trị. Tải xuống giấy mới để công dân kiểm tra lại."
        case .confirmed: "Công dân đã kiểm tra và xác nhận"
        case .mustConfirm: "Đề nghị công dân kiểm tra giấy đề nghị và xác nhận."
        case .printFirst: "Tải xuống giấy đề nghị để công dân kiểm tra trước."
        case .sendCode: "GỬI MÃ OTP"
        case .codeHint:
            """
            Anh/chị nhập mã OTP gồm 6 số đã được gửi tới số điện thoại đăng ký của công dân (OTP chỉ có hiệu lực trong \
            vòng 2 phút)
            """
        case .code: "Nhập OTP"
        case .codeSent(let phone, let delivery): "Mã gửi tới số \(phone): \(Self.delivery(delivery))."
        case .lookAgain: "Cập nhật tình trạng gửi"
        case .codeFailed(let phone):
            """
            Chưa gửi được tin nhắn tới số \(phone). Kiểm tra lại số điện thoại hoặc gửi lại; nếu vẫn không nhận được, \
            đề nghị khởi động lại điện thoại.
            """
        case .codeDown: "Tổng đài tin nhắn tạm thời gián đoạn, vui lòng thử lại sau ít phút."
        case .restartPhone:
            "Đã gửi mã từ 3 lần. Kiểm tra lại số điện thoại với công dân; nếu đúng, đề nghị công dân khởi động lại điện thoại."
        case .make: "TẠO TÀI KHOẢN"
        case .cancel: "HỦY"
        case .goOn: "Tiếp tục nhập"
        case .discardEffect: "Tờ khai và tệp đính kèm sẽ bị xóa, mã OTP đã gửi không dùng được nữa."
        case .givenUp: "Đã hủy tờ khai."
        case .lack(let lack): Self.text(lack)
        case .waysTitle: "Công dân có thể:"
        case .wayForgotten: "dùng chức năng \"Quên mật khẩu\" trên Cổng Dịch vụ công quốc gia"
        case .wayReset: "lấy lại mật khẩu tại quầy"
        case .leaflet: "Hướng dẫn đổi mật khẩu"
        case .formNumber: "Số giấy đề nghị"
        case .passwordPart: "Mật khẩu của công dân"
        case .waitAWhile: "Nếu công dân chưa nhận được tin nhắn, đề nghị chờ thêm ít phút."
        case .howToChange:
            """
            Công dân có thể tự đổi mật khẩu: mở Cổng Dịch vụ công quốc gia, chọn Đăng nhập, chọn tài khoản cấp bởi Cổng \
            Dịch vụ công quốc gia, rồi chọn Quên mật khẩu.
            """
        case .scanReason: "Lý do xem bản quét"
        case .scanReasonHint: "Mỗi lượt xem được ghi lại và công dân nhìn thấy trong tài khoản của mình."
        case .ticketHint: "Ghi số phiếu yêu cầu. Mỗi lượt xem được ghi lại và công dân nhìn thấy trong tài khoản của mình."
        case .readScan: "Xem bản quét"
        case .resetTitle: "Lấy lại mật khẩu cho công dân"
        case .resetLead: "Chỉ thực hiện sau khi đã kiểm tra trực tiếp giấy tờ của công dân."
        case .holder(let name, let phone):
            "Tài khoản của \(name). Mã OTP gửi tới số \(phone.isEmpty ? "(chưa có)" : phone)."
        case .otherPhone: "Số điện thoại khác"
        case .otherPhoneHint: "Chỉ nhập khi công dân mất số nhận OTP; số này phải là thuê bao chính chủ và thay cho số cũ."
        case .resetDo: "CẤP MẬT KHẨU TẠM"
        case .approvalsTitle: "Phê duyệt lấy lại mật khẩu"
        case .approval: "đề nghị"
        case .decide(.agreed): "Đồng ý"
        case .decide(.refused): "Từ chối"
        case .decision(.agreed, let name): "Đã đồng ý: \(name)"
        case .decision(.refused, let name): "Đã từ chối: \(name)"
        case .decided: "Đã ghi quyết định."
        }
    }

    private static func delivery(_ state: String?) -> String {
        switch state {
        case "sent", "delivered": "Đã gửi"
        case "failed", "down": "Không gửi được"
        default: "Đang chờ nhà mạng"
        }
    }

    /// Which of the two causes it is (REQ-DSK-015, case 1), and whom to ask.
    private static func text(_ lack: DeskOfficer.Lack?) -> String {
        switch lack {
        case .notAssigned: "Tài khoản chưa được gán vào \"Bộ phận một cửa\". Đề nghị quản trị viên của đơn vị gán."
        case .wrongName(let name):
            "Đơn vị \"\(name)\" chưa được đặt tên đúng: tên phải chứa \"Bộ phận một cửa\". Đề nghị quản trị viên đổi tên đơn vị."
        case nil: ""
        }
    }
}
