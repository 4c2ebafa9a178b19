import Authority
import Certificates
import Foundation
import Kit
import Store
import TestStore
import Testing

@testable import Identity

/// Registration and sign-in by USB token (REQ-REG-012, 014, 015, 017, REQ-LOG-011).
@Suite(.timeLimit(.minutes(2))) struct CertificateTests {
    @Test(arguments: TestDatabase.engines)
    func `an agency registers and signs in with its token, without password and code`(engine: Engine) async throws {
        let (house, tokens) = try await Vnconnect.withTokens(engine)
        let token = try tokens.agency()
        #expect(try await house.register(token, as: .agency) == .active)
        let done = try await house.signIn(token)
        #expect(done.session.strength == .passwordAndCode && done.session.amr == ["hwk", "mfa"])
        let account = try await house.accounts.account(of: try await house.owner(done))
        #expect(account.kind == .agency && account.level == .certificate && account.evidence?.source == .certificate)
        #expect(account.number?.text == "000.00.00.H99" && account.profile.name == "UBND tỉnh Bình Minh" && account.isStaff)
        #expect(account.registration == .usbToken)
        #expect(try await house.count("SELECT count(*) AS n FROM identity_passwords") == 0)
        #expect(
            try await house.count("SELECT count(*) AS n FROM identity_access_events WHERE method = 'certificate'") == 1)
        #expect(try await house.letters(to: "0950000101").isEmpty, "no code is sent")
    }

    @Test(arguments: TestDatabase.engines)
    func `a citizen and a business register by theirs`(engine: Engine) async throws {
        let (house, tokens) = try await Vnconnect.withTokens(engine)
        #expect(try await house.register(try tokens.mau(), as: .citizen) == .active)
        #expect(try await house.register(try tokens.business(), as: .business) == .active)
        let owned = try await house.count("SELECT count(*) AS n FROM identity_certificates")
        #expect(owned == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `a code the register does not know waits, and is asked about again (REQ-REG-017)`(engine: Engine) async throws {
        let (house, tokens) = try await Vnconnect.withTokens(engine)
        let token = try tokens.agency("H99.09")
        #expect(try await house.register(token, as: .agency) == .pendingMatch)
        tokens.say(.unavailable, of: "000.00.09.H99")
        var account = try await house.account(behind: token)
        #expect(account.state == .pendingMatch && account.number?.text == "000.00.09.H99")
        tokens.say(.active, of: "000.00.09.H99")
        account = try await house.account(behind: token)
        #expect(account.state == .active)
    }

    @Test func `both orders of a code are one agency`() async throws {
        let (house, tokens) = try await Vnconnect.withTokens(.sqlite)
        #expect(try await house.register(try tokens.agency("000.03.05.H99"), as: .agency) == .active)
        let other = try tokens.agency("H99.05.03", serial: [0x54, 2])
        #expect(try await refused { try await house.register(other, as: .agency) } == .organisationExists)
    }

    @Test(arguments: TestDatabase.engines)
    func `a challenge is for one browser, one purpose, two minutes and one use (MSG-NONCE)`(engine: Engine) async throws {
        let (house, tokens) = try await Vnconnect.withTokens(engine)
        let token = try tokens.agency()
        try await house.register(token, as: .agency)
        let flow = try await house.begin()
        let show = { (proof: CertificateProof, guest: String, now: Date) in
            try await refused {
                _ = try await house.accounts.showCertificate(
                    proof, in: flow, session: nil, guest: guest, browser: .home, now: now)
            }
        }
        let lost = IdentityRefusal.certificate(.signature)
        #expect(try await show(try token.sign(try await house.challenge(.signIn)), "khac", house.now) == lost)
        #expect(try await show(try token.sign(try await house.challenge(.register)), "khach", house.now) == lost)
        #expect(try await show(try token.sign(try await house.challenge(.signIn)), "khach", house.now.plus(120)) == lost)
        let elsewhere = try await house.accounts.challenge(
            for: .signIn, at: "http://lua-dao.test", guest: "khach", browser: .home, now: house.now)
        let asked = try await house.challenge(.signIn)
        let relayed = CertificateProof(nonce: asked.nonce, signature: try token.sign(elsewhere).signature)
        #expect(try await show(relayed, "khach", house.now) == lost, "signed for another site")
        let good = try token.sign(try await house.challenge(.signIn))
        #expect(try await show(good, "khach", house.now) == nil)
        #expect(try await show(good, "khach", house.now) != nil, "used")
    }

    @Test func `revoked, expired, unchecked: looked at again at every sign-in (REQ-REG-015)`() async throws {
        let (house, tokens) = try await Vnconnect.withTokens(.sqlite)
        let token = try tokens.agency(until: 10)
        try await house.register(token, as: .agency)
        tokens.fail(true)
        #expect(try await refused { _ = try await house.signIn(token) } == .certificate(.status))
        tokens.fail(false)
        #expect(try await house.opens(token))
        let later = house.now.plus(11 * 86_400)
        #expect(try await refused { _ = try await house.signIn(token, at: later) } == .certificate(.expired))
        tokens.revoke([0x54, 1])
        #expect(try await refused { _ = try await house.signIn(token) } == .certificate(.revoked))
        let told = try await house.count("SELECT count(*) AS n FROM identity_access_events WHERE result = 'certificateRefused'")
        #expect(told == 3, "in the owner's history (REQ-ACC-003)")
    }

    @Test func `a certificate without an account, of another subject, of a locked account`() async throws {
        let (house, tokens) = try await Vnconnect.withTokens(.sqlite)
        let token = try tokens.agency()
        #expect(try await refused { _ = try await house.signIn(token) } == .noAccountForCertificate)
        #expect(try await refused { try await house.register(token, as: .business) } == .method)
        try await house.register(token, as: .agency)
        #expect(try await refused { try await house.register(token, as: .agency) } == .organisationExists)
        let twin = try tokens.agency()
        #expect(try await refused { _ = try await house.signIn(twin) } == .noAccountForCertificate, "same number, other key")
        let account = try await house.account(behind: token).id
        try await house.accounts.move(account, .lock, by: "V-VPCP", because: "thử", now: house.now)
        #expect(try await refused { _ = try await house.signIn(token) } == .accountLocked)
    }

    @Test(arguments: TestDatabase.engines)
    func `of two registrations at once one makes the account`(engine: Engine) async throws {
        let (house, tokens) = try await Vnconnect.withTokens(engine)
        let token = try tokens.agency()
        var names: [String] = []
        for _ in 0..<2 {
            let proof = try token.sign(try await house.challenge(.register))
            names.append(
                try await house.accounts.register(by: proof, as: .agency, guest: "khach", browser: .home, now: house.now))
        }
        let (first, second) = (names[0], names[1])
        let accounts = house.accounts, now = house.now
        async let one = refused {
            _ = try await accounts.finish(first, email: nil, guest: "khach", browser: .home, now: now)
        }
        async let two = refused {
            _ = try await accounts.finish(second, email: nil, guest: "khach", browser: .home, now: now)
        }
        let outcomes: [IdentityRefusal?] = [try await one, try await two]
        #expect(outcomes.compactMap(\.self) == [.organisationExists])
        #expect(try await house.count("SELECT count(*) AS n FROM identity_accounts") == 1)
        let strange = try await refused {
            _ = try await accounts.finish(second, email: nil, guest: "khac", browser: .home, now: now)
        }
        #expect(strange == .certificate(.signature), "another browser")
    }

    @Test(arguments: TestDatabase.engines)
    func `an operator attaches a renewed certificate, once (REQ-REG-015)`(engine: Engine) async throws {
        let (house, tokens) = try await Vnconnect.withTokens(engine)
        try await house.register(try tokens.agency(until: 20), as: .agency)
        let renewed = try tokens.agency(serial: [0x54, 9])
        for _ in 0..<2 {
            let name = try await house.accounts.attach(
                certificate: renewed.certificate.der, others: [], by: "command", now: house.now)
            #expect(name == "UBND tỉnh Bình Minh")
        }
        #expect(try await house.opens(renewed))
        let unknown = try tokens.mau().certificate.der
        let no = try await refused {
            _ = try await house.accounts.attach(certificate: unknown, others: [], by: "command", now: house.now)
        }
        #expect(no == .noAccountForCertificate)
    }

    @Test func `the last thirty days are counted (MSG-CERT-SOON)`() async throws {
        let (house, tokens) = try await Vnconnect.withTokens(.sqlite)
        let token = try tokens.agency(until: 55)
        try await house.register(token, as: .agency)
        let owner = try await house.owner(try await house.signIn(token))
        #expect(try await house.accounts.certificateEnds(owner, now: house.now) == nil)
        #expect(try await house.accounts.certificateEnds(owner, now: house.now.plus(30 * 86_400)) == 25)
    }

    @Test func `methods are switched apart, and by profile (PRM-AUTH-METHODS)`() async throws {
        var settings = IdentitySettings()
        MethodProfile.y2026.apply(to: &settings)
        #expect(settings.offers(.usbToken, to: .agency) && !settings.offers(.usbToken, to: .citizen))
        #expect(!settings.offers(.mobile, to: .citizen) && !settings.signInMethods.contains(.password))
        #expect(throws: SetupFault.noAuthorities) { try settings.check(keys: Vnconnect.keys) }
        let house = try await Vnconnect(.sqlite)
        #expect(try await refused { _ = try await house.challenge(.signIn) } == .method, "no roots, no certificates")
    }
}
