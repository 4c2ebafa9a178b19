/// Pieces in their places, page after page.
struct Pages {
    struct Placed {
        let piece: Piece
        /// From the top of the page's body.
        let y: Double
    }

    let room: Double
    private(set) var all: [[Placed]] = [[]]
    private var y = 0.0

    init(room: Double) { self.room = room }

    mutating func fill(_ pieces: [Piece]) {
        for (index, piece) in pieces.enumerated() {
            if !isFresh, piece.keepsNext, !startsHere(pieces[index...]) { turn() }
            place(piece)
        }
    }

    private var isFresh: Bool { all[all.count - 1].isEmpty }

    /// Whether the pieces that keep together, and at least the beginning of the one after them, fit on this page.
    private func startsHere(_ pieces: ArraySlice<Piece>) -> Bool {
        var left = room - y
        for piece in pieces {
            if piece.height > left { return piece.split(left) != nil }
            guard piece.keepsNext else { return true }
            left -= piece.height + piece.gap
        }
        return true
    }

    private mutating func place(_ whole: Piece) {
        var piece = whole
        while y + piece.height > room + 0.01 {
            if let (first, rest) = piece.split(room - y) {
                put(first)
                piece = rest
            } else if isFresh {
                break
            }
            turn()
        }
        put(piece)
    }

    private mutating func put(_ piece: Piece) {
        all[all.count - 1].append(Placed(piece: piece, y: y))
        y += piece.height + piece.gap
    }

    private mutating func turn() {
        all.append([])
        y = 0
    }
}
