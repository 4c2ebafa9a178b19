import Html
import Kit
import Links

/// One of several views of the same thing: each is a page with an address of its own.
public struct Tab: Sendable {
    public let words: any Words
    public let link: Link
    public let isCurrent: Bool
    public let count: Int?
    /// Where the counting stopped.
    public let most: Int

    public init(_ words: any Words, _ link: Link, isCurrent: Bool, count: Int? = nil, most: Int = Window.countLimit) {
        (self.words, self.link, self.isCurrent, self.count, self.most) = (words, link, isCurrent, count, most)
    }
}

/// Views as plain links, the current one marked.
public func tabs(_ tabs: [Tab], label: any Words) -> HTML {
    """
    <nav class="tabs" aria-label="\(label)"><ul>\(for: tabs, { tabLine($0) })</ul></nav>
    """
}

private func tabLine(_ tab: Tab) -> HTML {
    """
    <li><a class="tabs__tab" href="\(tab.link)"\(if: tab.isCurrent, " aria-current=\"page\"")>\(tab.words)\
    \(with: tab.count, { " <span class=\"tabs__count\">\($0.grouped(upTo: tab.most))</span>" })</a></li>
    """
}
