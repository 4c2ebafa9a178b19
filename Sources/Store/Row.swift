import Foundation
import Kit

/// One row of a result, read by column name. It lives only inside the closure it is handed to.
public struct Row {
    let columns: Columns
    let cell: (Int) throws -> Value

    func value(_ name: StaticString) throws -> Value {
        guard let index = columns.index(name) else { throw StoreFault.noColumn(name.description) }
        return try cell(index)
    }

    public func text(_ name: StaticString) throws -> String { try require(name) { try optionalText(name) } }
    public func int(_ name: StaticString) throws -> Int { try require(name) { try optionalInt(name) } }
    public func bool(_ name: StaticString) throws -> Bool { try int(name) != 0 }
    public func date(_ name: StaticString) throws -> Date { try require(name) { try optionalDate(name) } }
    public func day(_ name: StaticString) throws -> Day { Day(number: try int(name)) }
    public func blob(_ name: StaticString) throws -> [UInt8] { try require(name) { try optionalBlob(name) } }
    public func uuid(_ name: StaticString) throws -> UUID { try require(name) { try optionalUUID(name) } }
    public func id<Entity>(_ name: StaticString) throws -> ID<Entity> { ID(uuid: try uuid(name)) }

    public func optionalText(_ name: StaticString) throws -> String? {
        switch try value(name) {
        case .null: nil
        case .text(let text): text
        default: throw StoreFault.brokenRow(column: name.description)
        }
    }

    /// PostgreSQL answers `sum(bigint)` with a numeric, which arrives as text.
    public func optionalInt(_ name: StaticString) throws -> Int? {
        switch try value(name) {
        case .null: return nil
        case .integer(let number): return Int(number)
        case .text(let text):
            guard let number = Int(text) else { throw StoreFault.brokenRow(column: name.description) }
            return number
        default: throw StoreFault.brokenRow(column: name.description)
        }
    }

    public func optionalDate(_ name: StaticString) throws -> Date? {
        try optionalInt(name).map { Date(milliseconds: Int64($0)) }
    }

    public func optionalDay(_ name: StaticString) throws -> Day? { try optionalInt(name).map(Day.init(number:)) }

    public func optionalBlob(_ name: StaticString) throws -> [UInt8]? {
        switch try value(name) {
        case .null: nil
        case .blob(let bytes): bytes
        default: throw StoreFault.brokenRow(column: name.description)
        }
    }

    public func optionalUUID(_ name: StaticString) throws -> UUID? {
        switch try value(name) {
        case .null: nil
        case .uuid(let uuid): uuid
        case .blob(let bytes) where bytes.count == 16: UUID(bytes: bytes)
        default: throw StoreFault.brokenRow(column: name.description)
        }
    }

    public func optionalID<Entity>(_ name: StaticString) throws -> ID<Entity>? {
        try optionalUUID(name).map(ID.init(uuid:))
    }

    /// Reads a text through a type's own initialiser; a text the type refuses is a broken row, not a refusal.
    public func read<T>(_ name: StaticString, _ make: (String) -> T?) throws -> T {
        guard let value = make(try text(name)) else { throw StoreFault.brokenRow(column: name.description) }
        return value
    }

    private func require<T>(_ name: StaticString, _ read: () throws -> T?) throws -> T {
        guard let value = try read() else { throw StoreFault.brokenRow(column: name.description) }
        return value
    }
}

/// The names of a result's columns. They are mostly asked for in their order, so the search begins behind the last hit.
final class Columns {
    private let names: [[UInt8]]
    private var next = 0

    init(_ names: [[UInt8]]) { self.names = names }

    func index(_ name: StaticString) -> Int? {
        let count = name.utf8CodeUnitCount
        for step in names.indices {
            let index = (next + step) % names.count
            guard names[index].count == count, memcmp(names[index], name.utf8Start, count) == 0 else { continue }
            next = index + 1
            return index
        }
        return nil
    }
}
