import Html
import Kit
import Links

/// A page that asks before something is done that cannot be undone: the question, the object and the effect, yes and no
/// (spec F.2; MSG-DELETE). No dialog, so it works everywhere.
public func confirmQuestion(
    _ question: any Words = Messages.delete, about: HTML, to link: Link, csrf: HTML, yes: any Words,
    no: any Words = InputWords.cancel,
    back: Link, look: ButtonLook = .danger, values: [(String, String)] = []
) -> HTML {
    let answers = buttonRow(submitButton(yes, look), linkButton(no, to: back, .secondary))
    return narrow(
        """
        <h1>\(question)</h1><div class="question">\(about)</div>\
        \(postForm(to: link, csrf: csrf, values: values, answers))
        """)
}
