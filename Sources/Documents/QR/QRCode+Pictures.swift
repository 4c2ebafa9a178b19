import CPango

extension QRCode {
    /// The code with its quiet zone as an SVG file, black on white, sharp at any size.
    public var svg: [UInt8] {
        let size = side + 2 * Self.quietZone
        let path = bars.map { "M\($0.x + Self.quietZone) \($0.y + Self.quietZone)h\($0.length)v1h-\($0.length)z" }
        let text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(size)v\(size)H0z"/><path d="\(path.joined())"/></svg>
            """
        return Array(text.utf8)
    }

    /// The code with its quiet zone as a PNG file, black on white.
    /// - Parameter module: pixels for each module.
    /// - Throws: ``RenderingFailure/notDrawn(_:)``
    public func png(module: Int = 6) throws -> [UInt8] {
        let size = (side + 2 * Self.quietZone) * module
        return try Picture.png(width: size, height: size) { cairo in
            cairo_set_source_rgb(cairo, 1, 1, 1)
            cairo_paint(cairo)
            cairo_set_source_rgb(cairo, 0, 0, 0)
            let edge = Double(Self.quietZone * module)
            Pen(cairo: cairo).fill(self, Point(x: edge, y: edge), side: Double(side * module))
        }
    }
}
