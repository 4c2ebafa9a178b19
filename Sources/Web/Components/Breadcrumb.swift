import Html
import Kit
import Links

/// Where the page stands: "Trang chủ / Thủ tục / …". The last entry is the page itself and no link.
func breadcrumb(_ trail: [(words: any Words, link: Link)], current: any Words) -> HTML {
    if trail.isEmpty { return .empty }
    return """
        <nav class="trail" aria-label="\(WebWords.breadcrumb)"><ol>\
        \(for: trail, { "<li><a href=\"\($0.link)\">\($0.words)</a></li>" })\
        <li><span aria-current="page">\(current)</span></li></ol></nav>
        """
}
