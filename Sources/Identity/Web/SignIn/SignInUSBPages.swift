import Certificates
import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// The tab *Usb ký số* of the sign-in (SCR-L02, REQ-LOG-011).
struct SignInUSBPages: Sendable {
    let signIn: SignInPages
    private var accounts: Accounts { signIn.accounts }

    var routes: [Route] {
        [
            .get(IdentityLinks.signInUSB, show), .post(IdentityLinks.signInUSB, send),
            .post(IdentityLinks.signInUSBChallenge) { try await accounts.challengeReply(for: .signIn, $0) },
        ]
    }

    func show(_ visit: Visit) async throws -> Response { try page(SignInJourney(visit), visit) }

    func send(_ visit: Visit) async throws -> Response {
        let journey = SignInJourney(visit)
        guard let proof = CertificateProof(posted: visit.posted) else {
            return try page(journey, visit, refused: .certificate(.signature))
        }
        let marked = signIn.browser.mark(visit)
        let flow = try await signIn.passwordFlow(journey, visit)
        do {
            let done = try await accounts.showCertificate(
                proof, in: flow, session: VnconnectBrowser.token(visit), guest: visit.guest, browser: marked.browser,
                now: visit.now)
            return signIn.browser.welcome(done, marked)
        } catch let refusal as IdentityRefusal {
            return try page(SignInJourney(flow.id, returnPath: journey.returnPath), visit, refused: refusal)
        }
    }

    private func page(_ journey: SignInJourney, _ visit: Visit, refused: IdentityRefusal? = nil) throws -> Response {
        guard let trust = accounts.certificates, accounts.settings.signInMethods.contains(.usbToken) else {
            throw IdentityRefusal.method
        }
        let panel = SigningPanel(
            agent: trust.agent, challenge: IdentityLinks.signInUSBChallenge, to: journey.usb, csrf: visit.csrf,
            button: SignInWords.send)
        let register = visit.origins.url(.registration, journey.register)
        return visit.page(
            SignInWords.title, status: refused?.status ?? 200,
            narrow(
                """
                \(pageHeading(SignInWords.title))
                \(if: visit.query("da-dang-ky") != nil, banner(.good, SignInWords.registered))
                \(tabs(journey.tabs(accounts.settings, isUSB: true), label: SignInWords.title))
                \(with: refused, { problemSummary($0.words) })\(panel.html)
                <p><a href="\(url: register)">\(SignInWords.register)</a></p>
                \(if: journey.id != nil, "<p><a id=\"tu-choi\" href=\"\(journey.decline)\">\(SignInWords.decline)</a></p>")
                """)
        ).reaching(trust.agent)
    }
}

extension SignInJourney {
    var usb: Link { IdentityLinks.signInUSB.query((Self.name, id?.text), ("ve", returnPath)) }

    /// One view for each way in that is on.
    func tabs(_ settings: IdentitySettings, isUSB: Bool) -> [Tab] {
        let password = Tab(SignInWords.tab, signIn, isCurrent: !isUSB)
        let token = Tab(SignInWords.usbTab, usb, isCurrent: isUSB)
        return (settings.signInMethods.contains(.password) ? [password] : [])
            + (settings.signInMethods.contains(.usbToken) ? [token] : [])
    }
}
