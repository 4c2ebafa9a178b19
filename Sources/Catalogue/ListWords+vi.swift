extension Channel {
    var vi: String {
        switch self {
        case .direct: "Trực tiếp"
        case .online: "Trực tuyến"
        case .post: "Dịch vụ bưu chính"
        }
    }
}

extension OnlineLevel {
    var vi: String {
        switch self {
        case .full: "Toàn trình"
        case .part: "Một phần"
        case .none: "Chưa cung cấp trực tuyến"
        }
    }
}

extension ExecutingLevel {
    var vi: String {
        switch self {
        case .commune: "Cấp xã"
        case .province: "Cấp tỉnh"
        case .ministry: "Cấp bộ"
        case .vertical: "Cơ quan ngành dọc"
        case .other: "Cơ quan khác"
        }
    }
}

extension Audience {
    var vi: String {
        switch self {
        case .citizen: "Công dân"
        case .business: "Doanh nghiệp"
        case .organisation: "Tổ chức"
        case .foreigner: "Người nước ngoài"
        }
    }
}

extension ReturnMethod {
    var vi: String {
        switch self {
        case .online: "Nhận trực tuyến"
        case .desk: "Nhận tại nơi nộp hồ sơ"
        case .home: "Nhận tại nhà qua bưu chính"
        }
    }
}

extension ProcedureKind {
    var vi: String {
        switch self {
        case .standard: "Thủ tục chung của cả nước"
        case .specific: "Thủ tục đặc thù của địa phương"
        case .internal: "Thủ tục nội bộ cơ quan nhà nước"
        }
    }
}

extension FieldPart {
    var vi: String {
        switch self {
        case .province: "Tỉnh, thành phố"
        case .commune: "Xã, phường, đặc khu"
        case .street: "Số nhà, đường, thôn, tổ"
        case .fullName: "Họ và tên"
        case .idNumber: "Số định danh cá nhân"
        case .birthDate: "Ngày sinh"
        }
    }
}

extension ImportNotice {
    var vi: String {
        switch kind {
        case .codeHasSpaces: "Mã thủ tục trong nguồn có khoảng trắng: “\(detail)”"
        case .codeFitsNoGrammar: "Mã thủ tục không đúng cấu trúc: “\(detail)”"
        case .agencyCodeFitsNoGrammar: "Mã cơ quan không đúng cấu trúc: “\(detail)”"
        case .nameInCapitals: "Tên thủ tục viết hoa toàn bộ trong nguồn"
        case .feeTooSmall: "Mức thu nhỏ bất thường: \(detail)"
        case .feesDisagree: "Các mức thu lệch nhau bất thường: \(detail)"
        case .termWithoutUnit: "Thời hạn không có đơn vị: “\(detail)”"
        case .unknownSubject: "Đối tượng không có trong danh mục: “\(detail)”"
        case .componentCodeRepeated: "Mã thành phần hồ sơ bị lặp: “\(detail)”"
        }
    }
}
