import Html
import Kit
import Links

/// A page for officers: dense, the menu on the left, made for the keyboard; below 1024 px the menu folds.
public func officerDocument(
    title: any Words, chrome: Chrome, breadcrumb trail: [(words: any Words, link: Link)] = [], notice: String? = nil,
    hasProblems: Bool = false, body: HTML
) -> HTML {
    document(
        title, chrome, layout: "officer", hasProblems: hasProblems,
        """
        <header class="head head--desk">\(ribbon(chrome))<div class="head__inner">\(brand(chrome))\
        \(accountCorner(chrome.account))</div>\(recommendation(chrome))</header>\
        <div class="desk">\(sideMenu(chrome))<div class="desk__page">\(breadcrumb(trail, current: title))\
        <main id="noi-dung-trang" tabindex="-1">\(noticeLine(notice))\(body)</main></div></div>\(pageFooter(chrome))
        """)
}

/// A page to be printed: no menus, only the deployment's name and the page.
public func printDocument(title: any Words, chrome: Chrome, body: HTML) -> HTML {
    document(
        title, chrome, layout: "paper", hasProblems: false,
        """
        <header class="head">\(ribbon(chrome))<div class="head__inner">\(brand(chrome))\(printButton())</div></header>\
        <div class="page"><main id="noi-dung-trang" tabindex="-1">\(body)</main></div>
        """)
}

private func sideMenu(_ chrome: Chrome) -> HTML {
    if chrome.sideMenu.isEmpty { return .empty }
    return """
        <nav class="side" aria-label="\(WebWords.mainMenu)"><details class="fold" data-menu>\
        <summary class="fold__button">\(Icon.menu.html)<span>\(WebWords.menu)</span></summary>\
        <div class="fold__list">\(for: chrome.sideMenu, { sideGroup($0) })</div></details></nav>
        """
}

private func sideGroup(_ group: MenuGroup) -> HTML {
    """
    <p class="side__title">\(group.title)</p><ul>\(for: group.items, { sideLine($0) })</ul>
    """
}

private func sideLine(_ item: MenuItem) -> HTML {
    """
    <li><a href="\(url: item.url)"\(current(item))><span>\(item.words)</span>\
    \(with: item.count, { "<span class=\"side__count\">\($0.grouped)</span>" })</a></li>
    """
}

private func recommendation(_ chrome: Chrome) -> HTML {
    guard let words = chrome.recommendation else { return .empty }
    return """
        <div class="advice" data-dismiss="khuyen-nghi">\(Icon.info.html)<p>\(words)</p>\
        <button class="button button--quiet" type="button" hidden>\(Icon.cross.html)\
        <span class="unseen">\(WebWords.close)</span></button></div>
        """
}
