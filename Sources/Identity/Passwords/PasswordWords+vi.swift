extension PasswordRule {
    var vi: String {
        switch self {
        case .length: "8 ký tự trở lên"
        case .lowerCase: "chữ thường"
        case .upperCase: "chữ in hoa"
        case .digit: "số"
        case .special: "ký tự đặc biệt"
        case .notTooLong: "không quá \(Self.longest) ký tự"
        case .notOwnData: "không chứa số CMT/CCCD, số điện thoại, họ tên, tên tài khoản hoặc ngày sinh"
        case .notCommon: "không phải mật khẩu thông dụng hoặc đã bị lộ, dễ đoán"
        }
    }

    /// MSG-PWD-RULE, then the parts that are missing.
    static func sentence(_ missing: Set<PasswordRule>) -> String {
        let rule = "Mật khẩu phải có 8 ký tự trở lên bao gồm chữ thường, chữ in hoa, số và ký tự đặc biệt."
        let parts = missing.sorted()
        let lacking = parts.filter { $0 < .notTooLong }.map(\.vi)
        let others = parts.filter { $0 >= .notTooLong }.map(\.vi)
        var text = rule
        if !lacking.isEmpty { text += " Còn thiếu: \(lacking.joined(separator: ", "))." }
        if !others.isEmpty { text += " Mật khẩu cần \(others.joined(separator: ", "))." }
        return text
    }
}
