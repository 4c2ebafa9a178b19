import Administration
import Directory
import Kit

/// What the pages of *quantri* say.
enum PageWords: Words {
    case home, units, users, history, tops, importUnits, yourPosts, none
    // units
    case code, codes, name, names, level, parent, below(Int), keyword, onDay, search, tree, roots, look, since, until, stillOpen
    case address, phone, successor, ended, closed, desk, isDesk, isNoDesk, parents, plans, plan, basis, state, cancel, cancelled
    case change(UnitChange.Kind), changeHint(UnitChange.Kind), newName, target, others, othersHint, day, dayHint, dryRun, carryOut
    case effects, touched, nothingTouched, more(Int), planned(Day), done, nowDesk, noDesk, unit
    case moves(String, to: String), ends(String, to: String?), called(String, String), leads(String, to: String)
    // import
    case file, template, trial, importHint, row, verdict, remarks, counts(Int, added: Int, changed: Int, refused: Int)
    case onlyTrial, written, firstRows(Int)

    var vi: String {
        switch self {
        case .home: "Quản trị"
        case .units: "Đơn vị"
        case .users: "Quản lý người dùng"
        case .history: "Lịch sử phân quyền"
        case .tops: "Quản trị cấp cao"
        case .importUnits: "Nhập đơn vị từ tệp"
        case .yourPosts: "Quyền quản trị của bạn"
        case .none: "Không có"
        case .code: "Mã định danh"
        case .codes: "Mã khác"
        case .name: "Tên đơn vị"
        case .names: "Tên qua các thời kỳ"
        case .level: "Cấp đơn vị"
        case .parent: "Đơn vị chủ quản"
        case .below(let count): "\(Digits.grouped(count)) đơn vị trực thuộc"
        case .keyword: "Tên hoặc mã định danh"
        case .onDay: "Tại ngày"
        case .search: "Tìm đơn vị"
        case .tree: "Cây đơn vị"
        case .roots: "Các đơn vị cấp cao nhất"
        case .look: "Xem"
        case .since: "Từ ngày"
        case .until: "Đến ngày"
        case .stillOpen: "đến nay"
        case .address: "Địa chỉ"
        case .phone: "Số điện thoại"
        case .successor: "Đơn vị kế thừa"
        case .ended: "Đã kết thúc hoạt động"
        case .closed: "Ngừng hoạt động"
        case .desk: "Bộ phận một cửa"
        case .isDesk: "Được tính là Bộ phận một cửa theo tên"
        case .isNoDesk: "Không được tính là Bộ phận một cửa (tên không chứa \"Bộ phận một cửa\")"
        case .parents: "Đơn vị chủ quản qua các thời kỳ"
        case .plans: "Phương án sắp xếp"
        case .plan: "Phương án"
        case .basis: "Văn bản căn cứ"
        case .state: "Trạng thái"
        case .cancel: "Hủy phương án"
        case .cancelled: "Đã hủy phương án."
        case .change(let kind): UnitWords.change(kind).vi
        case .changeHint(let kind): kind.hint
        case .newName: "Tên mới"
        case .target: "Mã đơn vị tiếp nhận"
        case .others: "Mã các đơn vị khác cùng thực hiện"
        case .othersHint: "Cách nhau bằng dấu phẩy; để trống nếu chỉ có đơn vị này."
        case .day: "Ngày thực hiện"
        case .dayHint: "Từ ngày này thay đổi có hiệu lực; trước ngày này dữ liệu giữ nguyên."
        case .dryRun: "Xem trước"
        case .carryOut: "Ghi phương án"
        case .effects: "Những thay đổi sẽ thực hiện"
        case .touched: "Dữ liệu liên quan"
        case .nothingTouched: "Không có người dùng, quyền hay hồ sơ nào liên quan."
        case .more(let count): "và \(Digits.grouped(count)) mục khác"
        case .planned(let day): "Đã ghi phương án, thực hiện vào ngày \(day.text)."
        case .done: "Đã thực hiện."
        case .nowDesk: "Với tên mới, đơn vị được tính là Bộ phận một cửa."
        case .noDesk: "Với tên mới, đơn vị không còn được tính là Bộ phận một cửa."
        case .unit: "Đơn vị"
        case .moves(let unit, let to): "\(unit) chuyển về trực thuộc \(to)."
        case .ends(let unit, let to): "\(unit) kết thúc hoạt động\(to.map { ", kế thừa: \($0)" } ?? "")."
        case .called(let unit, let name): "\(unit) đổi tên thành \"\(name)\"."
        case .leads(let unit, let to): "Mã của \(unit) dẫn tới \(to)."
        case .file: "Tệp CSV"
        case .template: "Tải tệp mẫu"
        case .trial: "Chỉ kiểm tra, chưa ghi vào danh mục"
        case .importHint:
            "Mỗi dòng là một đơn vị. Cột bắt buộc: ma, ten, cap. Mã theo cả hai quy chuẩn đều được nhận; mã không theo quy chuẩn được giữ nguyên. Tên và đơn vị chủ quản của đơn vị đã có được đổi bằng phương án, không đổi bằng tệp."
        case .row: "Dòng"
        case .verdict: "Kết quả"
        case .remarks: "Ghi chú"
        case .counts(let all, let added, let changed, let refused):
            "\(Digits.grouped(all)) dòng: \(Digits.grouped(added)) thêm mới, \(Digits.grouped(changed)) cập nhật, \(Digits.grouped(refused)) không nhận."
        case .onlyTrial: "Đây là kết quả kiểm tra, chưa ghi vào danh mục."
        case .written: "Đã ghi vào danh mục."
        case .firstRows(let count): "Hiển thị \(Digits.grouped(count)) dòng đầu, dòng không nhận đứng trước."
        }
    }
}

extension UnitChange.Kind {
    /// As the address names it.
    var path: String {
        switch self {
        case .rename: "doi-ten"
        case .transfer: "chuyen"
        case .dissolve: "giai-the"
        case .merge: "sap-nhap"
        }
    }

    init?(path: String) {
        guard let kind = Self.allCases.first(where: { $0.path == path }) else { return nil }
        self = kind
    }

    fileprivate var hint: String {
        switch self {
        case .rename: "Tên cũ được giữ trong lịch sử và vẫn tìm thấy được."
        case .transfer: "Đơn vị cùng các đơn vị trực thuộc chuyển về đơn vị tiếp nhận."
        case .dissolve: "Các đơn vị trực thuộc chuyển về đơn vị tiếp nhận, hoặc về đơn vị chủ quản nếu để trống."
        case .merge: "Đơn vị kết thúc hoạt động; mã cũ dẫn tới đơn vị tiếp nhận, các đơn vị trực thuộc chuyển theo."
        }
    }
}
