import Administration
import Directory
import Foundation
import Html
import Kit
import Links
import Web

extension AdministrationRoutes {
    func userList(_ visit: Visit, _ administrator: Administrator) async throws -> Response {
        let filter = UserFilter(visit)
        let page = try await desk.users(filter.query(visit), for: administrator, now: visit.now)
        let subsystems = try await desk.subsystems(for: administrator)
        let list = UserListPage(filter: filter, page: page, subsystems: subsystems, mayAdd: administrator.addsUsers)
        return visit.adminPage(PageWords.users, list.body)
    }
}

/// The filter of the list of users (REQ-ADM-002); an unknown state is all of them.
struct UserFilter: Form {
    var name = Field("ho-ten")
    var phone = Field("dien-thoai")
    var number = Field("cmnd-cccd")
    var state = Field("trang-thai")
    var subsystem = Field("phan-he")

    init() {}

    static var fields: [WritableKeyPath<UserFilter, Field>] { [\.name, \.phone, \.number, \.state, \.subsystem] }

    init(_ visit: Visit) {
        for path in Self.fields { self[keyPath: path].typed = visit.query(self[keyPath: path].name) ?? "" }
        if UserState(rawValue: state.typed) == nil { state.typed = "" }
        if subsystem.typed.isEmpty { subsystem.typed = Subsystem.administration }
    }

    func query(_ visit: Visit) -> UserQuery {
        var query = UserQuery()
        (query.name, query.phone, query.number) = (name.typed, phone.typed.cleaned, number.typed.cleaned)
        (query.state, query.subsystem, query.window) = (UserState(rawValue: state.typed), subsystem.typed, visit.window)
        return query
    }

    var kept: [(String, String?)] {
        Self.fields.map { (self[keyPath: $0].name, self[keyPath: $0].typed.isEmpty ? nil : self[keyPath: $0].typed) }
    }
}

/// *Quản lý người dùng* (REQ-ADM-001).
struct UserListPage {
    let filter: UserFilter
    let page: Page<UserLine>
    let subsystems: [Subsystem]
    let mayAdd: Bool

    var body: HTML {
        """
        \(pageHeading(PageWords.users))\(filterFields)\(listHead(page.total, action: add))\
        \(dataTable(
            page.rows, caption: PageWords.users, firstNumber: page.window.offset + 1, empty: Messages.empty(UserWords.user),
            columns: columns))\
        \(pager(page, at: AdministrationLinks.users, keeping: filter.kept))
        """
    }

    private var add: HTML {
        let link = AdministrationLinks.addUser.query((filter.subsystem.name, filter.subsystem.typed))
        return mayAdd ? linkButton(UserWords.add, to: link) : .empty
    }

    private var filterFields: HTML {
        let states = UserState.allCases.map { Choice($0.rawValue, AdministrationWords.state($0)) }
        let systems = subsystems.map { Choice($0.code, Verbatim($0.name)) }
        return filterForm(
            at: AdministrationLinks.users,
            """
            \(if: systems.count > 1, selectInput(
                filter.subsystem, label: UserWords.subsystem, systems, required: false, prompt: nil))\
            \(textInput(filter.name, label: Labels.fullName, required: false, kind: .search, placeholder: Labels.enterFullName))\
            \(textInput(filter.phone, label: UserWords.phone, required: false, placeholder: Labels.enterPhone))\
            \(textInput(
                filter.number, label: UserWords.number, required: false, placeholder: Verbatim("Nhập số CMND/CCCD")))\
            \(selectInput(filter.state, label: UserWords.state, states, required: false, prompt: UserWords.allStates))
            """)
    }

    private var columns: [Column<UserLine>] {
        [
            Column(UserWords.name, .name) {
                "<a href=\"\(AdministrationLinks.user.with("\($0.user.id)"))\">\($0.user.name)</a>"
            },
            Column(UserWords.number) { HTML(text: $0.isFull ? $0.user.number : Masked.text($0.user.number)) },
            Column(UserWords.phone) { HTML(text: $0.isFull ? Masked.phone($0.user.phone) : Masked.text($0.user.phone)) },
            Column(UserWords.unit) { HTML(text: $0.units.map(\.unit.name).joined(separator: "; ")) },
            Column(UserWords.state) { line in
                """
                \(tag(AdministrationWords.state(line.user.state), line.user.state.tone))\
                \(with: line.next, { "<br><span class=\"hint\">\(UserWords.nextStep($0))</span>" })
                """
            },
        ]
    }
}

/// Numbers as those may see them who do not administer the person.
enum Masked {
    static func text(_ number: String) -> String {
        number.count < 7 ? number : "\(number.prefix(3))\(String(repeating: "*", count: number.count - 6))\(number.suffix(3))"
    }

    static func phone(_ e164: String) -> String { PhoneNumber(e164)?.national ?? e164 }
}

extension UserState {
    var tone: Tone {
        switch self {
        case .fresh: .waiting
        case .active: .good
        case .inactive: .neutral
        }
    }
}
