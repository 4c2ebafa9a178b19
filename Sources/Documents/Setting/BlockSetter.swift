/// Sets the blocks of a paper into pieces.
struct BlockSetter {
    let typesetter: Typesetter
    /// Height of a page's body, which nothing that must stay together may exceed.
    let pageRoom: Double

    var textSize: Double { typesetter.textSize }

    func pieces(of blocks: [Paper.Block], width: Double) -> [Piece] {
        blocks.flatMap { pieces(of: $0, width: width) }
    }

    private func pieces(of block: Paper.Block, width: Double) -> [Piece] {
        switch block {
        case .stateHead(let head):
            return pieces(of: head.columns(size: textSize * 0.93), width: width) + [space(8)]
        case .heading(let passage):
            let heading = Paper.Paragraph(.bold(passage), .centred, size: (textSize * 1.2).rounded(), after: 6)
            return [piece(of: heading, tag: .heading, keepsNext: true, width: width)]
        case .paragraph(let paragraph):
            return [piece(of: paragraph, width: width)]
        case .fields(let fields):
            return fields.map { piece(of: $0, width: width) }
        case .table(let table):
            return TableSetter(setter: self, table: table, width: width).pieces
        case .columns(let columns):
            return pieces(of: columns, width: width)
        case .qr(let code, let side, let caption):
            return pieces(of: code, side: min(side, width), caption: caption, width: width)
        case .signatures(let signatures):
            return pieces(of: signatures.map(\.column), width: width)
        case .space(let height):
            return [space(height)]
        }
    }

    private func space(_ height: Double) -> Piece { Piece(height: height, draw: { _, _ in }) }

    private func pieces(of columns: [Paper.Column], width: Double) -> [Piece] {
        let gutter = 8.0
        let shares = columns.reduce(0) { $0 + $1.share }
        let net = width - gutter * Double(max(columns.count - 1, 0))
        let widths = columns.map { net * $0.share / shares }
        let set = zip(columns, widths).map { pieces(of: $0.blocks, width: $1) }
        let height = set.map(\.height).max() ?? 0
        guard height <= pageRoom else { return columns.flatMap { pieces(of: $0.blocks, width: width) } }
        let gap = set.compactMap(\.last?.gap).max() ?? 0
        return [Piece(height: height, gap: gap, draw: { pen, corner in
            var x = corner.x
            for (pieces, width) in zip(set, widths) {
                pieces.draw(pen, Point(x: x, y: corner.y))
                x += width + gutter
            }
        })]
    }

    private func pieces(of code: QRCode, side: Double, caption: Passage, width: Double) -> [Piece] {
        let drawn = Piece(height: side, gap: 2, keepsNext: true, draw: { pen, corner in
            pen.fill(code, corner.moved((width - side) / 2, 0), side: side)
        })
        guard !caption.isEmpty else { return [drawn] }
        return [drawn, piece(of: Paper.Paragraph(caption, .centred, size: textSize * 0.85), width: width)]
    }
}

extension Paper.Signature {
    /// Room for a signature is about 16 mm.
    fileprivate var column: Paper.Column {
        var blocks: [Paper.Block] = [.paragraph(Paper.Paragraph(.bold(Passage(role)), .centred, after: 0))]
        if !note.isEmpty { blocks.append(.paragraph(Paper.Paragraph(.italic(Passage(note)), .centred, after: 0))) }
        blocks.append(.space(46))
        if !name.isEmpty { blocks.append(.paragraph(Paper.Paragraph(.bold(Passage(name)), .centred, after: 6))) }
        return Paper.Column(1, blocks)
    }
}
