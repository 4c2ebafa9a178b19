import Html
import Identity
import Kit
import Links
import Web

/// *Hệ thống được phép*: who was given one's data, and the way to take it back (identity 1.F, 6.7).
struct ConsentPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.consents, for: owners, show), .get(IdentityLinks.withdrawConsent, for: owners, ask),
            .post(IdentityLinks.withdrawConsent, for: owners, withdraw),
        ]
    }

    func show(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let consents = try await accounts.consents(owner)
        let agreements = try await accounts.agreements(owner)
        return visit.page(
            ConsentWords.title,
            AccountFrame.consents.dress(
                ConsentWords.title,
                """
                \(section(ConsentWords.systems, systems(consents)))
                \(section(ConsentWords.agreements, dataTable(agreements, caption: ConsentWords.agreements, firstNumber: 1,
                    empty: Messages.empty(ConsentWords.whatAgreement), columns: Self.agreementColumns)))
                """))
    }

    private func systems(_ consents: [ClientConsent]) -> HTML {
        """
        <p>\(ConsentWords.lead)</p>\
        \(dataTable(consents, caption: ConsentWords.systems, firstNumber: 1, empty: Messages.empty(ConsentWords.what),
            columns: Self.columns))
        """
    }

    func ask(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let consent = try await accounts.consents(owner).first(where: { $0.client == visit.part("id") }) else {
            throw IdentityRefusal.gone
        }
        return visit.page(
            ConsentWords.withdraw,
            confirmQuestion(
                ConsentWords.question(consent.name), about: "<p>\(ConsentWords.consequence)</p>",
                to: IdentityLinks.withdrawConsent.with(consent.client), csrf: visit.csrf, yes: ConsentWords.withdraw,
                back: IdentityLinks.consents))
    }

    func withdraw(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        try await accounts.withdrawConsent(to: visit.part("id"), owner, now: visit.now)
        return .seeOther(IdentityLinks.consents).saying(ConsentWords.withdrawn)
    }

    private static let columns: [Column<ClientConsent>] = [
        Column(HistoryWords.system, .name) { "\($0.name)" },
        Column(ConsentWords.data) { consent in
            let words = OpenIDScope.allCases.filter(consent.scopes.contains).map { IdentityWords.scope($0).vi }
            return "\(words.joined(separator: "; "))"
        },
        Column(ConsentWords.givenAt) { "\($0.givenAt.momentText)" },
        Column(ConsentWords.lastAt) { "\($0.lastAt.momentText)" },
        Column(HistoryWords.actions, .actions) { consent in
            linkButton(
                ConsentWords.withdraw, to: IdentityLinks.withdrawConsent.with(consent.client), .secondary,
                hidden: Verbatim(consent.name))
        },
    ]

    private static let agreementColumns: [Column<Agreement>] = [
        Column(ConsentWords.text, .name) { agreement in
            "\(agreement.policy.kind == .terms ? RegisterWords.terms : RegisterWords.sharing)"
        },
        Column(ConsentWords.version, .number) { "\($0.policy.version.grouped)" },
        Column(ConsentWords.givenAt) { "\($0.givenAt.momentText)" },
    ]
}

enum ConsentWords: Words {
    case title, systems, agreements, lead, what, whatAgreement, data, givenAt, lastAt, withdraw, question(String)
    case consequence, withdrawn, text, version

    var vi: String {
        switch self {
        case .title: "Hệ thống được phép"
        case .systems: "Hệ thống được dùng dữ liệu của Ông/Bà"
        case .agreements: "Văn bản Ông/Bà đã đồng ý"
        case .lead: "Các hệ thống mà Ông/Bà đã đăng nhập bằng Vnconnect, và dữ liệu đã cho phép chúng đọc."
        case .what: "hệ thống"
        case .whatAgreement: "văn bản"
        case .data: "Dữ liệu"
        case .givenAt: "Cho phép lúc"
        case .lastAt: "Lần gần nhất"
        case .withdraw: "Rút lại sự cho phép"
        case .question(let name): "Rút lại sự cho phép đối với \(name)?"
        case .consequence:
            """
            Hệ thống này bị đăng xuất và không đọc được dữ liệu của Ông/Bà từ Vnconnect nữa, cho đến khi Ông/Bà tự đăng nhập \
            lại vào đó. Dữ liệu hệ thống đã lưu trước đây vẫn theo quy định của hệ thống đó.
            """
        case .withdrawn: "Đã rút lại sự cho phép."
        case .text: "Văn bản"
        case .version: "Phiên bản"
        }
    }
}
