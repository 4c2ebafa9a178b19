import Html
import Kit

/// "Bước 2 trên 5 · Giấy tờ — Tiếp theo: Phí", with a bar that repeats it for the eye (cases 5.1.6).
/// - Parameter current: from 1.
public func steps(_ names: [any Words], current: Int) -> HTML {
    let here = min(max(1, current), names.count)
    guard here >= 1 else { return .empty }
    let next = names.dropFirst(here).first
    return """
        <div class="steps"><p class="steps__line"><span class="steps__count">\
        \(ListingWords.step(here, of: names.count))</span> \
        <b>\(names[here - 1])</b>\(with: next, { " <span class=\"steps__next\">\(ListingWords.nextStep($0))</span>" })\
        </p>\
        <span class="steps__bar" aria-hidden="true">\(for: 1...names.count, { step($0, here) })</span></div>
        """
}

private func step(_ number: Int, _ here: Int) -> HTML {
    if number < here { return "<span class=\"steps__part steps__part--done\"></span>" }
    if number == here { return "<span class=\"steps__part steps__part--here\"></span>" }
    return "<span class=\"steps__part\"></span>"
}
