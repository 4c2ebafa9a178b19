import Html
import Kit

/// A name and its value, with a way to change it.
public struct SummaryRow: Sendable {
    public let name: any Words
    public let value: HTML
    public let change: String?

    /// - Parameter value: empty says "Không cung cấp".
    public init(_ name: any Words, _ value: HTML, change: String? = nil) {
        (self.name, self.value, self.change) = (name, value, change)
    }

    public init(_ name: any Words, _ value: String?, change: String? = nil) {
        self.init(name, value.map { HTML(text: $0) } ?? .empty, change: change)
    }
}

/// Names and values: a person's data, a dossier's heads, a procedure's facts.
public func summaryList(_ rows: [SummaryRow]) -> HTML {
    "<dl class=\"summary\">\(for: rows, { summaryLine($0) })</dl>"
}

private func summaryLine(_ row: SummaryRow) -> HTML {
    """
    <div class="summary__row"><dt>\(row.name)</dt><dd class="summary__value">\
    \(if: row.value.isEmpty, "<span class=\"muted\">\(InputWords.notGiven)</span>", else: row.value)</dd>\
    \(with: row.change, { changeLink(row.name, $0) })\
    </div>
    """
}

private func changeLink(_ name: any Words, _ url: String) -> HTML {
    """
    <dd class="summary__change"><a href="\(url: url)">\(InputWords.change)\
    <span class="unseen"> \(InputWords.changing(name))</span></a></dd>
    """
}
