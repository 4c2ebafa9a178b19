import Foundation
import Kit
import Parties
import Store

/// What a citizen types to register by mobile phone (REQ-REG-003).
public struct MobileRegistration: Sendable {
    public let number: IdentityNumber
    public let profile: Profile
    public let birthDate: Day
    public let phone: PhoneNumber

    public init(number: IdentityNumber, name: PersonName, birthDate: Day, phone: PhoneNumber, email: EmailAddress?) {
        (self.number, self.birthDate, self.phone) = (number, birthDate, phone)
        profile = Profile(name: name.text, birthDate: birthDate, email: email?.text)
    }
}

extension Accounts {
    /// Starts a registration: is the number free, is the subscription the person's own, then the code
    /// (REQ-REG-003…005). The captcha has been taken before.
    ///
    /// - Throws: ``IdentityRefusal``: too many tries from this address, the number taken, a subscription of somebody
    ///   else or not to be checked now; then no code has been sent and nothing of the form is kept.
    public func register(
        byMobile form: MobileRegistration, for signIn: UUID? = nil, guest: String, browser: Browser, now: Date
    ) async throws -> Flow<MobileRegistrationFlow> {
        guard settings.offers(.mobile, to: .citizen) else { throw IdentityRefusal.method }
        let consent = try await database.read { try $0.policiesInForce(now: now) }
        try await spendProbe(browser, now: now)
        guard try await isFree(form.number, now: now) else { throw IdentityRefusal.accountExists }
        let mobileOperator = try await checkSubscription(form, now: now)
        let content = MobileRegistrationFlow(
            number: form.number.text, profile: form.profile, phoneNumber: form.phone.e164,
            mobileOperator: mobileOperator,
            matchedAt: now, consent: consent, consentAddress: browser.address, signIn: signIn, step: .code)
        let id = chance.uuid4(), fresh = DrawnCode(chance, at: now, from: browser)
        return try await database.write { tx in
            let flow = try tx.start(id, content, browser: guest, keys, now: now)
            try tx.issueCode(flow.codeBinding(keys), fresh, self, now: now)
            return flow
        }
    }

    /// One more try from this address; committed by itself, so that a refused form counts too (REQ-REG-005).
    func spendProbe(_ browser: Browser, now: Date) async throws {
        let answer = try await database.write { tx in try tx.spend(settings.probeLimit, on: browser.address, now: now) }
        if case .refused(let until) = answer { throw IdentityRefusal.tooManyTries(until: until) }
    }

    private func isFree(_ number: IdentityNumber, now: Date) async throws -> Bool {
        try await database.read { tx in
            guard let holder = try tx.accountID(of: number, keys) else { return true }
            return try tx.isStalePending(holder, now: now)
        }
    }

    /// Asks the operators; keeps what they said and nothing else (REQ-REG-004). Unknown never means yes.
    private func checkSubscription(_ form: MobileRegistration, now: Date) async throws -> String? {
        let person = KYCMatch.Person(
            phone: form.phone, idDocument: form.number.text, name: form.profile.name, birthdate: form.birthDate)
        switch try await askOperators(person, form.number, now: now) {
        case .match(let name): return name
        case .noMatch: throw IdentityRefusal.foreignSubscription
        case .unavailable: throw IdentityRefusal.subscriptionUnknown
        }
    }

    /// What the operators say of a phone and a person; kept without anything of theirs.
    func askOperators(_ person: KYCMatch.Person, _ number: IdentityNumber, now: Date) async throws -> KYCMatch.Result {
        let answer = await subscriberMatch(person)
        let id = chance.uuid7(at: now)
        try await database.write { tx in
            try tx.write(answer, id, phone: keys.index(of: person.phone), number: keys.index(of: number), now: now)
        }
        return answer
    }
}

extension Flow<MobileRegistrationFlow> {
    /// The subject is the number that is being registered, whoever registers it.
    func codeBinding(_ keys: KeyRing) -> CodeBinding {
        let subject = keys.blindIndex("register:\(content.number)", for: SealPurpose.number)
        return CodeBinding(.register, subject: subject, flow: id, phone: content.phone)
    }
}

extension Transaction {
    func write(
        _ answer: KYCMatch.Result, _ id: UUID, phone: [UInt8], number: [UInt8], now: Date
    ) throws {
        let (result, name): (String, String?) =
            switch answer {
            case .match(let name): ("match", name)
            case .noMatch: ("noMatch", nil)
            case .unavailable: ("unavailable", nil)
            }
        try execute(
            """
            INSERT INTO identity_subscriber_checks (id, phone_index, number_index, result, mobile_operator, checked_at)
            VALUES (\(id), \(phone), \(number), \(result), \(name), \(now))
            """)
    }
}
