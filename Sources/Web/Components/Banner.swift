import Html
import Kit

/// A message in its own block. Bad news is an alert; the rest is a status that waits its turn to be read.
public func banner(_ tone: Tone, _ title: any Words, _ body: HTML = .empty) -> HTML {
    """
    <div class="banner banner--\(tone.rawValue)" role="\(tone == .bad ? "alert" : "status")">\(tone.icon.html)\
    <div class="banner__text"><p class="banner__title">\(title)</p>\(body)</div></div>
    """
}

/// A remark inside a page that nobody needs to be interrupted for: same look, no live region.
public func callout(_ tone: Tone, _ title: any Words, _ body: HTML = .empty) -> HTML {
    """
    <div class="banner banner--\(tone.rawValue)">\(tone.icon.html)\
    <div class="banner__text"><p class="banner__title">\(title)</p>\(body)</div></div>
    """
}
