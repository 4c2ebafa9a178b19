import Kit

/// Why an officer's act was not done. Every case has words for the officer.
public enum DeskRefusal: Refusal, Equatable {
    /// MSG-FORBIDDEN: the unit's dossiers are not this officer's, or not for this act.
    case forbidden
    /// Handed to another officer by name.
    case assignedTo(String)
    /// MSG-REQ
    case missing(DeskField)
    /// MSG-TOO-LONG
    case tooLong(DeskField, most: Int)
    /// A day off, a past day, or one too far away.
    case notAWorkingDay, dayPassed, dayTooFar
    /// MSG-DATE
    case notADay
    case noSuchTerm, noSuchPart, noSuchOfficer
    /// NĐ 61/2018 Đ19.9: at most once.
    case extendedAlready
    /// A new day has to be later than the one that was promised.
    case notLater
    /// NĐ 63/2010 Đ20.4: nobody is made to come back more than twice for one matter.
    case askedTwice
    /// No calendar of working days is published (MSG-SETUP).
    case noCalendar

    public var words: any Words { DeskWords.refusal(self) }

    public var status: Int {
        switch self {
        case .forbidden, .assignedTo: 403
        case .extendedAlready, .askedTwice: 409
        case .noCalendar: 503
        default: 422
        }
    }
}

/// What an act of the desk asks an officer to give.
public enum DeskField: String, CaseIterable, Sendable {
    case reason, parts, day, result, resultFile, note

    /// Characters.
    static let most = 2_000

    /// One of these as typed, cleaned line by line.
    /// - Throws: MSG-REQ, MSG-TOO-LONG
    func required(_ typed: String) throws(DeskRefusal) -> String {
        let text = typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { String($0).cleaned }.joined(separator: "\n").trimmed
        guard !text.isEmpty else { throw .missing(self) }
        guard text.count <= Self.most else { throw .tooLong(self, most: Self.most) }
        return text
    }
}
