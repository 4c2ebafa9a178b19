import Html
import Kit
import Links

/// "Tìm thấy N kết quả", spoken when it changes (REQ-GEN-003). Above ``Window/countLimit`` it says "hơn".
public func resultCount(_ total: Int) -> HTML {
    let words: ListingWords = total > Window.countLimit ? .foundMany : .found(total)
    return "<p class=\"count\" role=\"status\" aria-live=\"polite\">\(words)</p>"
}

/// What stands between a filter and its table: the count, and what can be added.
public func listHead(_ total: Int, action: HTML = .empty) -> HTML {
    "<div class=\"list-head\">\(resultCount(total))\(action)</div>"
}

/// The filters in force, each a link that takes it away.
public func filterChips(_ chips: [(words: any Words, without: Link)]) -> HTML {
    if chips.isEmpty { return .empty }
    return """
        <ul class="chips">\(for: chips, { chipLine($0.words, without: $0.without) })</ul>
        """
}

private func chipLine(_ words: any Words, without link: Link) -> HTML {
    """
    <li><a class="chip" href="\(link)"><span class="unseen">\(ListingWords.dropFilter) </span>\(words)\
    \(Icon.cross.html)</a></li>
    """
}
