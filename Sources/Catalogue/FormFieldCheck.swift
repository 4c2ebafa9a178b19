import Foundation
import Kit

/// What is wrong with the value under one key of a form.
public struct FieldProblem: Hashable, Sendable {
    public let key: String
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        case missing(label: String)
        case tooShort(Int), tooLong(Int), onlyDigits, onlyLettersAndDigits
        case notANumber, below(Decimal), above(Decimal), tooManyDecimals(Int)
        case notADay, inTheFuture, inThePast
        case notAChoice, notAName, notAnIdNumber
    }
}

extension FormField {
    /// Every problem of this field's values at once; empty when it may be sent.
    ///
    /// - Parameters:
    ///   - values: What was typed, by key. Missing and blank are the same.
    ///   - today: The day the rule about past and future looks at.
    public func problems(in values: [String: String], today: Day) -> [FieldProblem] {
        switch kind {
        case .address: return parts(FieldPart.address, in: values, today: today)
        case .person: return parts(FieldPart.person, in: values, today: today)
        default:
            let value = (values[name] ?? "").trimmed
            if value.isEmpty { return isRequired ? [FieldProblem(key: name, reason: .missing(label: label))] : [] }
            return reason(value, today: today).map { [FieldProblem(key: name, reason: $0)] } ?? []
        }
    }

    /// A composite may stay empty as a whole where it is not required; begun, it must be whole.
    private func parts(_ parts: [FieldPart], in values: [String: String], today: Day) -> [FieldProblem] {
        let typed = parts.map { part in (part, key: "\(name).\(part.rawValue)") }
        guard isRequired || typed.contains(where: { !(values[$0.key] ?? "").trimmed.isEmpty }) else { return [] }
        return typed.compactMap { part, key in
            let value = (values[key] ?? "").trimmed
            let label = CatalogueWords.part(part).vi
            let reason = value.isEmpty ? FieldProblem.Reason.missing(label: label) : part.reason(value, today: today)
            return reason.map { FieldProblem(key: key, reason: $0) }
        }
    }

    private func reason(_ value: String, today: Day) -> FieldProblem.Reason? {
        switch kind {
        case .text(let rule): rule.reason(value)
        case .number(let rule): rule.reason(value)
        case .date(let rule): rule.reason(value, today: today)
        case .choice(let choices): choices.contains { $0.value == value } ? nil : .notAChoice
        case .address, .person: nil
        }
    }
}

extension FieldPart {
    fileprivate func reason(_ value: String, today: Day) -> FieldProblem.Reason? {
        switch self {
        case .fullName: PersonName(value) == nil ? .notAName : nil
        case .idNumber: IdentityNumber(personal: value) == nil ? .notAnIdNumber : nil
        case .birthDate: DateRule.notAfterToday.reason(value, today: today)
        case .province, .commune, .street: value.count > 250 ? .tooLong(250) : nil
        }
    }
}

extension TextRule {
    fileprivate func reason(_ value: String) -> FieldProblem.Reason? {
        if value.count < minLength { return .tooShort(minLength) }
        if value.count > min(maxLength, Self.longest) { return .tooLong(min(maxLength, Self.longest)) }
        switch alphabet {
        case .any: return nil
        case .digits: return value.utf8.allSatisfy(Digits.contains) ? nil : .onlyDigits
        case .lettersAndDigits:
            let fits = value.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
            return fits ? nil : .onlyLettersAndDigits
        }
    }
}

extension NumberRule {
    /// Reads `1.234,5` as Vietnamese people write it: dots group, the comma parts.
    fileprivate func reason(_ typed: String) -> FieldProblem.Reason? {
        let parts = typed.filter { $0 != "." }.split(separator: ",", omittingEmptySubsequences: false)
        let sign = parts[0].hasPrefix("-") ? 1 : 0
        let fits = parts.count <= 2 && parts[0].utf8.count - sign <= 18 && parts[0].utf8.count > sign
        guard fits, parts[0].utf8.dropFirst(sign).allSatisfy(Digits.contains),
            parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.utf8.count <= 9 && $0.utf8.allSatisfy(Digits.contains) }),
            let number = Decimal(string: parts.joined(separator: "."), locale: nil)
        else { return .notANumber }
        if parts.count == 2, parts[1].utf8.count > decimals { return .tooManyDecimals(decimals) }
        if let min, number < min { return .below(min) }
        if let max, number > max { return .above(max) }
        return nil
    }
}

extension DateRule {
    fileprivate func reason(_ typed: String, today: Day) -> FieldProblem.Reason? {
        guard let day = Day(typed: typed) else { return .notADay }
        switch self {
        case .any: return nil
        case .notAfterToday: return day > today ? .inTheFuture : nil
        case .notBeforeToday: return day < today ? .inThePast : nil
        }
    }
}
