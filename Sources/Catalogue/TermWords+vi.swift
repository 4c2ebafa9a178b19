import Foundation

extension Term {
    var vi: String {
        let number = amount.map(AmountText.plain)
        if case .other(let text) = unit {
            if !text.isEmpty { return text }
            return number.map { "\($0) (hồ sơ công bố không ghi đơn vị)" } ?? "Hồ sơ công bố không ghi thời hạn"
        }
        return number.map { "\($0) \(unit.vi)" } ?? "Hồ sơ công bố không ghi thời hạn"
    }
}

extension TermUnit {
    public var vi: String {
        switch self {
        case .hour: "giờ"
        case .day: "ngày"
        case .workingDay: "ngày làm việc"
        case .month: "tháng"
        case .other(let text): text
        }
    }
}

extension Fee {
    var vi: String {
        switch reading {
        case .amount(let amount): AmountText.money(amount, currency)
        case .setByProvince: "Theo quy định của Hội đồng nhân dân cấp tỉnh"
        case .exempt: "Miễn theo quy định"
        case .asDescribed: "Theo quy định (xem mô tả)"
        case .zero: AmountText.money(0, currency)
        case .unstated: "Hồ sơ công bố không ghi mức thu"
        }
    }
}

extension FeeKind {
    public var vi: String {
        switch self {
        case .fee: "Phí"
        case .charge: "Lệ phí"
        case .price: "Mức giá"
        }
    }
}

extension FieldProblem.Reason {
    var vi: String {
        switch self {
        case .missing(let label): "Hãy nhập \(label.lowercased())."
        case .tooShort(let length): "Hãy nhập ít nhất \(length) ký tự."
        case .tooLong(let length): "Chỉ được nhập tối đa \(length) ký tự."
        case .onlyDigits: "Chỉ được nhập chữ số."
        case .onlyLettersAndDigits: "Chỉ được nhập chữ cái và chữ số."
        case .notANumber: "Hãy nhập một số, ví dụ 12 hoặc 12,5."
        case .below(let least): "Hãy nhập số từ \(AmountText.plain(least)) trở lên."
        case .above(let most): "Hãy nhập số không lớn hơn \(AmountText.plain(most))."
        case .tooManyDecimals(0): "Hãy nhập số nguyên."
        case .tooManyDecimals(let count): "Chỉ được nhập tối đa \(count) chữ số sau dấu phẩy."
        case .notADay: "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 20/11/2026."
        case .inTheFuture: "Ngày này không được sau hôm nay."
        case .inThePast: "Ngày này không được trước hôm nay."
        case .notAChoice: "Hãy chọn một mục trong danh sách."
        case .notAName: "Hãy nhập họ và tên đầy đủ."
        case .notAnIdNumber: "Số định danh gồm 12 chữ số, số CMND gồm 9 chữ số."
        }
    }
}
