import Kit

/// Whom to ask about what — *đầu mối hỗ trợ* (REQ-GEN-015).
public struct SupportEntry: Hashable, Codable, Sendable {
    public enum Topic: String, CaseIterable, Codable, Sendable {
        /// The portals themselves.
        case platform
        /// *Chữ ký số chuyên dùng Chính phủ*
        case signature
    }

    public let id: ID<SupportEntry>
    /// The province's code as in the register of units; empty for the whole country.
    public let province: String
    public let topic: Topic
    /// The body that answers.
    public let name: String
    public let phone: String
    public let email: String

    public init(
        id: ID<SupportEntry>, province: String, topic: Topic, name: String, phone: SupportPhone, email: EmailAddress
    ) {
        (self.id, self.province, self.topic) = (id, province, topic)
        (self.name, self.phone, self.email) = (name, phone.text, email.text)
    }

    /// Whether it is what the form would take: what comes from another deployment is hostile too.
    public var isSound: Bool {
        let isKnown = province.isEmpty || UnitCode(typed: province)?.text == province
        return isKnown && name.cleaned == name && (1...200).contains(name.count)
            && SupportPhone(phone)?.text == phone && EmailAddress(email)?.text == email
    }
}

/// A number people call: a mobile, a landline, or a service number such as 1900 xxxx.
public struct SupportPhone: Hashable, Sendable {
    /// As it is shown, parts set off by spaces.
    public let text: String

    public init?(_ typed: String) {
        let spaced = typed.map { ".-()".contains($0) ? " " : String($0) }.joined().cleaned
        let digits = spaced.filter { $0 != " " }
        guard digits.utf8.allSatisfy(Digits.contains), (8...11).contains(digits.utf8.count),
            let first = digits.first, first == "0" || first == "1"
        else { return nil }
        text = spaced
    }
}

extension [SupportEntry] {
    /// What the pages of a province show, or of the country: for a topic of which the province says nothing, what the
    /// country says.
    public func shown(in province: String) -> [SupportEntry] {
        SupportEntry.Topic.allCases.flatMap { topic in
            let all = filter { $0.topic == topic }
            let own = all.filter { $0.province == province }
            return own.isEmpty ? all.filter(\.province.isEmpty) : own
        }
    }
}
