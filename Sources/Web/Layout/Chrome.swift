import Html
import Kit
import Links

/// What stands around a page of one deployment: its name, menus, account corner and contacts (REQ-POR-002,
/// REQ-GEN-015).
public struct Chrome: Sendable {
    public var siteName: any Words
    public var tagline: (any Words)?
    public var home: String
    public var menu: [MenuItem]
    public var account: AccountCorner
    /// "BẢN THỬ NGHIỆM" wherever the deployment is not the real one.
    public var ribbon: (any Words)?
    /// The search of every page; nil on a page that is a search itself.
    public var search: Link?
    public var support: [SupportContact]
    public var footer: [MenuItem]
    /// The body that answers for the site, in the footer.
    public var owner: (any Words)?
    public var otherPortal: MenuItem?
    /// The menu of the desk, by groups (REQ-GEN-018).
    public var sideMenu: [MenuGroup]
    /// "Khuyến nghị: …" above the desk's pages; dismissed for the session where JavaScript runs (REQ-GEN-016).
    public var recommendation: (any Words)?
    /// Of who is signed in; `nil` for a stranger.
    public var session: SessionWarning?
    public var assets: AssetPaths

    public init(
        siteName: any Words, tagline: (any Words)? = nil, home: String = "/", menu: [MenuItem] = [],
        account: AccountCorner = .hidden, ribbon: (any Words)? = nil, search: Link? = nil,
        support: [SupportContact] = [], footer: [MenuItem] = [], owner: (any Words)? = nil,
        otherPortal: MenuItem? = nil, sideMenu: [MenuGroup] = [], recommendation: (any Words)? = nil, assets: AssetPaths
    ) {
        (self.siteName, self.tagline, self.home, self.menu, self.account) = (siteName, tagline, home, menu, account)
        (self.ribbon, self.search, self.support, self.footer, self.owner) = (ribbon, search, support, footer, owner)
        (self.otherPortal, self.sideMenu, self.recommendation, self.assets) = (
            otherPortal, sideMenu, recommendation, assets
        )
    }
}

/// An entry of a menu; `url` may lead to another of our sites.
public struct MenuItem: Sendable {
    public let words: any Words
    public let url: String
    public let isCurrent: Bool
    public let count: Int?

    public init(_ words: any Words, url: String, isCurrent: Bool = false, count: Int? = nil) {
        (self.words, self.url, self.isCurrent, self.count) = (words, url, isCurrent, count)
    }

    public init(_ words: any Words, _ link: Link, isCurrent: Bool = false, count: Int? = nil) {
        self.init(words, url: link.path, isCurrent: isCurrent, count: count)
    }
}

/// A headed part of the desk's menu.
public struct MenuGroup: Sendable {
    public let title: any Words
    public let items: [MenuItem]

    public init(_ title: any Words, _ items: [MenuItem]) { (self.title, self.items) = (title, items) }
}

/// Top right: the two links of a stranger, or the name and menu of who is signed in (REQ-POR-001).
public enum AccountCorner: Sendable {
    case hidden
    case guest(register: String?, signIn: String)
    /// `csrf` is the visit's, for the button *Đăng xuất*.
    case signedIn(name: String, entries: [MenuItem], signOut: Link, csrf: HTML)
}

/// *Đầu mối hỗ trợ*.
public struct SupportContact: Sendable {
    public let name: any Words
    public let phone: String?
    public let email: String?

    public init(_ name: any Words, phone: String? = nil, email: String? = nil) {
        (self.name, self.phone, self.email) = (name, phone, email)
    }
}
