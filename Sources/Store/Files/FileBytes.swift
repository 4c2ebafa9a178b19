/// The bytes of a sealed file, read at any place; one piece is kept in the clear at a time.
final class FileBytes {
    private let reader: SealedReader
    private var number = -1
    private var piece: [UInt8] = []

    init(_ reader: SealedReader) { self.reader = reader }

    var size: Int { reader.size }

    /// Exactly `count` bytes from `offset`; `nil` where the file has no such place.
    func read(_ offset: Int, _ count: Int) throws -> [UInt8]? {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            let place = offset + bytes.count
            try load(place / SealedFormat.piece)
            let start = place % SealedFormat.piece
            bytes += piece[start..<min(piece.count, start + count - bytes.count)]
        }
        return bytes
    }

    private func load(_ wanted: Int) throws {
        guard wanted != number else { return }
        piece = try reader.piece(wanted)
        number = wanted
    }
}

extension [UInt8] {
    /// An unsigned number, lowest byte first.
    func little(_ offset: Int, _ count: Int) -> Int {
        self[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
