import Directory
import Foundation
import Kit

/// A form whose every field can be read: what the paper says and the code stands for.
public struct CheckedForm: Sendable {
    public let request: AccountRequestForm
    public let seat: DeskSeat

    /// What is wrong, by field; the form where nothing is.
    public enum Reading: Sendable {
        case form(CheckedForm)
        case problems([(field: FieldName, problem: FieldProblem)])
    }

    public enum FieldName: String, Sendable, CaseIterable { case number, name, birthDate, phone, email, desk, guardian }

    public enum FieldProblem: Sendable, Equatable { case missing, malformed, inFuture, needsGuardian, unit }

    /// Looks at every field before it gives up (REQ-DSK-006, REQ-GEN-001).
    public static func read(_ content: Draft.Content, by officer: DeskOfficer, today: Day) -> Reading {
        var problems: [(field: FieldName, problem: FieldProblem)] = []
        func read<T>(_ name: FieldName, _ text: String, _ make: (String) -> T?) -> T? {
            let text = text.cleaned
            if text.isEmpty {
                problems.append((name, .missing))
                return nil
            }
            guard let value = make(text) else {
                problems.append((name, .malformed))
                return nil
            }
            return value
        }
        let number = read(.number, content.number) { IdentityNumber(personal: $0) }
        let name = read(.name, content.name) { PersonName($0) }
        let birthDate = read(.birthDate, content.birthDate) { Day(typed: $0) }
        let phone = read(.phone, content.phone) { PhoneNumber($0) }
        let email = content.email.cleaned
        if !email.isEmpty, EmailAddress(email) == nil { problems.append((.email, .malformed)) }
        let seat = read(.desk, content.desk) { UnitCode(imported: $0).flatMap { officer.seat(at: $0) } }
        if let index = problems.firstIndex(where: { $0.field == .desk && $0.problem == .malformed }) {
            problems[index].problem = .unit
        }
        if let birthDate {
            if birthDate > today { problems.append((.birthDate, .inFuture)) }
            if birthDate.year < 1900 { problems.append((.birthDate, .malformed)) }
            if birthDate <= today, AccountRequestForm.needsGuardian(born: birthDate, on: today), !content.hasGuardian {
                problems.append((.guardian, .needsGuardian))
            }
        }
        guard let number, let name, let birthDate, let phone, let seat, problems.isEmpty else { return .problems(problems) }
        let request = AccountRequestForm(
            formNumber: content.formNumber, number: number.text, name: name.text, birthDate: birthDate, phone: phone.e164,
            email: email, hasGuardian: content.hasGuardian, desk: seat.desk, officer: officer.subject)
        return .form(CheckedForm(request: request, seat: seat))
    }
}
