import Html
import Kit

/// How much of a term is used: words for everyone, a bar that repeats them for the eye (cases 5.2.2).
/// - Parameters:
///   - used, term: in the same unit, working days or hours.
public func dueLine(_ words: any Words, used: Int, of term: Int, tone: Tone) -> HTML {
    let part = term > 0 ? min(10, max(0, (used * 10 + term / 2) / term)) : 10
    return """
        <span class="due due--\(tone.rawValue)"><span class="due__words">\(words)</span>\
        <svg class="due__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
        <rect class="due__all" width="100" height="6"/><rect class="due__used" width="\(part * 10)" height="6"/></svg>\
        </span>
        """
}
