import Html
import Kit
import Links

/// One column of a list: its head, how its cells sit, and how a row fills it.
public struct Column<Row: Sendable>: Sendable {
    public enum Kind: Sendable {
        case text, number
        /// What names the row; read out before its other cells.
        case name
        /// The same, in one line: a dossier's code.
        case code
        /// *Thao tác*: buttons, always last (REQ-GEN-006).
        case actions
    }

    let title: any Words
    let kind: Kind
    let sort: SortLink?
    let cell: @Sendable (Row) -> HTML

    public init(
        _ title: any Words, _ kind: Kind = .text, sort: SortLink? = nil, cell: @escaping @Sendable (Row) -> HTML
    ) {
        (self.title, self.kind, self.sort, self.cell) = (title, kind, sort, cell)
    }
}

/// Where a column's head leads, and how the list is sorted by it now.
public struct SortLink: Sendable {
    public enum Order: String, Sendable { case ascending, descending }
    let link: Link
    let order: Order?

    public init(_ link: Link, now order: Order? = nil) { (self.link, self.order) = (link, order) }
}

/// A list as a table; below 768 px each row becomes a card of "label: value", and the head stays for screen readers.
/// - Parameters:
///   - firstNumber: gives the column STT, counted over the whole result: `page.window.offset + 1`. Nil for none.
///   - empty: said in one row across all columns where there are no rows (REQ-GEN-005).
public func dataTable<Row: Sendable>(
    _ rows: [Row], caption: any Words, firstNumber: Int? = nil, empty: any Words, columns: [Column<Row>]
) -> HTML {
    """
    <table class="table" role="table"><caption class="unseen">\(caption)</caption>\
    <thead role="rowgroup"><tr role="row">\
    \(if: firstNumber != nil, numberHead)\
    \(for: columns, { headCell($0) })</tr></thead><tbody role="rowgroup">\
    \(if: rows.isEmpty, emptyRow(empty, width: columns.count + (firstNumber == nil ? 0 : 1)))\
    \(rows: rows, firstNumber, columns)</tbody></table>
    """
}

private var numberHead: HTML {
    "<th scope=\"col\" role=\"columnheader\" class=\"table__number\">\(ListingWords.number)</th>"
}

private func emptyRow(_ words: any Words, width: Int) -> HTML {
    "<tr role=\"row\"><td role=\"cell\" class=\"table__empty\" colspan=\"\(width)\">\(words)</td></tr>"
}

extension HTML.StringInterpolation {
    /// What every cell of a column begins and ends with is made once a table.
    fileprivate mutating func appendInterpolation<Row>(rows: [Row], _ firstNumber: Int?, _ columns: [Column<Row>]) {
        let frames = columns.map { (open: opening($0), close: $0.kind.closing, cell: $0.cell) }
        let number: HTML = "<td role=\"cell\" class=\"table__number\" data-label=\"\(ListingWords.number)\">"
        for (offset, row) in rows.enumerated() {
            appendLiteral("<tr role=\"row\">")
            if let firstNumber {
                appendInterpolation(number)
                appendInterpolation((firstNumber + offset).grouped)
                appendLiteral("</td>")
            }
            for frame in frames {
                appendInterpolation(frame.open)
                appendInterpolation(frame.cell(row))
                appendInterpolation(frame.close)
            }
            appendLiteral("</tr>")
        }
    }
}

private func opening<Row>(_ column: Column<Row>) -> HTML {
    switch column.kind {
    case .name: "<th scope=\"row\" role=\"rowheader\" class=\"table__name\" data-label=\"\(column.title)\">"
    case .code: "<th scope=\"row\" role=\"rowheader\" class=\"table__code\" data-label=\"\(column.title)\">"
    case .actions: "<td role=\"cell\" class=\"table__actions\" data-label=\"\(column.title)\">"
    case .number: "<td role=\"cell\" class=\"table__number\" data-label=\"\(column.title)\">"
    case .text: "<td role=\"cell\" data-label=\"\(column.title)\">"
    }
}

extension Column.Kind {
    fileprivate var closing: HTML {
        switch self {
        case .name, .code: "</th>"
        case .actions, .number, .text: "</td>"
        }
    }
}

private func headCell<Row>(_ column: Column<Row>) -> HTML {
    """
    <th scope="col" role="columnheader"\(if: column.kind == .number, " class=\"table__number\"")\
    \(attribute: "aria-sort", column.sort?.order?.rawValue)>\
    \(with: column.sort, { sortHead(column.title, $0) })\(if: column.sort == nil, HTML(column.title))</th>
    """
}

private func sortHead(_ title: any Words, _ sort: SortLink) -> HTML {
    """
    <a class="table__sort" href="\(sort.link)" title="\(ListingWords.sort(title))">\(title)\
    <svg class="sort-mark" viewBox="0 0 10 14" aria-hidden="true" focusable="false">\
    <path class="sort-mark__up" d="M5 1 9 6H1Z"/><path class="sort-mark__down" d="M5 13 1 8h8Z"/></svg></a>
    """
}
