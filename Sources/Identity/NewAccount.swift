import Foundation
import Kit

/// An account to be made: all that is known of it, except what chance and the clock add.
public struct NewAccount: Sendable {
    public var kind = AccountKind.citizen
    public var state = AccountState.active
    public var registration: RegistrationMethod
    public var profile: Profile
    /// All numbers of the one person; each is unique over all accounts.
    public var numbers: [IdentityNumber]
    public var username: Username?
    /// The first is the default.
    public var phones: [PhoneNumber]
    public var level: AssuranceLevel
    public var evidence: Evidence?
    public var isStaff = false
    public var consent: [PolicyVersion] = []
    /// Where the consent came from.
    public var address = ""

    public init(
        registration: RegistrationMethod, profile: Profile, numbers: [IdentityNumber], phones: [PhoneNumber],
        level: AssuranceLevel, evidence: Evidence? = nil
    ) {
        (self.registration, self.profile, self.numbers, self.phones) = (registration, profile, numbers, phones)
        (self.level, self.evidence) = (level, evidence)
    }
}

/// The random part of an account, drawn before the transaction that stores it.
struct FreshAccount: Sendable {
    let id: ID<Account>
    let subject: UUID
    let phones: [ID<CodePhone>]

    init(_ new: NewAccount, _ chance: Chance, at now: Date) {
        (id, subject) = (chance.id(at: now), chance.uuid4())
        phones = new.phones.map { _ in chance.id(at: now) }
    }
}
