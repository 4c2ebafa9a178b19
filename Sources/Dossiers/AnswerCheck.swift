import Catalogue
import Kit

/// What is wrong with the answer under one key.
public struct AnswerProblem: Hashable, Sendable {
    public let key: String
    public let reason: Reason

    public init(key: String, reason: Reason) { (self.key, self.reason) = (key, reason) }

    public enum Reason: Hashable, Sendable {
        case missing(AnswerKey), tooLong(AnswerKey, Int)
        case notAName, notAnIdNumber, notADate, inTheFuture, notAPhone, notAnEmail, notAChoice
        /// A rule of the procedure's own field.
        case field(FieldProblem.Reason)
        /// MSG-COMPONENT: a required paper without a file.
        case component(String)
    }
}

extension Answers {
    /// Everything that keeps these answers from being sent, in the order of the form (REQ-DOS-002).
    public func problems(for procedure: Procedure, today: Day) -> [AnswerProblem] {
        let common = AnswerKey.allCases.compactMap { key in
            reason(key, today: today).map { AnswerProblem(key: key.rawValue, reason: $0) }
        }
        let own = self.own
        let fields = procedure.formFields.flatMap { $0.problems(in: own, today: today) }.map {
            AnswerProblem(key: Self.ownPrefix + $0.key, reason: .field($0.reason))
        }
        return common + fields
    }

    private func reason(_ key: AnswerKey, today: Day) -> AnswerProblem.Reason? {
        let value = self[key]
        guard key.isAsked(in: self) else { return nil }
        if value.isEmpty { return key.isRequired ? .missing(key) : nil }
        if value.count > key.longest { return .tooLong(key, key.longest) }
        return key.reason(value, today: today)
    }
}

extension AnswerKey {
    /// Whether it must be filled in where it is asked; the star of the label (REQ-GEN-001).
    public var isRequired: Bool {
        switch self {
        case .name, .number, .phone, .address, .owner, .ownerName, .ownerNumber, .request, .returning: true
        case .birthDate, .email, .ownerBirthDate, .ownerAddress: false
        }
    }

    public var isOfAnotherOwner: Bool {
        switch self {
        case .ownerName, .ownerNumber, .ownerBirthDate, .ownerAddress: true
        default: false
        }
    }

    /// Characters.
    public var longest: Int {
        switch self {
        case .request: 2_000
        case .address, .ownerAddress: 300
        default: 254
        }
    }

    fileprivate func isAsked(in answers: Answers) -> Bool {
        !isOfAnotherOwner || answers[.owner] == OwnerChoice.another.rawValue
    }

    fileprivate func reason(_ value: String, today: Day) -> AnswerProblem.Reason? {
        switch self {
        case .name, .ownerName: Self.isName(value) ? nil : .notAName
        case .number, .ownerNumber: Self.isNumber(value) ? nil : .notAnIdNumber
        case .birthDate, .ownerBirthDate: Self.date(value, today: today)
        case .phone: PhoneNumber(value) == nil ? .notAPhone : nil
        case .email: EmailAddress(value) == nil ? .notAnEmail : nil
        case .owner: OwnerChoice(rawValue: value) == nil ? .notAChoice : nil
        case .returning: ReturnWay(rawValue: value) == nil ? .notAChoice : nil
        case .address, .ownerAddress, .request: nil
        }
    }

    /// A person's name, or the name of an organisation, which may hold digits and signs.
    private static func isName(_ value: String) -> Bool {
        value.count >= 2 && value.unicodeScalars.contains { $0.properties.isAlphabetic }
    }

    private static func isNumber(_ value: String) -> Bool {
        IdentityNumber(personal: value) != nil || IdentityNumber(kind: .taxCode, text: value) != nil
            || IdentityNumber(kind: .orgCode, text: value) != nil
    }

    private static func date(_ value: String, today: Day) -> AnswerProblem.Reason? {
        guard let day = Day(typed: value), day.year >= 1900 else { return .notADate }
        return day > today ? .inTheFuture : nil
    }
}
