import Html
import Kit

/// Which password is asked for: decides what a password manager does.
public enum PasswordKind: String, Sendable {
    case current = "current-password"
    case new = "new-password"
}

/// A password. It is never sent back to the page. A new one may show the rule, ticked off while typing
/// (PRM-PWD).
public func passwordInput(
    _ field: Field, label: any Words = CodeWords.password, _ kind: PasswordKind = .current, showsRule: Bool = false,
    placeholder: (any Words)? = nil, hint: (any Words)? = nil
) -> HTML {
    let frame = FieldFrame(field: field, label: label, required: true, hint: hint)
    let ruleID = showsRule ? "\(field.name)-quy-tac" : nil
    return frame.wrap(
        """
        <span class="password" data-password data-show="\(CodeWords.show)" data-hide="\(CodeWords.hide)" \
        data-show-name="\(CodeWords.showPassword)" data-hide-name="\(CodeWords.hidePassword)">\
        <input class="input" type="password"\(frame.attributes(describedBy: ruleID)) autocomplete="\(kind.rawValue)" \
        maxlength="128" autocapitalize="none" spellcheck="false"\(attribute: "placeholder", placeholder?.vi)></span>
        """,
        after: showsRule ? passwordRule(id: "\(field.name)-quy-tac", for: field.name) : .empty)
}

private let ruleParts: [(name: String, words: CodeWords)] = [
    ("length", .length), ("lower", .lower), ("upper", .upper), ("digit", .digit), ("special", .special),
]

private func passwordRule(id: String, for name: String) -> HTML {
    """
    <div class="rule" id="\(id)" data-rule-for="\(name)">\
    <p class="rule__title">\(CodeWords.rules)</p><ul class="rule__list">\
    \(for: ruleParts, { ruleLine($0.name, $0.words) })\
    </ul></div>
    """
}

private func ruleLine(_ name: String, _ words: CodeWords) -> HTML {
    "<li data-rule=\"\(name)\">\(Icon.circle.html)\(Icon.check.html)<span>\(words)</span></li>"
}
