import Html
import Kit

/// What stands around every control: label above, hint under the label, problem under the control (spec F.3).
struct FieldFrame {
    let field: Field
    let label: any Words
    let required: Bool
    let hint: (any Words)?

    var hintID: String { "\(field.name)-goi-y" }
    var problemID: String { "\(field.name)-loi" }

    /// `id`, `name` and what ties the control to its hint and its problem.
    func attributes(describedBy more: String? = nil) -> HTML {
        " id=\"\(field.name)\" name=\"\(field.name)\"\(states(describedBy: more))"
    }

    /// The states without a name, for a group of controls.
    func states(describedBy more: String? = nil, isGroup: Bool = false) -> HTML {
        let ids = [hint.map { _ in hintID }, more, field.problem.map { _ in problemID }].compactMap { $0 }
        return """
            \(attribute: "aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))\
            \(if: required && !isGroup, " required")\(if: field.problem != nil && !isGroup, " aria-invalid=\"true\"")
            """
    }

    func wrap(_ control: HTML, after: HTML = .empty) -> HTML {
        """
        <div class="field\(if: field.problem != nil, " field--wrong")">\
        <label class="field__label" for="\(field.name)">\(labelText)</label>\(hintLine)\(control)\(problemLine)\
        \(after)</div>
        """
    }

    /// A group of choices: the legend is the label.
    func wrapGroup(_ controls: HTML, role: StaticString? = nil) -> HTML {
        """
        <fieldset class="field\(if: field.problem != nil, " field--wrong")"\
        \(if: role != nil, groupRole)\(states(isGroup: true))>\
        <legend class="field__label">\(labelText)</legend>\(hintLine)\(controls)\(problemLine)</fieldset>
        """
    }

    private var groupRole: HTML {
        """
         role="radiogroup"\(if: required, " aria-required=\"true\"")\
        \(if: field.problem != nil, " aria-invalid=\"true\"")
        """
    }

    var labelText: HTML { "\(label)\(if: required, " <span class=\"required\" aria-hidden=\"true\">*</span>")" }

    var hintLine: HTML { "\(with: hint, { "<p class=\"hint\" id=\"\(hintID)\">\($0)</p>" })" }

    var problemLine: HTML {
        guard let problem = field.problem else { return .empty }
        return """
            <p class="problem" id="\(problemID)">\(Icon.warning.html)\
            <span><b>\(InputWords.error)</b> \(problem)</span></p>
            """
    }
}
