import Foundation
import Kit

/// A statement whose values cannot be anything but values.
///
/// Its text stands in the source; every `\(value)` becomes a bound parameter, a nested ``SQL`` is spliced in with its
/// parameters. There is no way to make one from a `String`.
///
/// ```swift
/// let mine: SQL = "WHERE account = \(id) AND state IN (\(list: states))"
/// try tx.run("SELECT code FROM dossiers \(mine) LIMIT \(10)")
/// ```
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The statement with a `?` for each value, in order, as SQLite reads it; the statement's name in every cache.
    let text: String
    public let values: [Value]

    public init(stringLiteral text: StaticString) {
        (self.text, values) = (text.description, [])
    }

    public init(stringInterpolation: StringInterpolation) {
        (text, values) = (stringInterpolation.text, stringInterpolation.values)
    }

    /// Nothing: where a condition or an order is optional.
    public static let none: SQL = ""

    /// Puts statements one behind the other, with `separator` between them.
    public static func joined(_ fragments: [SQL], by separator: SQL) -> SQL {
        var all = StringInterpolation(literalCapacity: 0, interpolationCount: fragments.count)
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { all.appendInterpolation(separator) }
            all.appendInterpolation(fragment)
        }
        return SQL(stringInterpolation: all)
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        public typealias StringLiteralType = StaticString
        var text = ""
        var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer {
                assert(!$0.contains(UInt8(ascii: "?")), "a statement holds no question mark: it stands for a value")
                text.append(contentsOf: String(decoding: $0, as: UTF8.self))
            }
        }

        public mutating func appendInterpolation(_ value: some Bindable) { append(value.bound) }

        /// `nil` is NULL.
        public mutating func appendInterpolation<Wrapped: Bindable>(_ value: Wrapped?) { append(value.bound) }

        public mutating func appendInterpolation(_ fragment: SQL) {
            text += fragment.text
            values.append(contentsOf: fragment.values)
        }

        /// `IN (\(list: codes))`; an empty list becomes `NULL`, which nothing equals.
        public mutating func appendInterpolation(list: some Sequence<some Bindable>) {
            var isFirst = true
            for value in list {
                if !isFirst { text += ", " }
                append(value.bound)
                isFirst = false
            }
            if isFirst { text += "NULL" }
        }

        private mutating func append(_ value: Value) {
            text += "?"
            values.append(value)
        }
    }
}
