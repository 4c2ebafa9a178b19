import Html
import Kit
import Links

/// The ribbon of trial deployments: no page of ours may be taken for an authority's (REQ-POR-002).
func ribbon(_ chrome: Chrome) -> HTML {
    "\(with: chrome.ribbon, { "<p class=\"ribbon\"><span>\($0)</span></p>" })"
}

/// Mark, name and line of the deployment; the name leads home.
func brand(_ chrome: Chrome) -> HTML {
    """
    <a class="brand" href="\(url: chrome.home)">\(doorwayMark)<span class="brand__text">\
    <span class="brand__name">\(chrome.siteName)</span>\
    \(with: chrome.tagline, { "<span class=\"brand__line\">\($0)</span>" })</span></a>
    """
}

/// *Đăng ký · Đăng nhập*, or the account's name with its menu. The menu is a `details`: it opens without JavaScript.
func accountCorner(_ corner: AccountCorner) -> HTML {
    switch corner {
    case .hidden: .empty
    case .guest(let register, let signIn):
        """
        <div class="account">\
        \(with: register, { "<a class=\"button button--secondary\" href=\"\(url: $0)\">\(WebWords.register)</a>" })\
        <a class="button button--primary" href="\(url: signIn)">\(WebWords.signIn)</a></div>
        """
    case .signedIn(let name, let entries, let signOut, let csrf):
        """
        <details class="account account--menu" data-menu><summary class="account__name">\(Icon.person.html)\
        <span class="unseen">\(WebWords.account) </span><span class="account__who">\(name)</span>\(Icon.chevron.html)\
        </summary>\
        <ul class="account__menu">\
        \(for: entries, { "<li><a href=\"\(url: $0.url)\"\(current($0))>\($0.words)</a></li>" })\
        <li><form method="post" action="\(signOut)">\(csrf)<button type="submit">\(WebWords.signOut)</button></form>\
        </li>\
        </ul></details>
        """
    }
}

/// The main menu: a row where there is room, folded into *Danh mục* on a phone.
func mainMenu(_ chrome: Chrome) -> HTML {
    if chrome.menu.isEmpty && chrome.search == nil { return .empty }
    return """
        <div class="bar"><div class="bar__inner"><nav class="bar__nav" aria-label="\(WebWords.mainMenu)">\
        <details class="fold" data-menu><summary class="fold__button">\(Icon.menu.html)<span>\(WebWords.menu)</span>\
        </summary>\
        <ul class="fold__list">\
        \(for: chrome.menu, { "<li><a href=\"\(url: $0.url)\"\(current($0))>\($0.words)</a></li>" })\
        </ul></details></nav>\(with: chrome.search, { searchBox(at: $0, id: "tim-nhanh") })</div></div>
        """
}

func current(_ item: MenuItem) -> HTML { "\(if: item.isCurrent, " aria-current=\"page\"")" }
