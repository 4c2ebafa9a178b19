import CPango

struct Point {
    var x: Double
    var y: Double

    func moved(_ dx: Double, _ dy: Double) -> Point { Point(x: x + dx, y: y + dy) }
}

/// What a part of a tagged PDF is (ISO 32000-1, 14.8.4). Only the innermost tag holds text.
enum Tag: String {
    case document = "Document"
    case heading = "H1"
    case paragraph = "P"
    case table = "Table"
    case row = "TR"
    case headCell = "TH"
    case cell = "TD"
}

/// Draws on the page at hand. Lengths are points from the page's upper left corner.
struct Pen {
    let cairo: OpaquePointer

    func begin(_ tag: Tag) { cairo_tag_begin(cairo, tag.rawValue, nil) }
    func end(_ tag: Tag) { cairo_tag_end(cairo, tag.rawValue) }

    func tagged(_ tag: Tag, _ draw: () -> Void) {
        begin(tag)
        draw()
        end(tag)
    }

    func show(_ line: UnsafeMutablePointer<PangoLayoutLine>, _ baseline: Point) {
        cairo_move_to(cairo, baseline.x, baseline.y)
        pango_cairo_show_layout_line(cairo, line)
    }

    func line(from a: Point, to b: Point, width: Double) {
        cairo_set_line_width(cairo, width)
        cairo_move_to(cairo, a.x, a.y)
        cairo_line_to(cairo, b.x, b.y)
        cairo_stroke(cairo)
    }

    /// A row of dots to write on.
    func dots(from a: Point, to x: Double) {
        cairo_save(cairo)
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
        cairo_set_dash(cairo, [0, 2.4], 2, 0)
        line(from: a, to: Point(x: x, y: a.y), width: 0.8)
        cairo_restore(cairo)
    }

    func box(_ corner: Point, width: Double, height: Double) {
        cairo_set_line_width(cairo, 0.5)
        cairo_rectangle(cairo, corner.x, corner.y, width, height)
        cairo_stroke(cairo)
    }

    /// All modules in one path, so that no light seams show between them.
    func fill(_ code: QRCode, _ corner: Point, side: Double) {
        let module = side / Double(code.side)
        for bar in code.bars {
            cairo_rectangle(
                cairo, corner.x + Double(bar.x) * module, corner.y + Double(bar.y) * module,
                Double(bar.length) * module, module)
        }
        cairo_fill(cairo)
    }

    func finishPage(isLast: Bool) {
        if isLast { end(.document) }
        cairo_show_page(cairo)
    }
}
