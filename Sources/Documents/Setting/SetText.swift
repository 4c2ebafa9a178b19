import CPango

/// A passage broken into lines, each with its place. Lengths are points from the text's upper left corner.
final class SetText {
    struct Line {
        let top: Double
        let bottom: Double
        let baseline: Double
        let x: Double
        let width: Double
        /// How far the strokes reach above and below, marks on marks included.
        let inkTop: Double
        let inkBottom: Double
    }

    let lines: [Line]
    private let layout: OpaquePointer

    /// Takes over the caller's reference to `layout`.
    init(_ layout: OpaquePointer) {
        self.layout = layout
        var lines: [Line] = []
        let iterator = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(iterator) }
        repeat {
            lines.append(Line(iterator))
        } while pango_layout_iter_next_line(iterator) != 0
        self.lines = lines
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    var height: Double { height(lines.indices) }

    func height(_ range: Range<Int>) -> Double {
        range.isEmpty ? 0 : lines[range.upperBound - 1].bottom - lines[range.lowerBound].top
    }

    /// How many lines from `start` on are at most `room` high together.
    func fitting(from start: Int, in room: Double) -> Int {
        guard start < lines.count else { return 0 }
        return lines[start...].prefix { $0.bottom - lines[start].top <= room + 0.01 }.count
    }

    func draw(_ pen: Pen, _ corner: Point) { draw(lines.indices, pen, corner) }

    /// Draws some of the lines, the first of them at `corner`.
    func draw(_ range: Range<Int>, _ pen: Pen, _ corner: Point) {
        for index in range {
            guard let line = pango_layout_get_line_readonly(layout, Int32(index)) else { continue }
            let y = corner.y + lines[index].baseline - lines[range.lowerBound].top
            pen.show(line, Point(x: corner.x + lines[index].x, y: y))
        }
    }
}

extension SetText.Line {
    fileprivate init(_ iterator: OpaquePointer?) {
        var ink = PangoRectangle()
        var logical = PangoRectangle()
        var (top, bottom): (Int32, Int32) = (0, 0)
        pango_layout_iter_get_line_extents(iterator, &ink, &logical)
        pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
        self.top = top.points
        self.bottom = bottom.points
        baseline = pango_layout_iter_get_baseline(iterator).points
        x = logical.x.points
        width = logical.width.points
        inkTop = ink.y.points
        inkBottom = (ink.y + ink.height).points
    }
}

extension Int32 {
    fileprivate var points: Double { Double(self) / Double(PANGO_SCALE) }
}
