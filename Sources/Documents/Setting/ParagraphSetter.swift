extension BlockSetter {
    func piece(
        of paragraph: Paper.Paragraph, tag: Tag = .paragraph, keepsNext: Bool = false, width: Double
    ) -> Piece {
        let text = typesetter.set(
            paragraph.passage, width: width, size: paragraph.size ?? textSize, paragraph.alignment,
            indent: paragraph.indent)
        let lines = SetLines(
            text: text, range: text.lines.indices, tag: tag, gap: paragraph.after, rule: paragraph.rule)
        return lines.piece(keepsNext: keepsNext)
    }

    /// A field without a value is a label and dots to write on.
    func piece(of field: Paper.Field, width: Double) -> Piece {
        let value = field.value ?? ""
        let passage = Passage("\(field.label): ") + value
        let text = typesetter.set(passage, width: width, size: textSize, .left)
        var lines = SetLines(text: text, range: text.lines.indices, tag: .paragraph, gap: 2, rule: nil)
        lines.dotsTo = value.isEmpty ? width : nil
        return lines.piece(keepsNext: false)
    }
}

/// Some lines of a paragraph.
private struct SetLines {
    let text: SetText
    let range: Range<Int>
    let tag: Tag
    let gap: Double
    let rule: Double?
    var dotsTo: Double?

    func piece(keepsNext: Bool) -> Piece {
        let ruleRoom = rule == nil ? 0.0 : 4.0
        return Piece(
            height: text.height(range) + ruleRoom, gap: gap, keepsNext: keepsNext, draw: draw,
            split: { room in split(room).map { ($0.piece(keepsNext: false), $1.piece(keepsNext: keepsNext)) } })
    }

    private func draw(_ pen: Pen, _ corner: Point) {
        pen.tagged(tag) { text.draw(range, pen, corner) }
        let last = text.lines[range.upperBound - 1]
        let baseline = corner.y + last.baseline - text.lines[range.lowerBound].top
        if let rule, range.upperBound == text.lines.count {
            let length = last.width * rule
            let start = Point(x: corner.x + last.x + (last.width - length) / 2, y: corner.y + text.height(range) + 2.2)
            pen.line(from: start, to: start.moved(length, 0), width: 0.6)
        }
        if let dotsTo { pen.dots(from: Point(x: corner.x + last.x + last.width, y: baseline), to: corner.x + dotsTo) }
    }

    /// At least two lines on either side of the cut.
    private func split(_ room: Double) -> (SetLines, SetLines)? {
        let fitting = text.fitting(from: range.lowerBound, in: room)
        let count = min(fitting, range.count - 2)
        guard count >= 2 else { return nil }
        let cut = range.lowerBound + count
        let first = SetLines(text: text, range: range.lowerBound..<cut, tag: tag, gap: 0, rule: nil)
        var rest = SetLines(text: text, range: cut..<range.upperBound, tag: tag, gap: gap, rule: rule)
        rest.dotsTo = dotsTo
        return (first, rest)
    }
}
