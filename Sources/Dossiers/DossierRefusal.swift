import Kit

/// Why nothing was done. Every case has words for the person it is told to.
public enum DossierRefusal: Refusal, Equatable {
    /// Not there, or not yours: the two are told alike (MSG-NOT-FOUND).
    case notFound
    /// The table of moves has no such move from here (MSG-STATE).
    case notNow
    /// Someone else, or another window, wrote first.
    case changedMeanwhile
    case forbidden
    /// MSG-AUDIENCE, MSG-LEVEL, MSG-VERIFY-FIRST, MSG-AGENCY, MSG-SERVICE-CLOSED
    case wrongAudience, levelTooLow(needed: Int), verifyFirst, agencyNotValid, serviceClosed
    case incomplete([AnswerProblem])
    /// MSG-FILE-COUNT
    case tooManyFiles(most: Int)
    case noSuchComponent
    /// Rated already, or longer ago than thirty days.
    case ratingClosed
    /// The draft would hold more text than a draft may.
    case tooMuch
    /// So many unsent drafts that another one is not begun.
    case tooManyDrafts(most: Int)

    public var words: any Words { DossierWords.refusal(self) }

    public var status: Int {
        switch self {
        case .notFound: 404
        case .notNow, .changedMeanwhile, .serviceClosed, .ratingClosed, .tooManyDrafts: 409
        case .forbidden, .wrongAudience, .levelTooLow, .verifyFirst: 403
        case .agencyNotValid, .incomplete, .tooManyFiles, .noSuchComponent: 422
        case .tooMuch: 413
        }
    }
}
