import Html
import Kit
import Links

/// Results as a plain list: a title that leads on, facts below it, a state beside it.
public struct ResultLine: Sendable {
    public let title: any Words
    public let link: Link
    public let facts: [any Words]
    public let state: HTML

    public init(_ title: any Words, _ link: Link, facts: [any Words] = [], state: HTML = .empty) {
        (self.title, self.link, self.facts, self.state) = (title, link, facts, state)
    }
}

public func resultList(_ lines: [ResultLine]) -> HTML {
    "<ul class=\"results\">\(for: lines, { resultLine($0) })</ul>"
}

private func resultLine(_ line: ResultLine) -> HTML {
    """
    <li class="results__line"><div><a class="results__title" href="\(line.link)">\(line.title)</a>\
    \(if: !line.facts.isEmpty, "<p class=\"results__facts\">\(for: line.facts, { "<span>\($0)</span>" })</p>")</div>\
    \(line.state)</li>
    """
}
