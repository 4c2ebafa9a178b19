import Html
import Kit
import Links

/// A way on, with a word about it.
public struct Tile: Sendable {
    public let words: any Words
    public let link: Link
    public let hint: (any Words)?
    public let icon: Icon?

    public init(_ words: any Words, _ link: Link, hint: (any Words)? = nil, icon: Icon? = nil) {
        (self.words, self.link, self.hint, self.icon) = (words, link, hint, icon)
    }
}

/// Ways on side by side: life events, the main services of a home page.
public func tiles(_ tiles: [Tile]) -> HTML { "<ul class=\"tiles\">\(for: tiles, { tileLine($0) })</ul>" }

private func tileLine(_ tile: Tile) -> HTML {
    """
    <li class="tile">\(tile.icon?.html)<div><a class="tile__link" href="\(tile.link)">\(tile.words)</a>\
    \(with: tile.hint, { "<p class=\"tile__hint\">\($0)</p>" })</div></li>
    """
}

/// The head of a home page: its title, and the search below it.
public func hero(_ title: any Words, _ body: HTML) -> HTML { "<div class=\"hero\"><h1>\(title)</h1>\(body)</div>" }
