import Html
import Kit
import Links

/// What a form does beyond being sent. Each is comfort only; without JavaScript the buttons do the work.
public struct FormComfort: Sendable {
    /// Takes files.
    public var uploads = false
    /// Where the form's fields are saved while they are typed; any 2xx answer means "saved".
    public var autosave: Link?
    /// Asks before typed data is left behind (MSG-DISCARD).
    public var guardsTyping = false

    public init(uploads: Bool = false, autosave: Link? = nil, guardsTyping: Bool = false) {
        (self.uploads, self.autosave, self.guardsTyping) = (uploads, autosave, guardsTyping)
    }
}

/// A form that changes something. `csrf` is the visit's, and comes first so that it is read before any file.
///
/// The browser's own bubbles are off: the server checks every field and says all problems at once (REQ-GEN-001).
public func postForm(
    to link: Link, csrf: HTML, comfort: FormComfort = FormComfort(), values: [(String, String)] = [], _ body: HTML
) -> HTML {
    """
    <form class="form" method="post" action="\(link)" novalidate\(if: comfort.uploads, uploadAttributes)\
    \(attribute: "data-autosave", comfort.autosave?.path)\(if: comfort.guardsTyping, " data-guard")>\
    \(csrf)\(hiddenValues(values))\(body)\(if: comfort.autosave != nil, autosaveLine)</form>
    """
}

/// The red-star legend above the first field (REQ-GEN-001).
public func requiredLegend() -> HTML { "<p class=\"legend-line\">\(requiredLegendText)</p>" }

private var requiredLegendText: HTML {
    let words = InputWords.requiredLegend.vi
    guard let star = words.firstIndex(of: "*") else { return HTML(text: words) }
    return "\(words[..<star])<span class=\"required\">*</span>\(words[words.index(after: star)...])"
}

private var uploadAttributes: HTML {
    " enctype=\"multipart/form-data\" data-upload data-uploading=\"\(InputWords.uploading)\""
}

private var autosaveLine: HTML {
    """
    <p class="autosave" role="status" data-autosave-line data-saving="\(InputWords.saving)" \
    data-saved="\(InputWords.savedAtClock)" data-failed="\(InputWords.notSaved)"></p>
    """
}

/// Fields that belong together.
public func fieldGroup(_ legend: any Words, hint: (any Words)? = nil, _ body: HTML) -> HTML {
    """
    <fieldset class="group"><legend class="group__legend">\(legend)</legend>\
    \(with: hint, { "<p class=\"hint\">\($0)</p>" })\(body)</fieldset>
    """
}

/// Fields side by side where there is room.
public func fieldRow(_ fields: HTML...) -> HTML { "<div class=\"field-row\">\(for: fields, { $0 })</div>" }
