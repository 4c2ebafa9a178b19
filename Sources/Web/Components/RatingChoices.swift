import Html
import Kit

/// "Ông/Bà có hài lòng…?" with its answers as large buttons to choose from (REQ-IDX-007).
public func ratingChoices(_ field: Field, legend: any Words, _ choices: [Choice], hint: (any Words)? = nil) -> HTML {
    let frame = FieldFrame(field: field, label: legend, required: true, hint: hint)
    let answers = choices.enumerated().map { index, choice in
        rating(choice, field, id: index == 0 ? field.name : "\(field.name)-\(index + 1)")
    }
    return frame.wrapGroup("<div class=\"rating\">\(for: answers, { $0 })</div>", role: "radiogroup")
}

private func rating(_ choice: Choice, _ field: Field, id: String) -> HTML {
    """
    <div class="rating__choice"><input type="radio" id="\(id)" name="\(field.name)" value="\(choice.value)"\
    \(if: choice.value == field.typed, " checked")><label for="\(id)">\(choice.words)</label></div>
    """
}
