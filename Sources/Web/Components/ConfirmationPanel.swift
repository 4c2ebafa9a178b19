import Html
import Kit

/// After an act: what was done, its code in large type with a button that copies it, and what comes next (cases
/// 5.1.12).
public func confirmationPanel(_ title: any Words, codeLabel: any Words, code: String, _ body: HTML = .empty) -> HTML {
    """
    <div class="done"><span class="done__icon">\(Icon.check.html)</span><h1 class="done__title">\(title)</h1>\
    <p class="done__label">\(codeLabel)</p>\(copyCode(code))\(body)</div>
    """
}

/// A code to be kept; the button that copies it appears where JavaScript runs.
public func copyCode(_ code: String) -> HTML {
    """
    <p class="code" data-copy="\(code)"><b class="code__text">\(code)</b>\
    <button class="button button--quiet" type="button" hidden data-copied="\(CodeWords.copied)">\(Icon.copy.html)\
    <span>\(CodeWords.copy)</span></button><span class="unseen" role="status"></span></p>
    """
}
