import Certificates
import Foundation
import Kit
import Store

/// A registration whose certificate has been checked and whose person has still to press *Đăng ký*.
public struct CertificateRegistration: Codable, Sendable {
    /// 15 minutes to read what is shown.
    static let life: TimeInterval = 15 * 60

    public let certificate: CheckedCertificate
    public let kind: AccountKind
    /// The sign-in that waits for this account (REQ-GEN-013).
    public let signIn: UUID?
    let guest: [UInt8]
    let consent: [PolicyVersion]
}

extension SingleUseKind {
    fileprivate static let registration = SingleUseKind("identity-certificate-registration")
}

extension Accounts {
    /// The first half: what was signed is checked and kept for this browser (REQ-REG-012, 014).
    ///
    /// - Returns: A name for the registration, good for a quarter of an hour.
    /// - Throws: ``IdentityRefusal/method`` where the certificate is not of the kind that was chosen.
    public func register(
        by proof: CertificateProof, as kind: AccountKind, for signIn: UUID? = nil, guest: String, browser: Browser,
        now: Date
    ) async throws -> String {
        guard settings.offers(.usbToken, to: kind) else { throw IdentityRefusal.method }
        let consent = try await database.read { try $0.policiesInForce(now: now) }
        try await spendProbe(browser, now: now)
        let certificate = try await prove(proof, for: .register, guest: guest, now: now)
        guard AccountKind(certificate.subject.kind) == kind else { throw IdentityRefusal.method }
        let registration = CertificateRegistration(
            certificate: certificate, kind: kind, signIn: signIn, guest: Digest.sha256(guest), consent: consent)
        let sealed = try keys.seal(try JSONEncoder().encode(registration), for: SealPurpose.flow)
        let name = chance.token(bytes: 32)
        let until = now.addingTimeInterval(CertificateRegistration.life)
        try await database.write { tx in
            if let holder = try tx.accountID(of: certificate.subject.number, keys), try !tx.isStalePending(holder, now: now) {
                throw Self.taken(kind)
            }
            try tx.keep(.registration, name, payload: Base64URL.encode(sealed), until: until)
        }
        return name
    }

    /// The registration under this name in this browser.
    public func certificateRegistration(_ name: String, guest: String, now: Date) async throws -> CertificateRegistration? {
        let payload = try await database.read { tx in try tx.peek(.registration, name, now: now) }
        return payload.flatMap { open($0, guest: guest) }
    }

    /// *Đăng ký*: makes the account, level 4, bound to the certificate and to the number in it. The captcha has been taken
    /// before.
    ///
    /// - Returns: The state of the account: an agency whose code the register does not know waits (REQ-REG-017).
    @discardableResult
    public func finish(
        _ name: String, email: EmailAddress?, guest: String, browser: Browser, now: Date
    ) async throws -> AccountState {
        guard let asked = try await certificateRegistration(name, guest: guest, now: now) else {
            throw IdentityRefusal.certificate(.signature)
        }
        var new = NewAccount(asked, email: email, at: now)
        (new.state, new.address) = (await agencyState(asked.certificate), browser.address)
        let account = new, fresh = FreshAccount(new, chance, at: now)
        let entry = TrailEntry(
            stream: "account:\(fresh.id)", actor: "account:\(fresh.id)", action: "account.register",
            object: "account:\(fresh.id)", details: ["method": "usbToken", "level": "4", "state": new.state.rawValue],
            chance: chance)
        do {
            return try await writeAccount { tx in
                guard try tx.take(.registration, name, now: now) != nil else {
                    throw IdentityRefusal.certificate(.signature)
                }
                try tx.insert(account, fresh, passwordHash: nil, keys, now: now)
                try tx.insert(asked.certificate, of: fresh.id, now: now)
                try tx.record(entry, at: now)
                return account.state
            }
        } catch IdentityRefusal.accountExists { throw Self.taken(asked.kind) }
    }

    private static func taken(_ kind: AccountKind) -> IdentityRefusal {
        kind == .citizen ? .accountExists : .organisationExists
    }

    private func open(_ payload: String, guest: String) -> CertificateRegistration? {
        guard let sealed = Base64URL.decode(payload), let bytes = try? keys.open(sealed, for: SealPurpose.flow),
            let read = try? JSONDecoder().decode(CertificateRegistration.self, from: Data(bytes)),
            Digest.equal(read.guest, Digest.sha256(guest))
        else { return nil }
        return read
    }
}

extension AccountKind {
    init(_ kind: CertifiedSubject.Kind) {
        switch kind {
        case .citizen: self = .citizen
        case .business: self = .business
        case .agency: self = .agency
        }
    }
}

extension NewAccount {
    fileprivate init(_ asked: CertificateRegistration, email: EmailAddress?, at now: Date) {
        let subject = asked.certificate.subject
        self.init(
            registration: .usbToken, profile: Profile(name: subject.name, email: email?.text), numbers: [subject.number],
            phones: [], level: .certificate, evidence: Evidence(source: .certificate, at: now))
        (kind, consent) = (asked.kind, asked.consent)
        isStaff = asked.kind == .agency
    }
}
