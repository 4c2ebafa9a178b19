import Kit

/// A word in five-by-seven dots, each letter shifted a little, with lines across.
enum CaptchaImage {
    private static let scale = 5
    private static let height = 64

    static func png(_ word: String, _ chance: Chance) -> [UInt8] {
        let advance = 7 * scale
        var canvas = Canvas(width: word.count * advance + 2 * scale, height: height)
        for (place, letter) in word.enumerated() {
            let shift = chance.bytes(2)
            let left = scale + place * advance + Int(shift[0] % 6)
            let top = 4 + Int(shift[1] % 20)
            for (row, bits) in (Glyphs.rows[letter] ?? []).enumerated() {
                for column in 0..<5 where bits & (0b10000 >> column) != 0 {
                    canvas.fill(left + column * scale + row / 2, top + row * scale, scale)
                }
            }
        }
        for _ in 0..<4 { canvas.line(chance.bytes(2)) }
        return PNG.encode(canvas.pixels, width: canvas.width, height: canvas.height)
    }

    private struct Canvas {
        let width: Int
        let height: Int
        var pixels: [UInt8]

        init(width: Int, height: Int) {
            (self.width, self.height) = (width, height)
            pixels = Array(repeating: 245, count: width * height)
        }

        mutating func fill(_ left: Int, _ top: Int, _ size: Int) {
            for y in top..<top + size { for x in left..<left + size { dot(x, y, 40) } }
        }

        /// From the left edge to the right, at two heights taken by chance.
        mutating func line(_ ends: [UInt8]) {
            let (from, to) = (Int(ends[0]) % height, Int(ends[1]) % height)
            for x in 0..<width { dot(x, from + (to - from) * x / width, 120) }
        }

        private mutating func dot(_ x: Int, _ y: Int, _ shade: UInt8) {
            guard (0..<width).contains(x), (0..<height).contains(y) else { return }
            pixels[y * width + x] = shade
        }
    }
}
