/// Sets a table into rows and cuts it between them.
struct TableSetter {
    let setter: BlockSetter
    let table: Paper.Table
    let width: Double

    var size: Double { table.size ?? setter.textSize * 0.95 }

    var pieces: [Piece] {
        guard !table.columns.isEmpty else { return [] }
        let head = SetHead(self)
        let rows = table.rows.flatMap { setRows(of: $0, atMost: setter.pageRoom - head.height) }
        let space = Piece(height: 3, keepsNext: true, draw: { _, _ in })
        return [space, SetTable(head: head, rows: rows[...], isFirst: true).piece]
    }

    /// Left edge and width of each column.
    var spans: [(x: Double, width: Double)] {
        let shares = table.columns.reduce(0) { $0 + $1.share }
        var x = 0.0
        return table.columns.map { column in
            let span = (x: x, width: width * column.share / shares)
            x += span.width
            return span
        }
    }

    /// One row, or several pieces of it where it is higher than a page.
    private func setRows(of cells: [Passage], atMost room: Double) -> [SetRow] {
        let spans = spans
        var rest: [SetCell] = table.columns.indices.map { index in
            let passage = index < cells.count ? cells[index] : ""
            return cell(passage, spans[index], table.columns[index].alignment)
        }
        var rows: [SetRow] = []
        repeat {
            let cut = rest.map { $0.split(room - 2 * SetCell.padding) }
            rows.append(SetRow(cells: cut.map(\.first)))
            rest = cut.map(\.rest)
        } while rest.contains { !$0.range.isEmpty }
        return rows
    }

    func cell(_ passage: Passage, _ span: (x: Double, width: Double), _ alignment: Paper.Alignment) -> SetCell {
        let text = setter.typesetter.set(passage, width: span.width - 2 * SetCell.padding, size: size, alignment)
        return SetCell(text: text, range: text.lines.indices, x: span.x, width: span.width)
    }
}

/// Some rows under the table's head.
private struct SetTable {
    let head: SetHead
    let rows: ArraySlice<SetRow>
    let isFirst: Bool
    var isLast = true

    var piece: Piece {
        Piece(height: head.height + rows.reduce(0) { $0 + $1.height }, gap: 6, draw: draw, split: split)
    }

    /// The table is one in the structure, over all its pages; a repeated head is only for the eye.
    private func draw(_ pen: Pen, _ corner: Point) {
        if isFirst { pen.begin(.table) }
        head.draw(pen, corner, isTagged: isFirst)
        var y = corner.y + head.height
        for row in rows {
            row.draw(pen, Point(x: corner.x, y: y))
            y += row.height
        }
        if isLast { pen.end(.table) }
    }

    private func split(_ room: Double) -> (first: Piece, rest: Piece)? {
        var left = room - head.height
        let fitting = rows.prefix { row in
            left -= row.height
            return left >= -0.01
        }
        guard !fitting.isEmpty, fitting.count < rows.count else { return nil }
        var first = SetTable(head: head, rows: fitting, isFirst: isFirst)
        first.isLast = false
        let rest = SetTable(head: head, rows: rows[fitting.endIndex...], isFirst: false, isLast: isLast)
        return (first.piece, rest.piece)
    }
}
