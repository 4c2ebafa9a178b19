/// Whose account it is — *đối tượng*: công dân, doanh nghiệp, cơ quan nhà nước, người vận hành nền tảng.
public enum AccountKind: String, CaseIterable, Codable, Sendable {
    case citizen, business, agency, staffOperator
}

/// *Giới tính*, as the person states it.
public enum Gender: String, CaseIterable, Codable, Sendable {
    case male, female, other
}

/// How an account came to be — *phương thức đăng ký*.
public enum RegistrationMethod: String, CaseIterable, Codable, Sendable {
    /// *Thuê bao di động*
    case mobile
    /// The form of a provincial portal (REQ-PRV-002).
    case province
    /// A desk officer typed it in (S003).
    case desk
    /// *USB ký số*: by a certificate (REQ-REG-012, 014).
    case usbToken
    /// Operators' and officers' accounts, made by command.
    case command
}
