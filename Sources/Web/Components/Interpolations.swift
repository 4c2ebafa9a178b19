import Html
import Kit
import Links

extension HTML.StringInterpolation {
    /// What is said, in the language of the page, escaped.
    public mutating func appendInterpolation(_ words: any Words) { appendInterpolation(words.vi) }

    /// An address of this site, inside a quoted attribute.
    public mutating func appendInterpolation(_ link: Link) { appendInterpolation(link.path) }
}

extension HTML {
    /// Words as text.
    public init(_ words: any Words) { self.init(text: words.vi) }
}
