import Administration
import Html
import Kit
import Links
import Web

/// Whom to look for on Vnconnect: exact numbers only (REQ-ADM-004, 005).
struct AddUserForm: Form {
    enum Kind: String { case person = "ca-nhan", organisation = "to-chuc" }

    var kind = Field("doi-tuong", typed: Kind.person.rawValue)
    var number = Field("cmnd-cccd")
    var phone = Field("dien-thoai")
    var organisation = Field("ma-co-quan")
    var chosen = Field("tai-khoan")
    var subsystem = Field("phan-he", typed: Subsystem.administration)

    init() {}

    static var fields: [WritableKeyPath<AddUserForm, Field>] {
        [\.kind, \.number, \.phone, \.organisation, \.chosen, \.subsystem]
    }

    /// - Returns: `nil` with the problems beside their fields.
    mutating func read() -> AccountQuery? {
        if kind.typed == Kind.organisation.rawValue {
            let code = organisation.parsed(
                { IdentityNumber(kind: .orgCode, text: $0) ?? IdentityNumber(kind: .taxCode, text: $0) },
                or: Messages.orgCode, missing: Messages.required(UserWords.orgCode))
            return code.map { .organisation($0) }
        }
        if number.isBlank, phone.isBlank {
            number.problem = AdministrationWords.refusal(.oneOf)
            return nil
        }
        let number = number.optional({ IdentityNumber(personal: $0) }, or: Messages.identityNumber)
        let phone = phone.optional({ PhoneNumber($0) }, or: Messages.phone)
        guard let number, let phone else { return nil }
        return .person(number: number, phone: phone)
    }
}

extension AdministrationRoutes {
    func addForm(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        var form = AddUserForm()
        if let subsystem = visit.query(form.subsystem.name) { form.subsystem.typed = subsystem }
        return addPage(visit, form, found: nil)
    }

    func findAccounts(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        var form = AddUserForm(posted: visit.posted)
        guard let query = form.read() else { return addPage(visit, form, found: nil) }
        let found = try await desk.find(query, for: form.subsystem.typed, by: administrator, now: visit.now)
        return addPage(visit, form, found: found)
    }

    func saveUser(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        var form = AddUserForm(posted: visit.posted)
        guard let query = form.read() else { return addPage(visit, form, found: nil) }
        do {
            let id = try await desk.save(
                form.chosen.typed, found: query, to: form.subsystem.typed, by: administrator, now: visit.now)
            return .seeOther(AdministrationLinks.user.with("\(id)")).saying(UserWords.saved)
        } catch let refusal as AdministrationRefusal where [.chooseRow, .userInList].contains(refusal) {
            form.refuse(\.chosen, refusal.words)
            let found = try await desk.find(query, for: form.subsystem.typed, by: administrator, now: visit.now)
            return addPage(visit, form, found: found)
        }
    }

    private func addPage(_ visit: Visit, _ form: AddUserForm, found: [FoundAccount]?) -> Response {
        let page = AddUserPage(form: form, found: found, csrf: visit.csrf)
        return visit.adminPage(
            UserWords.add, status: form.isClean ? 200 : 422, under: [(PageWords.users, AdministrationLinks.users)], page.body)
    }
}

/// *Thêm mới người dùng*: look for an account, choose it, save it.
struct AddUserPage {
    let form: AddUserForm
    let found: [FoundAccount]?
    let csrf: HTML

    var body: HTML {
        """
        \(pageHeading(UserWords.add))\(if: !form.isClean, problemSummary(form.problems))\
        \(postForm(
            to: AdministrationLinks.addUser, csrf: csrf, values: [(form.subsystem.name, form.subsystem.typed)],
            "\(fields)\(buttonRow(submitButton(UserWords.search, icon: .search)))"))\
        \(with: found, { results($0) })
        """
    }

    private var fields: HTML {
        let kinds = [
            Choice(AddUserForm.Kind.person.rawValue, UserWords.person),
            Choice(AddUserForm.Kind.organisation.rawValue, UserWords.organisation),
        ]
        return """
            \(radioChoices(form.kind, legend: UserWords.kind, kinds, inline: true))\
            \(textInput(form.number, label: UserWords.number, required: false))\
            \(textInput(form.phone, label: UserWords.phone, required: false, placeholder: Labels.enterPhone))\
            \(textInput(form.organisation, label: UserWords.orgCode, required: false, kind: .code))
            """
    }

    private func results(_ found: [FoundAccount]) -> HTML {
        guard !found.isEmpty else {
            return callout(.info, UserWords.noAccount, "<p>\(UserWords.howToRegister)</p>")
        }
        let values = [form.kind, form.number, form.phone, form.organisation, form.subsystem].map { ($0.name, $0.typed) }
        let chosen = form.chosen
        let columns: [Column<FoundAccount>] = [
            Column(Labels.fullName, .name) { HTML(text: $0.name) },
            Column(UserWords.number) { HTML(text: $0.number) },
            Column(UserWords.phone) { HTML(text: Masked.phone($0.phone)) },
            Column(UserWords.email) { HTML(text: $0.email) },
            Column(UserWords.choose) { account in
                """
                <input type="radio" name="\(chosen.name)" value="\(account.subject)" aria-label="\(UserWords.choose) \(account.name)"\
                \(if: account.subject == chosen.typed, " checked")>
                """
            },
        ]
        return listHead(found.count)
            + postForm(
                to: AdministrationLinks.saveUser, csrf: csrf, values: values,
                """
                \(dataTable(found, caption: UserWords.search, firstNumber: 1, empty: UserWords.noAccount, columns: columns))\
                \(with: chosen.problem, { "<p class=\"problem\" id=\"\(chosen.name)\">\($0)</p>" })\
                \(buttonRow(submitButton(UserWords.save)))
                """)
    }
}
