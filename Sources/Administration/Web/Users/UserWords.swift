import Administration
import Kit

/// What the pages of users and rights say.
enum UserWords: Words {
    case add, subsystem, name, number, phone, email, unit, state, actions, allStates, search, save, kind, person, organisation
    case orgCode, choose, noAccount, howToRegister, saved, nextStep(UserStep), activate, deactivate, units, rights
    case activated, deactivated, unitsSaved, rightsSaved, reason, deactivateEffect, assigned, notAssigned, remove, take
    case unitCode, unitName, rightsEnd, right, allows, document, until, note, giver, chain, needsReview, opens(units: Int, users: Int)
    case sleeping, root(String), chooseUnit, noUnitYet, noRightToGive, save2, time, what, given, taken, actor, who, idle, csv
    case agencyCode, rootCode, letterNumber, letterDay, decide, decided, withdraw, withdrawn, nobody, holder, delegated(String)
    case levelWarning, user, sureToWithdraw

    var vi: String {
        switch self {
        case .add: "THÊM MỚI"
        case .subsystem: "Phân hệ"
        case .name: "Tên người dùng"
        case .number: "CMND/CCCD"
        case .phone: "Số điện thoại"
        case .email: "Email"
        case .unit: "Đơn vị"
        case .state: "Trạng thái"
        case .actions: "Thao tác"
        case .allStates: "--Nhập trạng thái--"
        case .search: "TÌM KIẾM TRÊN VNCONNECT"
        case .save: "LƯU VÀO HỆ THỐNG"
        case .kind: "Đối tượng"
        case .person: "Cá nhân"
        case .organisation: "Tổ chức"
        case .orgCode: "Mã định danh cơ quan / Mã số thuế"
        case .choose: "Chọn"
        case .noAccount: "Không có tài khoản nào trên Vnconnect với thông tin này."
        case .howToRegister: "Người dùng cần tự đăng ký tài khoản trên Cổng Dịch vụ công quốc gia trước."
        case .saved: "Đã lưu người dùng vào hệ thống."
        case .nextStep(let step): "Bước tiếp theo: \(AdministrationWords.step(step).vi)"
        case .activate: "Kích hoạt"
        case .deactivate: "Bỏ kích hoạt"
        case .units: "Thay đổi đơn vị"
        case .rights: "Gán quyền"
        case .activated: "Đã kích hoạt người dùng."
        case .deactivated: "Đã bỏ kích hoạt người dùng."
        case .unitsSaved: "Đã lưu đơn vị của người dùng."
        case .rightsSaved: "Đã lưu quyền của người dùng."
        case .reason: "Lý do"
        case .deactivateEffect: "Người dùng không còn vào được phân hệ này. Đơn vị và quyền được giữ lại cho lần kích hoạt sau."
        case .assigned: "Danh sách đơn vị đã được gán cho người dùng"
        case .notAssigned: "Danh sách đơn vị chưa được gán cho người dùng"
        case .remove: "Xóa"
        case .take: "Chọn"
        case .unitCode: "Mã định danh"
        case .unitName: "Tên đơn vị"
        case .rightsEnd: "Các quyền sau sẽ kết thúc khi xóa đơn vị. Bấm \"Lưu lại\" lần nữa để xác nhận."
        case .right: "Quyền người dùng"
        case .allows: "Cho phép"
        case .document: "Số văn bản"
        case .until: "Hết hạn vào ngày"
        case .note: "Ghi chú"
        case .giver: "Người cấp"
        case .chain: "Chuỗi cấp quyền"
        case .needsReview: "Cần rà soát"
        case .opens(let units, let users): "Phạm vi: \(Digits.grouped(units)) đơn vị, \(Digits.grouped(users)) người dùng"
        case .sleeping: "Không có hiệu lực"
        case .root(let basis): "Cơ quan cấp quyền cao nhất (\(basis))"
        case .chooseUnit: "Quyền cho đơn vị"
        case .noUnitYet: "Cần gán đơn vị trước khi gán quyền."
        case .noRightToGive: "Không có quyền nào bạn có thể gán cho đơn vị này."
        case .save2: "Lưu lại"
        case .time: "Thời gian"
        case .what: "Việc"
        case .given: "Cấp quyền"
        case .taken: "Thu hồi"
        case .actor: "Người thực hiện"
        case .who: "Người dùng"
        case .idle: "Không đăng nhập 90 ngày"
        case .csv: "Xuất CSV"
        case .agencyCode: "Mã định danh của cơ quan được cấp"
        case .rootCode: "Mã định danh của Bộ, tỉnh"
        case .letterNumber: "Số văn bản ủy quyền"
        case .letterDay: "Ngày văn bản ủy quyền"
        case .decide: "Cấp quyền"
        case .decided: "Đã cấp quyền quản trị cấp cao."
        case .withdraw: "Thu hồi"
        case .withdrawn: "Đã thu hồi quyền quản trị cấp cao."
        case .nobody: "Chưa có"
        case .holder: "Quản trị cấp cao"
        case .delegated(let letter): "được ủy quyền theo văn bản số \(letter)"
        case .levelWarning: "Chỉ nhập khi cơ quan được cấp là đơn vị cấp dưới được ủy quyền."
        case .user: "người dùng"
        case .sureToWithdraw: "Thu hồi quyền quản trị cấp cao?"
        }
    }
}
