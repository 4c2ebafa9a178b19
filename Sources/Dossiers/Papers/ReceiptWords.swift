import Foundation
import Kit

/// The words of form 01.
enum ReceiptWords: Words {
    case title, heading, code, page, dateline(place: String, Date), moment(Date)
    case applicant, owner, address, phone, number, email, request
    case paperName, count, originals, copies, files, sets, set, term, receivedAt, returnAt, place
    case returning(ReturnWay?, String)
    case applicantSigns, officerSigns, sign, note

    var vi: String {
        switch self {
        case .title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
        case .heading: "GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ"
        case .code: "Mã hồ sơ"
        case .page: "Trang"
        case .dateline(let place, let at): Self.dateline(place, Day(at))
        case .moment(let at): Self.moment(at)
        case .applicant: "Người nộp hồ sơ"
        case .owner: "Chủ hồ sơ"
        case .address: "Địa chỉ"
        case .phone: "Số điện thoại"
        case .number: "Số CMT/CCCD hoặc MST"
        case .email: "Thư điện tử"
        case .request: "Nội dung yêu cầu giải quyết"
        case .paperName: "Tên giấy tờ"
        case .count: "Số lượng"
        case .originals: "Bản chính"
        case .copies: "Bản sao"
        case .files: "Tệp điện tử"
        case .sets: "Số lượng hồ sơ"
        case .set: "(bộ)"
        case .term: "Thời gian giải quyết hồ sơ theo quy định"
        case .receivedAt: "Thời gian nhận hồ sơ"
        case .returnAt: "Thời gian trả kết quả giải quyết hồ sơ"
        case .place: "Nơi nhận kết quả"
        case .returning(.online?, _): "Trực tuyến, trên Cổng dịch vụ công"
        case .returning(.post?, _): "Qua bưu chính, tới địa chỉ của người nộp"
        case .returning(_, let desk): desk
        case .applicantSigns: "NGƯỜI NỘP HỒ SƠ"
        case .officerSigns: "NGƯỜI TIẾP NHẬN HỒ SƠ"
        case .sign: "(Ký và ghi rõ họ tên)"
        case .note: "Ghi chú: Giấy này được lập thành hai bản, một bản giao người nộp hồ sơ, một bản lưu cùng hồ sơ."
        }
    }

    private static func dateline(_ place: String, _ day: Day) -> String {
        let text = "ngày \(Digits.two(day.day)) tháng \(Digits.two(day.month)) năm \(day.year)"
        return place.isEmpty ? "Ngày" + text.dropFirst(4) : "\(place), \(text)"
    }

    private static func moment(_ at: Date) -> String {
        let second = at.secondOfDay
        return "\(Digits.two(second / 3_600)) giờ \(Digits.two(second % 3_600 / 60)) phút, ngày \(Day(at).text)"
    }
}

/// The place a unit's papers are dated from: its name behind the kind of unit it serves.
struct PlaceName {
    let text: String

    init(agency name: String) {
        let kinds = ["xã ", "phường ", "thị trấn ", "đặc khu ", "huyện ", "tỉnh ", "thành phố "]
        let found = kinds.compactMap { name.range(of: $0, options: .caseInsensitive) }
        text = found.max { $0.upperBound < $1.upperBound }.map { String(name[$0.upperBound...]) } ?? ""
    }
}
