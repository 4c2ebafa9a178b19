import Foundation
import Kit

/// A statement whose values cannot be anything but values.
///
/// Its text stands in the source; every `\(value)` becomes a bound parameter, a nested ``SQL`` is spliced in with its
/// parameters renumbered. There is no way to make one from a `String`.
///
/// ```swift
/// let mine: SQL = "WHERE account = \(id) AND state IN (\(list: states))"
/// try tx.run("SELECT code FROM dossiers \(mine) LIMIT \(10)")
/// ```
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// Literal parts; between two of them stands one value.
    var parts: [String]
    package private(set) var values: [Value]

    package init(stringLiteral text: StaticString) {
        parts = [text.description]
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
        values = stringInterpolation.values
    }

    /// Nothing: where a condition or an order is optional.
    package static let none: SQL = ""

    /// Puts statements one behind the other, with `separator` between them.
    package static func joined(_ fragments: [SQL], by separator: SQL) -> SQL {
        var all = StringInterpolation(literalCapacity: 0, interpolationCount: fragments.count)
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { all.appendInterpolation(separator) }
            all.appendInterpolation(fragment)
        }
        return SQL(stringInterpolation: all)
    }

    /// The text with `$1`, `$2`, … in order, as both engines read it. SQLite takes `$2` for a name and numbers names by
    /// first appearance; in order, the two meanings are one.
    var text: String {
        guard parts.count > 1 else { return parts[0] }
        var text = parts[0]
        for index in 1..<parts.count { text += "$\(index)\(parts[index])" }
        return text
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString
        var parts: [String] = [""]
        var values: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) { values.reserveCapacity(interpolationCount) }

        package mutating func appendLiteral(_ literal: StaticString) {
            parts[parts.count - 1] += literal.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        }

        package mutating func appendInterpolation(_ value: some Bindable) {
            values.append(value.bound)
            parts.append("")
        }

        /// `nil` is NULL.
        package mutating func appendInterpolation<Wrapped: Bindable>(_ value: Wrapped?) {
            values.append(value.bound)
            parts.append("")
        }

        package mutating func appendInterpolation(_ fragment: SQL) {
            parts[parts.count - 1] += fragment.parts[0]
            parts.append(contentsOf: fragment.parts.dropFirst())
            values.append(contentsOf: fragment.values)
        }

        /// `IN (\(list: codes))`; an empty list becomes `NULL`, which nothing equals.
        package mutating func appendInterpolation(list: some Sequence<some Bindable>) {
            var isFirst = true
            for value in list {
                if !isFirst { parts[parts.count - 1] += ", " }
                appendInterpolation(value)
                isFirst = false
            }
            if isFirst { parts[parts.count - 1] += "NULL" }
        }
    }
}
