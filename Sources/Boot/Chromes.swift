import Directory
import Html
import Kit
import Links
import Web

/// What stands around the pages of each site: names, menus, the corner of the account.
struct Chromes: Sendable {
    let settings: Settings
    let assets: AssetPaths
    /// Of each deployment that is open here.
    let support: [Deployment: SupportBook]
    let staff = StaffMenus()

    /// Dresses a page of `site`.
    func dress(_ site: Site) -> @Sendable (Visit, PageContent) async -> HTML {
        { visit, page in
            var chrome = chrome(site, visit)
            chrome.session = SessionWarning(visit)
            chrome.support = await contacts(site, visit)
            let document = page.layout == .officer ? officerDocument : citizenDocument
            return document(page.title, chrome, page.breadcrumb, visit.notice, page.hasProblems, page.body)
        }
    }

    /// A province's pages, wherever they are served, show the province's contacts (REQ-GEN-015).
    private func contacts(_ site: Site, _ visit: Visit) async -> [SupportContact] {
        let isProvince = site == .province || site == .vnconnect && IdentityLinks.isLocal(visit.pathOnly)
        let entries = await support[Deployment.of(site)]?.entries(
            for: isProvince ? settings.province.code.text : "", now: visit.now)
        return (entries ?? []).map { SupportContact($0) }
    }

    private func chrome(_ site: Site, _ visit: Visit) -> Chrome {
        switch site {
        case .portal: portal(visit)
        case .registration: vnconnect()
        case .vnconnect: IdentityLinks.isLocal(visit.pathOnly) ? provincialForms() : vnconnect()
        case .province: province(visit)
        case .administration: administration(visit)
        }
    }

    private func portal(_ visit: Visit) -> Chrome {
        frame(
            WebWords.portal, tagline: WebWords.portalLine, account: corner(visit),
            menu: [
                item(.home, PortalLinks.home, visit), item(.citizens, PortalLinks.citizens, visit),
                item(.businesses, PortalLinks.businesses, visit), item(.services, PortalLinks.services, visit),
                item(.track, PortalLinks.track, visit),
            ],
            footer: policies,
            other: MenuItem(Verbatim("Cổng Dịch vụ công \(settings.province.name)"), url: settings.origins[.province]))
    }

    private func vnconnect() -> Chrome {
        frame(
            WebWords.portal, tagline: ChromeWords.vnconnect, home: settings.origins[.portal] + "/", account: .hidden, menu: [],
            footer: policies, other: nil)
    }

    /// The province's own registration and sign-in form (REQ-PRV-001): kept by Vnconnect, dressed as the province.
    private func provincialForms() -> Chrome {
        frame(
            ChromeWords.province(settings.province.name), tagline: ChromeWords.provinceLine,
            home: settings.origins[.province] + "/", account: .hidden, menu: [], footer: policies,
            other: MenuItem(WebWords.portal, url: settings.origins[.portal]))
    }

    private func province(_ visit: Visit) -> Chrome {
        var chrome = frame(
            ChromeWords.province(settings.province.name), tagline: ChromeWords.provinceLine, account: corner(visit),
            menu: [
                item(.home, DossierLinks.home, visit), item(.services, DossierLinks.services, visit),
                item(.track, DossierLinks.track, visit),
            ],
            footer: policies, other: MenuItem(WebWords.portal, url: settings.origins[.portal]))
        chrome.sideMenu = [MenuGroup(ChromeWords.desk, [item(.inbox, DossierLinks.inbox, visit)])]
        return chrome
    }

    private func administration(_ visit: Visit) -> Chrome {
        var chrome = frame(
            ChromeWords.administration, tagline: ChromeWords.administrationLine, account: corner(visit), menu: [],
            footer: policies, other: MenuItem(WebWords.portal, url: settings.origins[.portal]))
        if let person = visit.person { chrome.sideMenu = staffMenu(person, visit) }
        return chrome
    }

    /// *Quản trị hệ thống*, as far as somebody's rights go (REQ-GEN-018).
    private func staffMenu(_ person: Person, _ visit: Visit) -> [MenuGroup] {
        let rights = staff.rights(of: person.subject, at: visit.now)
        var items: [MenuItem] = []
        if rights.administers {
            items = [
                item(.users, AdministrationLinks.users, visit), item(.units, AdministrationLinks.units, visit),
                item(.grantHistory, AdministrationLinks.history, visit),
            ]
        }
        if person.kind == .staffOperator {
            items += [item(.tops, AdministrationLinks.tops, visit), item(.support, AdministrationLinks.support, visit)]
        }
        if rights.seesCitizens { items.append(item(.citizenAccounts, DeskAccountLinks.list, visit)) }
        if rights.makesCitizens { items.append(item(.deskReset, DeskAccountLinks.reset, visit)) }
        if rights.approves { items.append(item(.deskApprovals, DeskAccountLinks.approvals, visit)) }
        return items.isEmpty ? [] : [MenuGroup(ChromeWords.administrationMenu, items)]
    }

