import Html
import Kit

/// The one `h1` of a page, what it belongs to above it, and a sentence below.
public func pageHeading(
    _ title: any Words, caption: (any Words)? = nil, lead: (any Words)? = nil, aside: HTML = .empty
) -> HTML {
    """
    <div class="heading"><div class="heading__text">\(with: caption, { "<p class=\"heading__caption\">\($0)</p>" })\
    <h1>\(title)</h1>\(with: lead, { "<p class=\"heading__lead\">\($0)</p>" })</div>\(aside)</div>
    """
}

/// A part of a page under its own heading.
public func section(_ title: any Words, id: String? = nil, aside: HTML = .empty, _ body: HTML) -> HTML {
    """
    <section class="section"\(attribute: "id", id)><div class="section__head"><h2>\(title)</h2>\(aside)</div>\(body)\
    </section>
    """
}

/// A framed block that stands out from the flow: next steps, contact, a deadline.
public func panel(_ title: any Words, tone: Tone = .neutral, _ body: HTML) -> HTML {
    "<section class=\"panel panel--\(tone.rawValue)\"><h2 class=\"panel__title\">\(title)</h2>\(body)</section>"
}

/// A page's body as wide as text is read well: forms, questions, articles.
public func narrow(_ body: HTML) -> HTML { "<div class=\"narrow\">\(body)</div>" }

/// A body and what goes with it: beside it where there is room, below on a phone.
/// - Parameter asideFirst: what stands beside is read first, and on a phone stands above.
public func withAside(_ body: HTML, aside: HTML, asideFirst: Bool = false) -> HTML {
    let aside: HTML = "<aside class=\"split__aside\">\(aside)</aside>"
    return """
        <div class="split">\(if: asideFirst, aside)<div class="split__main">\(body)</div>\(if: !asideFirst, aside)</div>
        """
}

/// More for those who want it, closed until asked for.
public func disclosure(_ title: any Words, isOpen: Bool = false, _ body: HTML) -> HTML {
    """
    <details class="more"\(if: isOpen, " open")><summary>\(Icon.chevron.html)<span>\(title)</span></summary>\
    <div class="more__body">\(body)</div></details>
    """
}

/// Nothing here yet, and what to do about it.
public func emptyState(_ words: any Words, hint: (any Words)? = nil, action: HTML = .empty) -> HTML {
    """
    <div class="empty">\(Icon.file.html)<p class="empty__title">\(words)</p>\
    \(with: hint, { "<p>\($0)</p>" })\(action)</div>
    """
}
