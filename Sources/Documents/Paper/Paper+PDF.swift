extension Paper {
    /// The paper as a tagged PDF with embedded fonts.
    ///
    /// Costs some milliseconds of a core: call it on ``RenderingThreads``, never on an event loop.
    /// - Throws: ``RenderingFailure``
    public func pdf() throws -> [UInt8] {
        let typesetter = try Typesetter(textSize: textSize)
        let setter = BlockSetter(typesetter: typesetter, pageRoom: format.bodyHeight)
        var pages = Pages(room: format.bodyHeight)
        pages.fill(setter.pieces(of: blocks, width: format.bodyWidth))
        let drawn = try PDFFile.draw(width: format.width, height: format.height, title: title, madeAt: madeAt) { pen in
            pen.begin(.document)
            for (index, page) in pages.all.enumerated() {
                for placed in page { placed.piece.draw(pen, Point(x: format.left, y: format.top + placed.y)) }
                drawFoot(page: index + 1, of: pages.all.count, typesetter, pen)
                pen.finishPage(isLast: index + 1 == pages.all.count)
            }
        }
        return try PDFCatalog.declare(language: "vi-VN", in: drawn)
    }

    /// The foot stands in the margin. It is not part of the document's text, so it stays outside the tags.
    private func drawFoot(page: Int, of count: Int, _ typesetter: Typesetter, _ pen: Pen) {
        guard let foot else { return }
        let y = format.height - format.bottom + 8
        let number = Passage("\(foot.pageWord) \(page)/\(count)")
        let right = typesetter.set(number, width: format.bodyWidth, size: textSize * 0.8, .right)
        let left = typesetter.set(foot.text, width: format.bodyWidth * 0.75, size: textSize * 0.8, .left)
        right.draw(pen, Point(x: format.left, y: y))
        left.draw(pen, Point(x: format.left, y: y))
    }
}
