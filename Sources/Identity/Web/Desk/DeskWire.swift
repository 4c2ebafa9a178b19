import Foundation
import Identity
import Kit

/// What the endpoints for desks are sent, and what they answer, as JSON.
enum DeskWire {
    struct LookUp: Decodable {
        let seat: DeskSeat
        let act: DeskAct
        let number: String
    }

    struct Form: Decodable {
        let seat: DeskSeat
        let draft: UUID
    }

    struct Record: Decodable {
        let seat: DeskSeat
        let record: UUID
        let reason: String?
    }

    struct Records: Decodable {
        let seat: DeskSeat
        let records: [UUID]
    }

    struct Code: Encodable {
        /// Milliseconds since 1970, as all moments here.
        let expiresAt, resendAt: Int64
        let delivery: String?
        let sends: Int
        let maskedPhone: String

        init(_ state: DeskCodeState) {
            (expiresAt, resendAt) = (state.expiresAt.milliseconds, state.resendAt.milliseconds)
            (delivery, sends, maskedPhone) = (state.delivery, state.sends, state.maskedPhone)
        }
    }

    struct Done: Encodable {
        let subject: String
        let maskedPhone: String
        let at: Int64

        init(_ outcome: DeskOutcome) {
            subject = outcome.subject.uuidString.lowercased()
            (maskedPhone, at) = (outcome.maskedPhone, outcome.at.milliseconds)
        }
    }

    struct Password: Encodable {
        let record: String
        let isChanged: Bool
        let delivery: String?
        let until: Int64?
    }

    /// Why not, by a word a program reads.
    struct Refused: Encodable {
        let error: String
        let until: Int64?
    }
}

extension IdentityRefusal {
    /// The word by which desks know it.
    var deskWord: (word: String, until: Date?) {
        switch self {
        case .accountExists: ("account-exists", nil)
        case .foreignSubscription: ("foreign-subscription", nil)
        case .subscriptionUnknown: ("subscription-unknown", nil)
        case .wrongCode: ("code-wrong", nil)
        case .expiredCode: ("code-expired", nil)
        case .exhaustedCode: ("code-exhausted", nil)
        case .changedSinceCode: ("code-changed", nil)
        case .tooManyCodes(let until): ("code-quota", until)
        case .tooManyTries(let until): ("too-many", until)
        case .tooManyPasswords(let until): ("password-quota", until)
        case .needsApproval: ("needs-approval", nil)
        case .accountLocked: ("account-locked", nil)
        case .gone: ("not-found", nil)
        case .forbidden: ("forbidden", nil)
        case .setup, .busy, .messagesDown: ("unavailable", nil)
        default: ("state", nil)
        }
    }

    static let deskWords = [
        "account-exists", "foreign-subscription", "subscription-unknown", "code-wrong", "code-expired", "code-exhausted",
        "code-changed", "code-quota", "too-many", "password-quota", "needs-approval", "account-locked", "not-found",
        "forbidden", "unavailable", "state",
    ]
}
