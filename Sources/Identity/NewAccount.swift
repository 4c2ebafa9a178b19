import Foundation
import Kit

/// An account to be made: all that is known of it, except what chance and the clock add.
package struct NewAccount: Sendable {
    package var kind = AccountKind.citizen
    package var state = AccountState.active
    package var registration: RegistrationMethod
    package var profile: Profile
    /// All numbers of the one person; each is unique over all accounts.
    package var numbers: [IdentityNumber]
    package var username: Username?
    /// The first is the default.
    package var phones: [PhoneNumber]
    package var level: AssuranceLevel
    package var evidence: Evidence?
    package var isStaff = false
    package var consent: [PolicyVersion] = []
    /// Where the consent came from.
    package var address = ""

    package init(
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
