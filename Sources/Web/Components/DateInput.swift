import Html
import Kit

/// A date typed as dd/mm/yyyy; where JavaScript runs, a button beside it opens the browser's calendar (REQ-GEN-008).
/// - Parameter isBirthday: lets the browser fill in the birthday it knows.
public func dateInput(
    _ field: Field, label: any Words, required: Bool = true, isBirthday: Bool = false, hint: (any Words)? = nil
) -> HTML {
    let frame = FieldFrame(field: field, label: label, required: required, hint: hint)
    return frame.wrap(
        """
        <span class="date" data-date data-calendar="\(InputWords.calendar)">\
        <input class="input input--date" type="text" inputmode="numeric"\(frame.attributes()) value="\(field.typed)" \
        placeholder="\(InputWords.datePattern)" maxlength="10" autocomplete="\(isBirthday ? "bday" : "off")"></span>
        """)
}
