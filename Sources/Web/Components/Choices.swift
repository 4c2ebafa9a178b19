import Html
import Kit

/// One of the answers to choose from.
public struct Choice: Sendable {
    public let value: String
    public let words: any Words
    public let hint: (any Words)?

    public init(_ value: String, _ words: any Words, hint: (any Words)? = nil) {
        (self.value, self.words, self.hint) = (value, words, hint)
    }
}

/// A list that opens. `prompt` is the line for "nothing chosen".
public func selectInput(
    _ field: Field, label: any Words, _ choices: [Choice], required: Bool = true,
    prompt: (any Words)? = InputWords.choose,
    hint: (any Words)? = nil, width: FieldWidth = .full
) -> HTML {
    let frame = FieldFrame(field: field, label: label, required: required, hint: hint)
    return frame.wrap(
        """
        <select class="input select input--\(width.rawValue)"\(frame.attributes())>\
        \(with: prompt, { "<option value=\"\">\($0)</option>" })\
        \(for: choices, { option($0, chosen: field.typed) })</select>
        """)
}

private func option(_ choice: Choice, chosen: String) -> HTML {
    "<option value=\"\(choice.value)\"\(if: choice.value == chosen, " selected")>\(choice.words)</option>"
}

/// One answer of a few, all in sight.
public func radioChoices(
    _ field: Field, legend: any Words, _ choices: [Choice], required: Bool = true, hint: (any Words)? = nil,
    inline: Bool = false
) -> HTML {
    let frame = FieldFrame(field: field, label: legend, required: required, hint: hint)
    let radios = choices.enumerated().map { index, choice in
        choiceLine(
            choice, kind: "radio", name: field.name, id: index == 0 ? field.name : "\(field.name)-\(index + 1)",
            isChosen: choice.value == field.typed)
    }
    return frame.wrapGroup(
        "<div class=\"choices\(if: inline, " choices--inline")\">\(for: radios, { $0 })</div>", role: "radiogroup")
}

/// Any number of answers: read them with `posted.all(name)`.
public func checkboxes(
    _ field: Field, legend: any Words, _ choices: [Choice], chosen: Set<String>, hint: (any Words)? = nil
) -> HTML {
    let frame = FieldFrame(field: field, label: legend, required: false, hint: hint)
    let boxes = choices.enumerated().map { index, choice in
        choiceLine(
            choice, kind: "checkbox", name: field.name, id: index == 0 ? field.name : "\(field.name)-\(index + 1)",
            isChosen: chosen.contains(choice.value))
    }
    return frame.wrapGroup("<div class=\"choices\">\(for: boxes, { $0 })</div>")
}

/// A single yes: posted as `1`, or not at all.
public func checkbox(_ field: Field, label: HTML, required: Bool = false) -> HTML {
    let frame = FieldFrame(field: field, label: Verbatim(""), required: required, hint: nil)
    return """
        <div class="field\(if: field.problem != nil, " field--wrong")"><div class="choice">\
        <input type="checkbox" value="1"\(frame.attributes())\(if: !field.isBlank, " checked")>\
        <label for="\(field.name)">\(label)\(if: required, " <span class=\"required\" aria-hidden=\"true\">*</span>")\
        </label>\
        </div>\(frame.problemLine)</div>
        """
}

public func checkbox(_ field: Field, label: any Words, required: Bool = false) -> HTML {
    checkbox(field, label: HTML(label), required: required)
}

private func choiceLine(_ choice: Choice, kind: String, name: String, id: String, isChosen: Bool) -> HTML {
    let described = choice.hint.map { _ in "\(id)-ghi-chu" }
    return """
        <div class="choice"><input type="\(kind)" id="\(id)" name="\(name)" value="\(choice.value)"\
        \(attribute: "aria-describedby", described)\(if: isChosen, " checked")><label for="\(id)">\(choice.words)\
        </label>\
        \(with: choice.hint, { "<p class=\"hint\" id=\"\(id)-ghi-chu\">\($0)</p>" })</div>
        """
}
