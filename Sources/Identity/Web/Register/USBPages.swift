import Certificates
import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Đăng ký bằng USB ký số* for citizens, businesses and agencies (SCR-R06, REQ-REG-012, 014, 018).
struct USBPages: Sendable {
    let accounts: Accounts
    let captcha: CaptchaDesk
    /// The name of a registration whose certificate was checked.
    private static let name = "ma"

    var routes: [Route] {
        [
            .get(IdentityLinks.usb, show), .post(IdentityLinks.usb, sign),
            .post(IdentityLinks.usbChallenge) { try await accounts.challengeReply(for: .register, $0) },
            .get(IdentityLinks.usbForm, form), .post(IdentityLinks.usbForm, send),
        ]
    }

    // MARK: the token

    func show(_ visit: Visit) async throws -> Response {
        let subject = Subject(visit.query(Subject.name))
        guard accounts.settings.offers(.usbToken, to: subject.kind), accounts.certificates != nil else {
            return .seeOther(IdentityLinks.chooseMethod).saying(IdentityRefusal.method.words)
        }
        try await accounts.checkPolicies(now: visit.now)
        return panel(subject, visit)
    }

    func sign(_ visit: Visit) async throws -> Response {
        let subject = Subject(visit.query(Subject.name))
        guard let proof = CertificateProof(posted: visit.posted) else {
            return panel(subject, visit, refused: .certificate(.signature))
        }
        do {
            let name = try await accounts.register(
                by: proof, as: subject.kind, for: visit.query(SignInJourney.name).flatMap { UUID(uuidString: $0) },
                guest: visit.guest, browser: Browser(address: visit.address, agent: visit.agent), now: visit.now)
            return .seeOther(IdentityLinks.usbForm.query((Self.name, name)))
        } catch IdentityRefusal.accountExists {
            return visit.page(RegisterWords.existsTitle, status: 409, AccountExistsPage(origins: visit.origins).body)
        } catch let refusal as IdentityRefusal { return panel(subject, visit, refused: refusal) }
    }

    private func panel(_ subject: Subject, _ visit: Visit, refused: IdentityRefusal? = nil) -> Response {
        guard let agent = accounts.certificates?.agent else {
            return .seeOther(IdentityLinks.chooseMethod).saying(IdentityRefusal.method.words)
        }
        let journey = visit.query(SignInJourney.name)
        let to = IdentityLinks.usb.query((Subject.name, subject.rawValue), (SignInJourney.name, journey))
        let panel = SigningPanel(
            agent: agent, challenge: IdentityLinks.usbChallenge, to: to, csrf: visit.csrf, button: USBWords.read)
        let back = IdentityLinks.chooseMethod.query((Subject.name, subject.rawValue), (SignInJourney.name, journey))
        return visit.page(
            USBWords.title, status: refused?.status ?? 200,
            narrow(
                """
                \(pageHeading(USBWords.title, lead: USBWords.lead))\(with: refused, { problemSummary($0.words) })
                \(panel.html)<p><a href="\(back)">\(USBWords.back)</a></p>
                """)
        ).reaching(agent)
    }

    // MARK: what the certificate says

    func form(_ visit: Visit) async throws -> Response {
        guard let (name, asked) = try await underWay(visit) else { return over }
        return try page(USBForm(), name, asked, visit)
    }

    func send(_ visit: Visit) async throws -> Response {
        guard let (name, asked) = try await underWay(visit) else { return over }
        var form = USBForm(posted: visit.posted)
        guard !visit.wantsOtherPicture, let email = form.read() else {
            return try page(form, name, asked, visit, status: visit.wantsOtherPicture ? 200 : 422)
        }
        do {
            try await accounts.checkCaptcha(
                visit.captchaAnswer(form.captcha), for: .certificateRegistration, guest: visit.guest, now: visit.now)
            let state = try await accounts.finish(
                name, email: email.address, guest: visit.guest,
                browser: Browser(address: visit.address, agent: visit.agent), now: visit.now)
            return done(asked, state, visit)
        } catch IdentityRefusal.captcha {
            form.refuse(\.captcha, IdentityRefusal.captcha.words)
            return try page(form, name, asked, visit, status: 422)
        } catch let refusal as IdentityRefusal {
            return try page(form, name, asked, visit, refused: refusal, status: refusal.status)
        }
    }

    /// On to the sign-in; an agency whose code the register does not know is told so first (MSG-ORG-MISMATCH).
    private func done(_ asked: CertificateRegistration, _ state: AccountState, _ visit: Visit) -> Response {
        let link = IdentityLinks.signInUSB.query((SignInJourney.name, asked.signIn?.text), ("da-dang-ky", "1"))
        let url = visit.origins.url(.vnconnect, link)
        guard state == .pendingMatch else { return .redirect(url, status: 303) }
        return visit.page(
            USBWords.waitingTitle,
            narrow(
                """
                \(pageHeading(USBWords.waitingTitle))
                \(callout(.waiting, USBWords.mismatch(asked.certificate.subject.number.text), "<p>\(USBWords.waitingLead)</p>"))
                \(buttonRow(linkButton(RegisterWords.signIn, to: url)))
                """))
    }

    private var over: Response {
        .seeOther(IdentityLinks.usb).saying(IdentityRefusal.certificate(.signature).words)
    }

    private func underWay(_ visit: Visit) async throws -> (String, CertificateRegistration)? {
        guard let name = visit.query(Self.name),
            let asked = try await accounts.certificateRegistration(name, guest: visit.guest, now: visit.now)
        else { return nil }
        return (name, asked)
    }

    private func page(
        _ form: USBForm, _ name: String, _ asked: CertificateRegistration, _ visit: Visit,
        refused: IdentityRefusal? = nil, status: Int = 200
    ) throws -> Response {
        var form = form
        form.clear(\.captcha)
        if visit.wantsOtherPicture { form.forgetProblems() }
        let page = USBPage(
            form: form, asked: asked, captcha: try captcha.picture(for: .certificateRegistration, visit),
            to: IdentityLinks.usbForm.query((Self.name, name)), origins: visit.origins, csrf: visit.csrf, refused: refused)
        return visit.page(USBWords.title, status: status, page.body)
    }
}
