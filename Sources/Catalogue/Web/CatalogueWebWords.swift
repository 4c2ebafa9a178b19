import Kit

/// What the pages of the catalogue say.
enum FindWords: Words {
    case resultsTitle, resultsFor(String), services, servicesLead, allProcedures
    case facetField, facetAgency, facetAudience, facetLevel, facetOnline, clearFilters, narrowDown
    case code(String), noResults, noResultsHint
    case columnCode, columnName, columnField, columnAgency, columnOnline, columnActions, register
    case procedures(Int), otherEvents, event
    case onlineNow, trialCode

    var vi: String {
        switch self {
        case .resultsTitle: "Kết quả tìm kiếm"
        case .resultsFor(let text): "Kết quả tìm kiếm: \(text)"
        case .services: "Dịch vụ công trực tuyến"
        case .servicesLead: "Những dịch vụ đang nhận hồ sơ trực tuyến. Chọn “Đăng ký” để chọn cơ quan thực hiện và nộp hồ sơ."
        case .allProcedures: "Tất cả thủ tục hành chính"
        case .facetField: "Lĩnh vực"
        case .facetAgency: "Cơ quan công bố"
        case .facetAudience: "Đối tượng thực hiện"
        case .facetLevel: "Cấp thực hiện"
        case .facetOnline: "Mức độ trực tuyến"
        case .clearFilters: "Bỏ lọc"
        case .narrowDown: "Lọc kết quả"
        case .code(let code): "Mã \(code)"
        case .noResults: "Không tìm thấy thủ tục thỏa mãn các tiêu chí trên"
        case .noResultsHint: "Thử dùng từ khóa ngắn hơn, viết không dấu cũng được, hoặc bỏ bớt điều kiện lọc."
        case .columnCode: "Mã"
        case .columnName: "Tên dịch vụ công"
        case .columnField: "Lĩnh vực"
        case .columnAgency: "Cơ quan"
        case .columnOnline: "Mức độ"
        case .columnActions: "Thao tác"
        case .register: "Đăng ký"
        case .procedures(let count): "\(Digits.grouped(count)) thủ tục"
        case .otherEvents: "Sự kiện khác"
        case .event: "Sự kiện"
        case .onlineNow: "Nộp trực tuyến"
        case .trialCode: "Thủ tục thử nghiệm"
        }
    }
}

/// What the page of one procedure says, with the names that the official record sheet uses (domain 02, 2.8).
enum ProcedureWords: Words {
    case file, fileHint, inPerson, code, decision, kind, level, field, subjects, agencies, authority, delegated
    case coordinating, address, steps, ways, channel, term, fees, description, components, component, copies(Int, Int)
    case required, optional, form, result, returning, legalBases, number, title, conditions, none, keywords, notices
    case noticesLead, successor(String), onlyReadable, onlineLevel, step(Int), unnamedCase(Int), printPage, noForm
    case feeNotStated, minIal(Int), note

    var vi: String {
        switch self {
        case .file: "Nộp hồ sơ"
        case .fileHint: "Chọn cơ quan thực hiện rồi đăng nhập để nộp hồ sơ trực tuyến."
        case .inPerson: "Thủ tục này không nhận hồ sơ trực tuyến. Vui lòng nộp trực tiếp hoặc qua bưu chính tại cơ quan thực hiện."
        case .code: "Mã thủ tục"
        case .decision: "Quyết định công bố"
        case .kind: "Loại thủ tục"
        case .level: "Cấp thực hiện"
        case .field: "Lĩnh vực"
        case .subjects: "Đối tượng thực hiện"
        case .agencies: "Cơ quan thực hiện"
        case .authority: "Cơ quan có thẩm quyền"
        case .delegated: "Cơ quan được ủy quyền"
        case .coordinating: "Cơ quan phối hợp"
        case .address: "Địa chỉ tiếp nhận hồ sơ"
        case .steps: "Trình tự thực hiện"
        case .ways: "Cách thức thực hiện"
        case .channel: "Hình thức nộp"
        case .term: "Thời hạn giải quyết"
        case .fees: "Phí, lệ phí"
        case .description: "Mô tả"
        case .components: "Thành phần hồ sơ"
        case .component: "Tên giấy tờ"
        case .copies(let originals, let copies): "Bản chính: \(originals), bản sao: \(copies)"
        case .required: "Bắt buộc"
        case .optional: "Nếu có"
        case .form: "Mẫu"
        case .result: "Kết quả thực hiện"
        case .returning: "Cách nhận kết quả"
        case .legalBases: "Căn cứ pháp lý"
        case .number: "Số, ký hiệu"
        case .title: "Trích yếu"
        case .conditions: "Yêu cầu, điều kiện thực hiện"
        case .none: "Không có thông tin"
        case .keywords: "Từ khóa"
        case .notices: "Điểm chưa rõ trong dữ liệu nguồn"
        case .noticesLead: "Hệ thống giữ nguyên dữ liệu công bố và ghi lại những điểm cần cơ quan công bố kiểm tra:"
        case .successor(let code): "Thủ tục thay thế: \(code)"
        case .onlyReadable: "Thủ tục này mới có thông tin chung, chưa nhận hồ sơ trên Cổng."
        case .onlineLevel: "Mức độ cung cấp trực tuyến"
        case .step(let number): "Bước \(number)"
        case .unnamedCase(let number): "Trường hợp \(number)"
        case .printPage: "In thủ tục"
        case .noForm: "Không có mẫu"
        case .feeNotStated: "Không ghi"
        case .minIal(let level): "Cần tài khoản có mức xác minh từ \(level) trở lên."
        case .note: "Ghi chú"
        }
    }
}

/// What the pages for choosing an agency say (REQ-TTHC-006).
enum ChooseWords: Words {
    case title, chooseRoot, chooseUnit(String), searchUnit, searchHint, atLeastThree, noUnits, go, back, units(Int), down(String)
    case hours, contact, choose, notValid

    var vi: String {
        switch self {
        case .title: "Chọn cơ quan thực hiện"
        case .chooseRoot: "Chọn tỉnh, thành phố hoặc bộ, ngành"
        case .chooseUnit(let name): "Chọn cơ quan thuộc \(name)"
        case .searchUnit: "Tìm cơ quan"
        case .searchHint: "Nhập ít nhất 3 ký tự để tìm kiếm theo mã, tên cơ quan"
        case .atLeastThree: "Nhập ít nhất 3 ký tự."
        case .noUnits: "Không tìm thấy cơ quan thỏa mãn các tiêu chí trên"
        case .go: "Tiếp tục"
        case .back: "Chọn lại tỉnh, thành phố"
        case .units(let count): "\(Digits.grouped(count)) cơ quan"
        case .down(let name): "Cổng của \(name) tạm thời gián đoạn."
        case .hours: "Ông/Bà có thể thử lại sau, hoặc nộp trực tiếp trong giờ làm việc."
        case .contact: "Liên hệ"
        case .choose: "Chọn"
        case .notValid: "Cơ quan thực hiện không hợp lệ."
        }
    }
}
