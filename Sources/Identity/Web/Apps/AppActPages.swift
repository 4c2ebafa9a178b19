import Documents
import Html
import Identity
import Kit
import Links
import Web

/// What is to be done with an app or the codes on paper, once the password has been typed again.
enum AppAct: Sendable {
    case remove, renew

    var title: AppWords { self == .remove ? .removeTitle : .renewTitle }
    var lead: AppWords { self == .remove ? .removeLead : .renewLead }
    var look: ButtonLook { self == .remove ? .danger : .primary }

    func link(_ visit: Visit) -> Link {
        self == .remove ? IdentityLinks.removeApp.with(visit.part("id")) : IdentityLinks.backupCodes
    }
}

extension AppPages {
    func showNew(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let app = try await accounts.waitingCodeApp(owner, now: visit.now) else { return .seeOther(IdentityLinks.apps) }
        return newPage(CodeForm(), app, visit)
    }

    /// The picture is the owner's alone, and only while the app waits.
    func picture(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let app = try await accounts.waitingCodeApp(owner, now: visit.now) else { throw IdentityRefusal.gone }
        return .bytes(try QRCode(app.address).svg, type: "image/svg+xml")
    }

    func confirm(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        guard let app = try await accounts.waitingCodeApp(owner, now: visit.now) else { return .seeOther(IdentityLinks.apps) }
        var form = CodeForm(posted: visit.posted)
        guard let code = form.read() else { return newPage(form, app, visit, status: 422) }
        do {
            return paperPage(try await accounts.confirmCodeApp(code, owner, now: visit.now), .confirmed, visit)
        } catch let refused as IdentityRefusal {
            if refused == .wrongState { return .seeOther(IdentityLinks.apps) }
            form.refuse(\.code, refused.words)
            return newPage(form, app, visit, status: refused.status)
        }
    }

    private func newPage(_ form: CodeForm, _ app: CodeApp, _ visit: Visit, status: Int = 200) -> Response {
        var form = form
        form.clear(\.code)
        let buttons = buttonRow(
            submitButton(AppWords.confirm), linkButton(InputWords.cancel, to: IdentityLinks.apps, .secondary))
        return visit.page(
            AppWords.newTitle, status: status,
            narrow(
                """
                \(pageHeading(AppWords.newTitle, lead: AppWords.newLead))\(problemSummary(form.problems))
                <p><img src="\(IdentityLinks.newAppPicture)" alt="\(AppWords.picture.vi)" width="240" height="240"></p>
                \(summaryList([SummaryRow(AppWords.secret, app.spelled)]))
                \(postForm(to: IdentityLinks.newApp, csrf: visit.csrf,
                    textInput(form.code, label: AppWords.code, kind: .code, most: 6, width: .short) + buttons))
                """))
    }

    /// The codes on paper, this one time.
    private func paperPage(_ codes: [String], _ title: AppWords, _ visit: Visit) -> Response {
        let list: HTML = """
            <p>\(AppWords.paperLead)</p><ol>\(for: codes, { "<li><code>\(BackupCodes.shown($0))</code></li>" })</ol>
            """
        let buttons = buttonRow(printButton(), linkButton(AppWords.done, to: IdentityLinks.apps))
        return visit.page(title, narrow("\(pageHeading(title))\(section(AppWords.paper, list))\(buttons)"))
    }

    func ask(_ act: AppAct, _ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        try await page(act, Field("matKhau"), visit, owner)
    }

    func act(_ act: AppAct, _ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var field = Field("matKhau", typed: visit.posted.text("matKhau") ?? "")
        guard !field.typed.isEmpty else {
            field.problem = Messages.required(PhoneWords.password)
            return try await page(act, field, visit, owner, status: 422)
        }
        do {
            return try await done(act, Secret(field.typed), visit, owner)
        } catch let refused as IdentityRefusal {
            guard refused != .gone, refused != .wrongState else { throw refused }
            field.problem = refused.words
            return try await page(act, field, visit, owner, status: refused.status)
        }
    }

    private func done(_ act: AppAct, _ password: Secret<String>, _ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        switch act {
        case .renew:
            let codes = try await accounts.renewBackupCodes(password: password, owner, browser: browser, now: visit.now)
            return paperPage(codes, .renewTitle, visit)
        case .remove:
            guard let id = ID<CodeApp>(visit.part("id")) else { throw IdentityRefusal.gone }
            try await accounts.removeCodeApp(id, password: password, owner, browser: browser, now: visit.now)
            return .seeOther(IdentityLinks.apps).saying(AppWords.removed)
        }
    }

    private func page(
        _ act: AppAct, _ field: Field, _ visit: Visit, _ owner: AccountOwner, status: Int = 200
    ) async throws -> Response {
        let apps = try await accounts.codeApps(owner).apps
        if act == .remove, !apps.contains(where: { $0.id.description == visit.part("id") }) { throw IdentityRefusal.gone }
        var shown = field
        shown.typed = ""
        let fields =
            passwordInput(shown, label: PhoneWords.password)
            + buttonRow(submitButton(act.title, act.look), linkButton(SignInWords.back, to: IdentityLinks.apps, .secondary))
        return visit.page(
            act.title, status: status,
            narrow(
                """
                \(pageHeading(act.title, lead: act.lead))
                \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                \(postForm(to: act.link(visit), csrf: visit.csrf, fields))
                """))
    }
}
