import Html
import Kit

/// Which files a field takes: said before anything is chosen, checked again by the server (REQ-GEN-012).
public struct FileLimits: Sendable {
    /// Extensions without the dot, as people know them: `pdf`, `jpg`.
    public let types: [String]
    /// Bytes, inclusive.
    public let most: Int
    public let several: Bool

    public init(types: [String], most: Int, several: Bool = false) {
        (self.types, self.most, self.several) = (types, most, several)
    }

    var words: InputWords { .accepted(types, most: most) }
    var accept: String { types.map { "." + $0 }.joined(separator: ",") }
}

/// Chooses files, and on a phone takes a picture. Chosen files are named below; too large ones are refused before they
/// travel where JavaScript runs.
public func fileInput(
    _ field: Field, label: any Words, _ limits: FileLimits, required: Bool = true, hint: (any Words)? = nil
) -> HTML {
    let rule = limits.words.vi
    let frame = FieldFrame(
        field: field, label: label, required: required,
        hint: Verbatim([hint?.vi, rule].compactMap { $0 }.joined(separator: " ")))
    return frame.wrap(
        """
        <input class="file" type="file"\(frame.attributes()) accept="\(limits.accept)"\
        \(if: limits.several, " multiple") \
        data-most="\(limits.most)" data-too-large="\(Messages.fileSize(megabytes: limits.most / 1_048_576))">
        """)
}
