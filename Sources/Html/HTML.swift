/// Markup that is safe to send: only literals of the source are markup, every `\(value)` in them is escaped by its type.
///
/// ```swift
/// let row: HTML = "<td><a href=\"\(link)\">\(name)</a></td>"
/// let table: HTML = "<table>\(for: rows) { row in … }</table>"   // the closure stands inside the parentheses
/// ```
///
/// Escaping is for text and for quoted attributes; nothing may be interpolated into a tag name, an unquoted attribute
/// or a script.
public struct HTML: ExpressibleByStringInterpolation, Sendable {
    /// A literal costs no memory of its own: most pieces of a page are one, or nothing.
    private enum Content {
        case literal(StaticString), made([UInt8])
    }

    private var content: Content

    public init(stringLiteral markup: StaticString) { content = .literal(markup) }

    public init(stringInterpolation: StringInterpolation) { content = .made(stringInterpolation.bytes) }

    public static let empty: HTML = ""

    public var isEmpty: Bool {
        switch content {
        case .literal(let markup): markup.utf8CodeUnitCount == 0
        case .made(let bytes): bytes.isEmpty
        }
    }

    public var bytes: [UInt8] {
        switch content {
        case .literal(let markup): markup.withUTF8Buffer(Array.init)
        case .made(let bytes): bytes
        }
    }

    /// Plain text, escaped.
    public init(text: String) {
        var interpolation = StringInterpolation(literalCapacity: text.utf8.count, interpolationCount: 0)
        interpolation.appendInterpolation(text)
        self.init(stringInterpolation: interpolation)
    }

    public static func + (a: HTML, b: HTML) -> HTML { HTML([a, b]) }

    public static func += (a: inout HTML, b: HTML) { a = a + b }

    /// One behind the other.
    public init(_ pieces: some Sequence<HTML>) {
        var bytes: [UInt8] = []
        for piece in pieces { piece.append(to: &bytes) }
        content = .made(bytes)
    }

    private func append(to bytes: inout [UInt8]) {
        switch content {
        case .literal(let markup): markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
        case .made(let made): bytes.append(contentsOf: made)
        }
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        public typealias StringLiteralType = StaticString
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        public mutating func appendLiteral(_ markup: StaticString) {
            markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// Text or the inside of a quoted attribute.
        public mutating func appendInterpolation(_ text: String) { appendEscaped(text) }
        public mutating func appendInterpolation(_ text: Substring) { appendEscaped(String(text)) }
        public mutating func appendInterpolation(_ text: String?) { if let text { appendEscaped(text) } }
        public mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
        public mutating func appendInterpolation(_ html: HTML) { html.append(to: &bytes) }
        public mutating func appendInterpolation(_ html: HTML?) { html?.append(to: &bytes) }

        /// A piece for each element.
        public mutating func appendInterpolation<S: Sequence>(for elements: S, _ each: (S.Element) throws -> HTML) rethrows {
            for element in elements { try each(element).append(to: &bytes) }
        }

        public mutating func appendInterpolation(if condition: Bool, _ then: @autoclosure () -> HTML) {
            if condition { then().append(to: &bytes) }
        }

        public mutating func appendInterpolation(
            if condition: Bool, _ then: @autoclosure () -> HTML, else otherwise: @autoclosure () -> HTML
        ) {
            (condition ? then() : otherwise()).append(to: &bytes)
        }

        /// A piece for a value that may be missing.
        public mutating func appendInterpolation<T>(with value: T?, _ then: (T) throws -> HTML) rethrows {
            if let value { try then(value).append(to: &bytes) }
        }

        /// An attribute's address from outside: `http`, `https`, `mailto`, `tel` or a path of this site; anything else
        /// becomes `#`.
        public mutating func appendInterpolation(url: String) {
            appendEscaped(Self.isSafe(url) ? url : "#")
        }

        /// ` name="value"`, or nothing where there is no value.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(UInt8(ascii: " "))
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: "=\"".utf8)
            appendEscaped(value)
            bytes.append(UInt8(ascii: "\""))
        }

        private static func isSafe(_ url: String) -> Bool {
            let (bytes, slash) = (url.utf8, UInt8(ascii: "/"))
            if bytes.first == slash {
                let second = bytes.dropFirst().first
                return second != slash && second != UInt8(ascii: "\\")
            }
            let lower = url.lowercased()
            return ["https://", "http://", "mailto:", "tel:", "#", "?"].contains { lower.hasPrefix($0) }
        }

        private mutating func appendEscaped(_ text: String) {
            var text = text
            text.withUTF8 { utf8 in
                var start = 0
                for index in utf8.indices where Self.mustBeEscaped(utf8[index]) {
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                    Self.escape(utf8[index]).withUTF8Buffer { bytes.append(contentsOf: $0) }
                    start = index + 1
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
            }
        }

        /// The bits of `"`, `&`, `'`, `<`, `>`: all of them lie below 64, so one shift answers.
        private static let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

        private static func mustBeEscaped(_ byte: UInt8) -> Bool { byte < 64 && special & (1 << UInt64(byte)) != 0 }

        private static func escape(_ byte: UInt8) -> StaticString {
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            default: "&#39;"
            }
        }
    }
}
