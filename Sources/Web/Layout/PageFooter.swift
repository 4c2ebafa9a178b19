import Html
import Kit

/// The foot of every page: who answers for the site, where to ask (always at the same place, WCAG 3.2.6), legal pages.
func pageFooter(_ chrome: Chrome) -> HTML {
    """
    <footer class="foot"><div class="foot__inner"><div class="foot__who">\(doorwayMark)<div>\
    <p class="foot__name">\(chrome.siteName)</p>\(with: chrome.owner, { "<p>\($0)</p>" })</div></div>\
    \(supportBlock(chrome.support))\(footLinks(chrome))</div></footer>
    """
}

private func supportBlock(_ contacts: [SupportContact]) -> HTML {
    if contacts.isEmpty { return .empty }
    return """
        <section class="foot__support" aria-labelledby="dau-moi"><h2 id="dau-moi">\(WebWords.support)</h2>\
        <ul>\(for: contacts, { contactLine($0) })</ul></section>
        """
}

private func contactLine(_ contact: SupportContact) -> HTML {
    """
    <li><span class="foot__body">\(contact.name)</span>\
    \(with: contact.phone, { phoneLink($0) })\
    \(with: contact.email, { "<a href=\"mailto:\($0)\">\(Icon.mail.html)<span>\($0)</span></a>" })</li>
    """
}

private func phoneLink(_ phone: String) -> HTML {
    "<a href=\"tel:\(phone.filter { !$0.isWhitespace })\">\(Icon.phone.html)<span>\(phone)</span></a>"
}

private func footLinks(_ chrome: Chrome) -> HTML {
    let items = chrome.footer + [chrome.otherPortal].compactMap { $0 }
    if items.isEmpty { return .empty }
    return """
        <nav class="foot__links" aria-label="\(WebWords.legal)"><ul>\
        \(for: items, { "<li><a href=\"\(url: $0.url)\">\($0.words)</a></li>" })</ul></nav>
        """
}
