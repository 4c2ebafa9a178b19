/// Something set and measured that waits for its place on a page.
struct Piece {
    let height: Double
    /// Space below, given up at the end of a page.
    var gap = 0.0
    /// Never the last on its page.
    var keepsNext = false
    /// Draws it with its upper left corner at the point.
    let draw: (Pen, Point) -> Void
    /// Cuts it so that the first part is at most `room` high; `nil` where it cannot be cut well.
    var split: (_ room: Double) -> (first: Piece, rest: Piece)? = { _ in nil }
}

extension [Piece] {
    /// Their height one below the other.
    var height: Double { reduce(0) { $0 + $1.height + $1.gap } - (last?.gap ?? 0) }

    func draw(_ pen: Pen, _ corner: Point) {
        var y = corner.y
        for piece in self {
            piece.draw(pen, Point(x: corner.x, y: y))
            y += piece.height + piece.gap
        }
    }
}
