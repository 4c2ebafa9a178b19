import Directory
import Kit
import Web

/// What a change of a unit needs; which of the fields are shown depends on the change.
struct ChangeForm: Form {
    var name = Field("ten-moi")
    var target = Field("don-vi-nhan")
    var others = Field("don-vi-khac")
    var day = Field("ngay")
    var basis = Field("can-cu")

    /// Set on the second press, after the dry run.
    static let confirmed = "xac-nhan"

    init() {}

    static var fields: [WritableKeyPath<ChangeForm, Field>] { [\.name, \.target, \.others, \.day, \.basis] }

    /// - Returns: `nil` with the problems beside their fields.
    mutating func read(_ kind: UnitChange.Kind, of unit: String) -> (change: UnitChange, day: Day, basis: String)? {
        let day = day.parsed(Day.init(typed:), or: Messages.date, missing: UnitWords.refusal(.missing(.day)))
        let basis = basis.required(or: UnitWords.refusal(.missing(.basis)))
        let change = change(kind, unit)
        guard let day, let basis, let change else { return nil }
        return (change, day, basis)
    }

    private mutating func change(_ kind: UnitChange.Kind, _ unit: String) -> UnitChange? {
        let units = [unit] + others.typed.split(separator: ",").map { String($0).cleaned }.filter { !$0.isEmpty }
        let missing = UnitWords.refusal(.missing(.target))
        switch kind {
        case .rename:
            return name.required(or: UnitWords.refusal(.missing(.name))).map { .rename(unit, to: $0) }
        case .transfer: return target.required(or: missing).map { .transfer(units, to: $0) }
        case .merge: return target.required(or: missing).map { .merge(units, into: $0) }
        case .dissolve: return .dissolve(unit, under: target.isBlank ? nil : target.typed.cleaned)
        }
    }

    /// Puts a refusal beside the field it speaks of.
    mutating func place(_ refusal: UnitRefusal, _ kind: UnitChange.Kind) -> Bool {
        switch refusal {
        case .sameName: refuse(\.name, refusal.words)
        case .tooEarly, .tooFar: refuse(\.day, refusal.words)
        case .notValid, .ontoItself, .thereAlready, .nowhereToGo:
            if kind == .rename { return false }
            refuse(\.target, refusal.words)
        case .notFound, .settled, .missing: return false
        }
        return true
    }
}
