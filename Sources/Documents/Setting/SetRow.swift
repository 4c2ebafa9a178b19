/// Some lines of a table's cell.
struct SetCell {
    let text: SetText
    let range: Range<Int>
    let x: Double
    let width: Double

    static let padding = 3.0

    var height: Double { text.height(range) + 2 * Self.padding }

    func split(_ room: Double) -> (first: SetCell, rest: SetCell) {
        // A line higher than the room is set all the same: text is never lost.
        let count = range.isEmpty ? 0 : min(max(text.fitting(from: range.lowerBound, in: room), 1), range.count)
        let cut = range.lowerBound + count
        return (part(range.lowerBound..<cut), part(cut..<range.upperBound))
    }

    /// - Parameter inside: the height of the box the text is drawn in.
    func draw(_ pen: Pen, _ corner: Point, tag: Tag?, inside height: Double, isCentred: Bool = false) {
        pen.box(corner.moved(x, 0), width: width, height: height)
        let top = isCentred ? (height - text.height(range)) / 2 : Self.padding
        let place = corner.moved(x + Self.padding, top)
        guard let tag else { return text.draw(range, pen, place) }
        pen.tagged(tag) { text.draw(range, pen, place) }
    }

    private func part(_ range: Range<Int>) -> SetCell { SetCell(text: text, range: range, x: x, width: width) }
}

struct SetRow {
    let cells: [SetCell]

    var height: Double { cells.map(\.height).max() ?? 0 }

    func draw(_ pen: Pen, _ corner: Point) {
        pen.tagged(.row) {
            for cell in cells { cell.draw(pen, corner, tag: .cell, inside: height) }
        }
    }
}

/// A table's head: one line of cells, or two where columns are grouped.
struct SetHead {
    private let groups: [SetCell]
    private let singles: [SetCell]
    private let members: [SetCell]
    private let upper: Double
    let height: Double

    init(_ setter: TableSetter) {
        let columns = setter.table.columns
        let spans = setter.spans
        var groups: [SetCell] = [], singles: [SetCell] = [], members: [SetCell] = []
        for run in Self.runs(of: columns) {
            let heads = run.map { setter.cell(.bold(columns[$0].head), spans[$0], .centred) }
            guard let name = columns[run.lowerBound].group else {
                singles += heads
                continue
            }
            let width = run.reduce(0) { $0 + spans[$1].width }
            groups.append(setter.cell(.bold(Passage(name)), (spans[run.lowerBound].x, width), .centred))
            members += heads
        }
        upper = groups.map(\.height).max() ?? 0
        height = max(singles.map(\.height).max() ?? 0, upper + (members.map(\.height).max() ?? 0))
        (self.groups, self.singles, self.members) = (groups, singles, members)
    }

    func draw(_ pen: Pen, _ corner: Point, isTagged: Bool) {
        let tag: Tag? = isTagged ? .headCell : nil
        if isTagged { pen.begin(.row) }
        for cell in singles { cell.draw(pen, corner, tag: tag, inside: height, isCentred: true) }
        for cell in groups { cell.draw(pen, corner, tag: tag, inside: upper, isCentred: true) }
        if isTagged && !groups.isEmpty {
            pen.end(.row)
            pen.begin(.row)
        }
        let lower = corner.moved(0, upper)
        for cell in members { cell.draw(pen, lower, tag: tag, inside: height - upper, isCentred: true) }
        if isTagged { pen.end(.row) }
    }

    /// Neighbouring columns of one group, and the others alone.
    private static func runs(of columns: [Paper.Table.Column]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in columns.indices {
            if let group = columns[index].group, let last = runs.last, columns[last.lowerBound].group == group {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }
}
