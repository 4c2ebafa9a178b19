import CQR
import Foundation

/// A QR code (ISO/IEC 18004) as a square of dark and light modules, without its quiet zone.
public struct QRCode: Sendable, Equatable {
    /// How much of the code may be unreadable: about 7, 15, 25 or 30 percent.
    public enum Correction: Sendable {
        case low, medium, quartile, high
    }

    /// Modules in a row.
    public let side: Int
    private let modules: [Bool]

    /// - Parameter text: what a reader shall read; up to 2,331 bytes of UTF-8 at medium correction, without U+0000.
    /// - Throws: ``RenderingFailure/notEncodable``
    public init(_ text: String, correction: Correction = .medium) throws(RenderingFailure) {
        guard !text.isEmpty, !text.utf8.contains(0),
            let code = QRcode_encodeString(text, 0, correction.level, QR_MODE_8, 1)
        else { throw .notEncodable }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        self.side = side
        // The lowest bit of each byte is the module; the others tell what part of the code it belongs to.
        modules = UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
    }

    /// Whether the module is dark; `(0, 0)` is the upper left one, and all around the code is light.
    public func isDark(_ x: Int, _ y: Int) -> Bool {
        (0..<side).contains(x) && (0..<side).contains(y) && modules[y * side + x]
    }

    /// The dark modules, joined where they stand side by side.
    var bars: [Bar] {
        var bars: [Bar] = []
        for y in 0..<side {
            var x = 0
            while x < side {
                let end = (x..<side).first { !isDark($0, y) } ?? side
                if end > x { bars.append(Bar(x: x, y: y, length: end - x)) }
                x = end + 1
            }
        }
        return bars
    }

    struct Bar: Equatable {
        let x: Int
        let y: Int
        let length: Int
    }

    /// Light modules readers need on every side (ISO/IEC 18004, 9.1).
    static let quietZone = 4
}

extension QRCode.Correction {
    fileprivate var level: QRecLevel {
        switch self {
        case .low: QR_ECLEVEL_L
        case .medium: QR_ECLEVEL_M
        case .quartile: QR_ECLEVEL_Q
        case .high: QR_ECLEVEL_H
        }
    }
}
