import Html
import Kit
import Links

/// A page for citizens: phone first, large type, the menu on top.
/// - Parameters:
///   - breadcrumb: the way down from home, without the page itself; empty on a home page.
///   - notice: the word of success from the last form.
///   - hasProblems: the page came back with problems; its title says so.
public func citizenDocument(
    title: any Words, chrome: Chrome, breadcrumb trail: [(words: any Words, link: Link)] = [], notice: String? = nil,
    hasProblems: Bool = false, body: HTML
) -> HTML {
    document(
        title, chrome, layout: "citizen", hasProblems: hasProblems,
        """
        <header class="head">\(ribbon(chrome))<div class="head__inner">\(brand(chrome))\
        \(accountCorner(chrome.account))</div>\
        \(mainMenu(chrome))</header>\
        <div class="page">\(breadcrumb(trail, current: title))\
        <main id="noi-dung-trang" tabindex="-1">\(noticeLine(notice))\(body)</main></div>\(pageFooter(chrome))
        """)
}
