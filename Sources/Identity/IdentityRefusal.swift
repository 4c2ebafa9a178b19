import Certificates
import Foundation
import Kit

/// Why Vnconnect will not do what was asked. Every case has the words of the message catalogue (spec A.19).
public enum IdentityRefusal: Refusal, Equatable {
    case captcha
    case wrongNameOrPassword
    case blocked(until: Date)
    case accountLocked
    case accountExists
    case usernameExists
    case foreignSubscription
    case subscriptionUnknown
    case wrongCode
    case expiredCode
    case exhaustedCode
    case changedSinceCode
    case tooManyCodes(until: Date)
    case tooManyTries(until: Date)
    case messagesDown
    case passwordRule(Set<PasswordRule>)
    case passwordUsedBefore
    case phoneLimit
    case phoneListed
    case lastMethod
    case passkey
    case passkeyLimit
    case nothingToComplainOf
    case wrongAppCode
    case tooManyAppCodes(until: Date)
    case codeAppLimit
    case newPhoneOfAnother
    case tooManyPhoneChanges(until: Date)
    case wrongCancelCode
    case passwordDisowned
    case needsNewCheck
    /// The confirmation link was used, is too old, or the address is another one by now.
    case linkOver
    case otherAccount
    case tooManyLetters(until: Date)
    case certificate(CertificateRefusal)
    case noAccountForCertificate
    case organisationExists
    case method
    case setup
    case wrongState
    case forbidden
    case gone
    case busy
    /// MSG-PWD-TEMP-EXPIRED
    case temporaryPasswordOver
    /// The step before the session: a password that was given out is changed first (REQ-DSK-013).
    case mustRenewPassword
    case tooManyPasswords(until: Date)
    /// More than two resets at counters in thirty days: an administrator must agree (REQ-DSK-016).
    case needsApproval

    public var words: any Words { IdentityWords.refused(self) }

    public var status: Int {
        switch self {
        case .gone: 404
        case .forbidden, .accountLocked, .passwordDisowned, .needsApproval: 403
        case .certificate(let refusal): refusal.status
        case .wrongState, .accountExists, .organisationExists, .usernameExists, .lastMethod, .otherAccount,
            .mustRenewPassword:
            409
        case .linkOver: 410
        case .blocked, .tooManyCodes, .tooManyTries, .tooManyPhoneChanges, .tooManyAppCodes, .tooManyLetters,
            .tooManyPasswords:
            429
        case .messagesDown, .subscriptionUnknown, .setup, .busy: 503
        default: 422
        }
    }
}
