import Html
import Kit

/// What is typed: decides the keyboard of a phone and what the browser may fill in (WCAG 1.3.5).
public enum TextKind: Sendable {
    case text, fullName, phone, email, username, identityNumber, number, address, search, code

    var attributes: HTML {
        switch self {
        case .text: " type=\"text\""
        case .fullName: " type=\"text\" autocomplete=\"name\" autocapitalize=\"words\" spellcheck=\"false\""
        case .phone: " type=\"tel\" autocomplete=\"tel\""
        case .email: " type=\"email\" autocomplete=\"email\" spellcheck=\"false\""
        case .username: " type=\"text\" autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\""
        case .identityNumber: " type=\"text\" inputmode=\"numeric\" autocomplete=\"off\""
        case .number: " type=\"text\" inputmode=\"decimal\" autocomplete=\"off\""
        case .address: " type=\"text\" autocomplete=\"street-address\""
        case .search: " type=\"search\" autocomplete=\"off\" spellcheck=\"false\""
        case .code: " type=\"text\" autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\""
        }
    }
}

/// How wide a control is where there is room: a hint at how much is expected.
public enum FieldWidth: String, Sendable { case full, half, short }

/// One line of text.
/// - Parameter most: the longest text the server takes, if it has a limit.
public func textInput(
    _ field: Field, label: any Words, required: Bool = true, kind: TextKind = .text, hint: (any Words)? = nil,
    placeholder: (any Words)? = nil, most: Int? = nil, width: FieldWidth = .full
) -> HTML {
    let frame = FieldFrame(field: field, label: label, required: required, hint: hint)
    return frame.wrap(
        """
        <input class="input input--\(width.rawValue)"\(frame.attributes())\(kind.attributes) value="\(field.typed)"\
        \(attribute: "placeholder", placeholder?.vi)\(attribute: "maxlength", most.map(String.init))>
        """)
}

/// Several lines of text.
public func textArea(
    _ field: Field, label: any Words, required: Bool = true, rows: Int = 4, hint: (any Words)? = nil,
    placeholder: (any Words)? = nil, most: Int? = nil
) -> HTML {
    let frame = FieldFrame(field: field, label: label, required: required, hint: hint)
    // The line break after the tag is the one the parser drops; without it a text that begins with one would lose it.
    return frame.wrap(
        """
        <textarea class="input input--full" rows="\(rows)"\(frame.attributes())\
        \(attribute: "placeholder", placeholder?.vi)\(attribute: "maxlength", most.map(String.init))>
        \(field.typed)</textarea>
        """)
}
