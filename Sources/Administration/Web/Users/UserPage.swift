import Administration
import Directory
import Html
import Kit
import Links
import Web

extension Visit {
    var userID: ID<User> {
        get throws(AdministrationRefusal) {
            guard let id = ID<User>(part("id")) else { throw .notFound }
            return id
        }
    }

    /// The version of the user the form was made from.
    var seenVersion: Int { posted.text(UserPage.version).flatMap { Int($0) } ?? 0 }
}

extension AdministrationRoutes {
    func showUser(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let view = try await desk.show(try visit.userID, for: administrator, now: visit.now)
        let isSelf = view.user.subject == administrator.subject
        return visit.userPage(Verbatim(view.user.name), UserPage(view: view, isSelf: isSelf, csrf: visit.csrf).body)
    }

    func activate(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let id = try visit.userID
        try await desk.activate(id, seen: visit.seenVersion, by: administrator, now: visit.now)
        return .seeOther(AdministrationLinks.user.with("\(id)")).saying(UserWords.activated)
    }

    func deactivateForm(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let view = try await desk.show(try visit.userID, for: administrator, now: visit.now)
        let page = DeactivatePage(user: view.user, reason: Field("ly-do"), csrf: visit.csrf)
        return visit.userPage(UserWords.deactivate, page.body)
    }

    func deactivate(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let view = try await desk.show(try visit.userID, for: administrator, now: visit.now)
        var reason = Field("ly-do", typed: visit.posted.text("ly-do") ?? "")
        do {
            try await desk.deactivate(
                view.user.id, reason: reason.typed, seen: visit.seenVersion, by: administrator, now: visit.now)
            return .seeOther(AdministrationLinks.user.with("\(view.user.id)")).saying(UserWords.deactivated)
        } catch let refusal as AdministrationRefusal where [.missingReason, .lastAdmin, .changedMeanwhile].contains(refusal) {
            reason.problem = refusal.words
            let page = DeactivatePage(user: view.user, reason: reason, csrf: visit.csrf)
            return visit.userPage(UserWords.deactivate, status: refusal.status, page.body)
        }
    }
}

extension Visit {
    func userPage(_ title: any Words, status: Int = 200, _ body: HTML) -> Response {
        adminPage(title, status: status, under: [(PageWords.users, AdministrationLinks.users)], body)
    }
}

/// A user: who, where, with which rights and by whom.
struct UserPage {
    let view: UserView
    let isSelf: Bool
    let csrf: HTML

    static let version = "phien-ban"

    private var user: User { view.user }

    var body: HTML {
        """
        \(pageHeading(
            Verbatim(user.name), caption: AdministrationWords.kind(user.kind),
            aside: tag(AdministrationWords.state(user.state), user.state.tone)))\
        \(with: view.next, { callout(.info, UserWords.nextStep($0)) })\(summaryList(facts))\(if: !isSelf, actions)\
        \(section(UserWords.right, rights))
        """
    }

    /// Numbers in full only for administrators of one of the user's units (REQ-ADM-001).
    private var facts: [SummaryRow] {
        let isFull = view.units.contains(where: \.isReached)
        let phone = isFull ? Masked.phone(user.phone) : Masked.text(user.phone)
        return [
            SummaryRow(UserWords.number, isFull ? user.number : Masked.text(user.number)),
            SummaryRow(UserWords.phone, user.phone.isEmpty ? nil : phone),
            SummaryRow(UserWords.email, user.email.isEmpty ? nil : user.email),
            SummaryRow(UserWords.unit, view.units.isEmpty ? nil : view.units.map(\.unit.name).joined(separator: "; ")),
        ]
    }

    /// What may be done, in the order of the steps (REQ-ADM-012).
    private var actions: HTML {
        let id = "\(user.id)"
        switch user.state {
        case .fresh, .inactive:
            return buttonRow(
                actionButton(
                    UserWords.activate, to: AdministrationLinks.activate.with(id), csrf: csrf, .primary,
                    values: [(Self.version, "\(user.version)")]))
        case .active:
            return buttonRow(
                linkButton(UserWords.units, to: AdministrationLinks.userUnits.with(id), .secondary, icon: .building),
                linkButton(UserWords.rights, to: AdministrationLinks.userRights.with(id), .secondary, icon: .pencil),
                linkButton(UserWords.deactivate, to: AdministrationLinks.deactivate.with(id), .danger))
        }
    }

    private var rights: HTML {
        dataTable(
            view.grants, caption: UserWords.right, empty: PageWords.none,
            columns: [
                Column(UserWords.right, .name) { HTML(text: $0.grant.rightName) },
                Column(UserWords.unit) { HTML(text: $0.grant.unitName) },
                Column(UserWords.chain) { chain($0) },
                Column(UserWords.document) { HTML(text: $0.grant.document) },
                Column(UserWords.until) { HTML(text: $0.grant.until?.text ?? "") },
                Column(UserWords.state) { state($0) },
            ])
    }

    /// From the one who gave it up to the root.
    private func chain(_ view: GrantView) -> HTML {
        let links = view.chain.map { link -> HTML in
            switch link {
            case .grant(let grant, let holder, _): "<li>\(holder) – \(grant.rightName), \(grant.unitName)</li>"
            case .root(let name, let basis): "<li>\(name) – \(UserWords.root(basis))</li>"
            }
        }
        return "\(view.grant.at.momentText)<ol>\(for: links, { $0 })</ol>"
    }

    private func state(_ view: GrantView) -> HTML {
        """
        \(if: !view.works, tag(UserWords.sleeping, .neutral))\(if: view.needsReview, tag(UserWords.needsReview, .waiting))\
        \(with: view.opens, { "<span class=\"hint\">\(UserWords.opens(units: $0.units, users: $0.users))</span>" })
        """
    }
}

/// *Bỏ kích hoạt*: asks once, with a reason.
struct DeactivatePage {
    let user: User
    let reason: Field
    let csrf: HTML

    var body: HTML {
        narrow(
            """
            \(pageHeading(UserWords.deactivate, caption: Verbatim(user.name)))\
            \(with: reason.problem, { problemSummary([Problem(field: reason.name, words: $0)]) })\
            \(callout(.waiting, UserWords.deactivateEffect))\
            \(postForm(
                to: AdministrationLinks.deactivate.with("\(user.id)"), csrf: csrf,
                values: [(UserPage.version, "\(user.version)")],
                """
                \(textArea(reason, label: UserWords.reason, rows: 3, most: 500))\
                \(buttonRow(
                    submitButton(UserWords.deactivate, .danger),
                    linkButton(InputWords.cancel, to: AdministrationLinks.user.with("\(user.id)"), .secondary)))
                """))
            """)
    }
}
