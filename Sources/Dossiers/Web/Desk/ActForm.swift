import Catalogue
import Directory
import Dossiers
import Foundation
import Kit
import Store
import Web

/// What an officer gives for an act; which of the fields are shown depends on the act.
struct ActForm: Form {
    var reason = Field("ly-do")
    var day = Field("ngay-hen")
    var term = Field("thoi-han", typed: "0")
    var colleague = Field("can-bo")
    var parts = Field("phan")
    var result = Field("ket-qua")
    var files = Field("tep")
    var checked = Field("da-kiem-tra")
    var chosen: Set<String> = []

    /// The version of the dossier the officer saw.
    static let version = "phien-ban"
    /// Set on the second press of an act that cannot be undone.
    static let confirmed = "xac-nhan"

    init() {}

    static var fields: [WritableKeyPath<ActForm, Field>] {
        [\.reason, \.day, \.term, \.colleague, \.parts, \.result, \.files, \.checked]
    }

    init(act posted: FormData) {
        self.init(posted: posted)
        chosen = Set(posted.all(parts.name))
    }

    /// Puts a refusal beside the field it speaks of.
    /// - Returns: Whether there is such a field.
    mutating func place(_ refusal: DeskRefusal) -> Bool {
        guard let field = Self.field(of: refusal) else { return false }
        refuse(field, refusal.words)
        return true
    }

    private static func field(of refusal: DeskRefusal) -> WritableKeyPath<ActForm, Field>? {
        switch refusal {
        case .missing(let field), .tooLong(let field, _): Self.field(field)
        case .notAWorkingDay, .notADay, .dayPassed, .dayTooFar, .notLater: \.day
        case .noSuchTerm: \.term
        case .noSuchPart: \.parts
        case .noSuchOfficer: \.colleague
        case .forbidden, .assignedTo, .extendedAlready, .askedTwice, .noCalendar: nil
        }
    }

    private static func field(_ field: DeskField) -> WritableKeyPath<ActForm, Field> {
        switch field {
        case .reason, .note: \.reason
        case .parts: \.parts
        case .day: \.day
        case .result: \.result
        case .resultFile: \.files
        }
    }

    /// The parts that were ticked, as keys of the dossier.
    var wanted: [SupplementPart] {
        chosen.sorted().compactMap { value in
            let halves = value.split(separator: ":", maxSplits: 1).map(String.init)
            guard halves.count == 2, let kind = SupplementPart.Kind(rawValue: halves[0]) else { return nil }
            return SupplementPart(kind, halves[1])
        }
    }
}