    private func frame(
        _ name: any Words, tagline: any Words, home: String = "/", account: AccountCorner, menu: [MenuItem],
        footer: [MenuItem], other: MenuItem?
    ) -> Chrome {
        Chrome(
            siteName: name, tagline: tagline, home: home, menu: menu, account: account,
            ribbon: settings.isLocal ? WebWords.trial : nil, footer: footer, otherPortal: other, assets: assets)
    }

    private var policies: [MenuItem] {
        [
            MenuItem(ChromeWords.terms, url: settings.origins.url(.portal, PortalLinks.terms)),
            MenuItem(ChromeWords.sharing, url: settings.origins.url(.portal, PortalLinks.sharingPolicy)),
        ]
    }

    private func item(_ words: ChromeWords, _ link: Link, _ visit: Visit) -> MenuItem {
        MenuItem(words, link, isCurrent: visit.pathOnly == link.path)
    }

    /// Top right: the two links of a stranger, or the name with its menu (REQ-POR-001, spec F.1).
    private func corner(_ visit: Visit) -> AccountCorner {
        guard let person = visit.person else {
            return .guest(
                register: SignOnLinks.register.path, signIn: SignOnLinks.signIn.query(("ve", visit.isPost ? nil : visit.path)).path)
        }
        let account = { (link: Link) in settings.origins.url(.vnconnect, link) }
        let dossiers = settings.origins.url(.province, DossierLinks.mine)
        return .signedIn(
            name: person.name,
            entries: [
                MenuItem(ChromeWords.personal, url: account(IdentityLinks.account)),
                MenuItem(ChromeWords.dossierProfile, url: settings.origins.url(.province, DossierLinks.personal)),
                MenuItem(ChromeWords.myDossiers, url: dossiers),
                MenuItem(ChromeWords.history, url: account(IdentityLinks.history)),
                MenuItem(ChromeWords.methods, url: account(IdentityLinks.methods)),
                MenuItem(ChromeWords.changePassword, url: account(IdentityLinks.changePassword)),
            ],
            signOut: SignOnLinks.signOut, csrf: visit.csrf)
    }
}

enum ChromeWords: Words {
    case home, citizens, businesses, services, track, vnconnect, province(String), provinceLine, desk, inbox, terms, sharing
    case administration, administrationLine, administrationMenu, users, units, grantHistory, tops, support
    case citizenAccounts, deskReset, deskApprovals
    case personal, dossierProfile, myDossiers, history, methods, changePassword

    var vi: String {
        switch self {
        case .home: "Trang chủ"
        case .citizens: "Công dân"
        case .businesses: "Doanh nghiệp"
        case .services: "Dịch vụ công trực tuyến"
        case .track: "Tra cứu hồ sơ"
        case .vnconnect: "Tài khoản và đăng nhập một lần"
        case .province(let name): "Cổng Dịch vụ công \(name)"
        case .provinceLine: "Hệ thống thông tin giải quyết thủ tục hành chính"
        case .desk: "Bộ phận một cửa"
        case .inbox: "Hộp hồ sơ"
        case .administration: "Quản trị"
        case .administrationLine: "Đơn vị, người dùng và phân quyền"
        case .administrationMenu: "Quản trị hệ thống"
        case .citizenAccounts: "Tạo tài khoản công dân"
        case .deskReset: "Lấy lại mật khẩu cho công dân"
        case .deskApprovals: "Phê duyệt lấy lại mật khẩu"
        case .users: "Quản lý người dùng"
        case .units: "Đơn vị"
        case .grantHistory: "Lịch sử phân quyền"
        case .tops: "Quản trị cấp cao"
        case .support: "Đầu mối hỗ trợ"
        case .terms: "Điều khoản sử dụng"
        case .sharing: "Chính sách chia sẻ thông tin"
        case .personal: "Thông tin cá nhân"
        case .dossierProfile: "Hồ sơ cá nhân"
        case .myDossiers: "Hồ sơ đã đăng ký"
        case .history: "Lịch sử truy cập"
        case .methods: "Phương thức xác thực"
        case .changePassword: "Đổi mật khẩu"
        }
    }
}
