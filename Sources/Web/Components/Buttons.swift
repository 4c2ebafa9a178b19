import Html
import Kit
import Links

/// How loud a button is. One primary action a screen (spec F.2).
public enum ButtonLook: String, Sendable {
    case primary, secondary, quiet, danger
}

/// The button that sends its form. `name` and `value` tell several buttons of one form apart.
public func submitButton(
    _ words: any Words, _ look: ButtonLook = .primary, icon: Icon? = nil, name: String? = nil, value: String? = nil,
    skipsChecks: Bool = false
) -> HTML {
    """
    <button class="button button--\(look.rawValue)" type="submit"\(attribute: "name", name)\(attribute: "value", value)\
    \(if: skipsChecks, " formnovalidate")>\(icon?.html)<span>\(words)</span></button>
    """
}

/// A link that looks like a button: the way on to another page.
public func linkButton(
    _ words: any Words, to link: Link, _ look: ButtonLook = .primary, icon: Icon? = nil, hidden: (any Words)? = nil
) -> HTML {
    linkButton(words, to: link.path, look, icon: icon, hidden: hidden)
}

/// The same, to a page of another of our sites. `hidden` finishes the name for those who hear it out of its row.
public func linkButton(
    _ words: any Words, to url: String, _ look: ButtonLook = .primary, icon: Icon? = nil, hidden: (any Words)? = nil
) -> HTML {
    """
    <a class="button button--\(look.rawValue)" href="\(url: url)">\(icon?.html)<span>\(words)\
    \(with: hidden, { "<span class=\"unseen\"> \($0)</span>" })</span></a>
    """
}

/// A button in a form of its own, for the actions of a row: `csrf` is the visit's.
public func actionButton(
    _ words: any Words, to link: Link, csrf: HTML, _ look: ButtonLook = .quiet, icon: Icon? = nil,
    hidden: (any Words)? = nil, values: [(String, String)] = []
) -> HTML {
    """
    <form class="inline-form" method="post" action="\(link)">\(csrf)\(hiddenValues(values))\
    <button class="button button--\(look.rawValue)" type="submit">\(icon?.html)<span>\(words)\
    \(with: hidden, { "<span class=\"unseen\"> \($0)</span>" })</span></button></form>
    """
}

/// Buttons side by side, the primary one first; one under the other on a phone.
public func buttonRow(_ buttons: HTML...) -> HTML {
    "<div class=\"button-row\">\(for: buttons, { $0 })</div>"
}

func hiddenValues(_ values: [(String, String)]) -> HTML {
    "\(for: values, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })"
}
