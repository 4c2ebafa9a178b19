import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// What is to be done with a phone, once the password has been typed again.
enum PhoneAct: Sendable {
    case makeDefault, remove

    var title: PhoneWords { self == .remove ? .removeTitle : .defaultTitle }
    var button: PhoneWords { self == .remove ? .remove : .makeDefault }
    var look: ButtonLook { self == .remove ? .danger : .primary }
    var link: Link { self == .remove ? IdentityLinks.removePhone : IdentityLinks.defaultPhone }
}

extension PhonePages {
    func ask(_ act: PhoneAct, _ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        try await page(act, Field("matKhau"), visit, owner)
    }

    func act(_ act: PhoneAct, _ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var field = Field("matKhau", typed: visit.posted.text("matKhau") ?? "")
        guard !field.typed.isEmpty else {
            field.problem = Messages.required(PhoneWords.password)
            return try await page(act, field, visit, owner, status: 422)
        }
        let password = Secret(field.typed), browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        guard let phone = ID<CodePhone>(visit.part("id")) else { throw IdentityRefusal.gone }
        let refused = try await refusal {
            switch act {
            case .makeDefault:
                try await accounts.makeDefault(phone, password: password, owner, browser: browser, now: visit.now)
            case .remove: try await accounts.remove(phone, password: password, owner, browser: browser, now: visit.now)
            }
        }
        guard let refused else { return .seeOther(IdentityLinks.methods).saying(PhoneWords.done) }
        guard refused != .gone else { throw refused }
        field.problem = refused.words
        return try await page(act, field, visit, owner, status: refused.status)
    }

    private func page(
        _ act: PhoneAct, _ field: Field, _ visit: Visit, _ owner: AccountOwner, status: Int = 200
    ) async throws -> Response {
        let phones = try await accounts.account(of: owner).phones
        guard let phone = phones.first(where: { $0.id.description == visit.part("id") }) else {
            throw IdentityRefusal.gone
        }
        let fields =
            passwordInput(field, label: PhoneWords.password)
            + buttonRow(
                submitButton(act.button, act.look), linkButton(SignInWords.back, to: IdentityLinks.methods, .secondary))
        return visit.page(
            act.title, status: status,
            narrow(
                """
                \(pageHeading(act.title, lead: PhoneWords.about(phone.phone.text)))
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(postForm(to: act.link.with(phone.id.description), csrf: visit.csrf, fields))
                """))
    }
}
