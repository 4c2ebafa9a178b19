import Foundation
import Kit

/// What goes into a statement and comes out of a row.
public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
    /// Sixteen bytes: a `BLOB` in SQLite, a `uuid` in PostgreSQL.
    case uuid(UUID)
}

/// A type whose values can be bound. Moments are milliseconds since 1970 in UTC; truth is 0 or 1.
public protocol Bindable {
    var bound: Value { get }
}

extension Int: Bindable { public var bound: Value { .integer(Int64(self)) } }
extension Int64: Bindable { public var bound: Value { .integer(self) } }
extension Bool: Bindable { public var bound: Value { .integer(self ? 1 : 0) } }
extension Double: Bindable { public var bound: Value { .real(self) } }
extension String: Bindable {
    /// PostgreSQL has no zero character in text, so neither engine gets one: it must not cut the rest off.
    public var bound: Value { .text(utf8.contains(0) ? String(decoding: utf8.filter { $0 != 0 }, as: UTF8.self) : self) }
}
extension Date: Bindable { public var bound: Value { .integer(milliseconds) } }
extension Day: Bindable { public var bound: Value { .integer(Int64(number)) } }
extension UUID: Bindable { public var bound: Value { .uuid(self) } }
extension ID: Bindable { public var bound: Value { .uuid(uuid) } }
extension [UInt8]: Bindable { public var bound: Value { .blob(self) } }
extension Optional: Bindable where Wrapped: Bindable {
    public var bound: Value { self?.bound ?? .null }
}
extension Value: Bindable { public var bound: Value { self } }
