import Html
import Kit
import Links

/// A way on, with a word about it.
package struct Tile: Sendable {
    package let words: any Words
    package let link: Link
    package let hint: (any Words)?
    package let icon: Icon?

    package init(_ words: any Words, _ link: Link, hint: (any Words)? = nil, icon: Icon? = nil) {
        (self.words, self.link, self.hint, self.icon) = (words, link, hint, icon)
    }
}

/// Ways on side by side: life events, the main services of a home page.
package func tiles(_ tiles: [Tile]) -> HTML { "<ul class=\"tiles\">\(for: tiles, { tileLine($0) })</ul>" }

private func tileLine(_ tile: Tile) -> HTML {
    """
    <li class="tile">\(tile.icon?.html)<div><a class="tile__link" href="\(tile.link)">\(tile.words)</a>\
    \(with: tile.hint, { "<p class=\"tile__hint\">\($0)</p>" })</div></li>
    """
}

/// The head of a home page: its title, and the search below it.
package func hero(_ title: any Words, _ body: HTML) -> HTML { "<div class=\"hero\"><h1>\(title)</h1>\(body)</div>" }
