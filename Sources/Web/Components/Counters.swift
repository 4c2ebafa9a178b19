import Html
import Kit
import Links

/// A number that leads to its list: "Quá hạn 3" (cases 5.2.1).
public struct Counter: Sendable {
    public let words: any Words
    public let count: Int
    public let link: Link
    public let tone: Tone
    /// Where the counting stopped.
    public let most: Int

    public init(
        _ words: any Words, _ count: Int, _ link: Link, tone: Tone = .neutral, most: Int = Window.countLimit
    ) {
        (self.words, self.count, self.link, self.tone, self.most) = (words, count, link, tone, most)
    }
}

/// The numbers of today, each a link.
public func counters(_ counters: [Counter]) -> HTML {
    "<ul class=\"counters\">\(for: counters, { counterLine($0) })</ul>"
}

private func counterLine(_ counter: Counter) -> HTML {
    """
    <li class="counter counter--\(counter.tone.rawValue)"><a href="\(counter.link)">\
    <span class="counter__number">\(counter.count.grouped(upTo: counter.most))</span> <span class="counter__words">\(counter.words)</span>\
    </a></li>
    """
}
