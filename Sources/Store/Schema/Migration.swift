import Foundation

/// One step of the schema, for both engines. Dated, never edited, forward only: expand first, contract in a later one,
/// so that two versions of the program can run at once.
///
/// The text is the common subset; `{{id}}` is a key of sixteen bytes, `{{blob}}` are bytes, `{{moment}}` is a time in
/// milliseconds, `{{day}}` a count of days, `{{bool}}` 0 or 1. Where spelling must differ, both stand side by side.
public struct Migration: Sendable {
    public let name: String
    private let common: [StaticString]
    private let own: [Engine: [StaticString]]

    /// - Parameter name: `2026-11-21-0900-create-accounts`; migrations run in the order of their names.
    public init(_ name: StaticString, _ common: StaticString..., sqlite: [StaticString] = [], postgres: [StaticString] = []) {
        (self.name, self.common) = (name.description, common)
        own = [.sqlite: sqlite, .postgres: postgres]
    }

    /// Spelled only when they run: a program that starts on a database of its own time has nothing to spell.
    func statements(for engine: Engine) -> [String] {
        let types = engine == .sqlite ? Self.sqliteTypes : Self.postgresTypes
        return (common + (own[engine] ?? [])).map { text in
            types.reduce(text.description) { $0.replacing($1.0, with: $1.1) }
        }
    }

    private static let sqliteTypes = [
        ("{{id}}", "BLOB"), ("{{blob}}", "BLOB"), ("{{moment}}", "INTEGER"), ("{{day}}", "INTEGER"), ("{{int}}", "INTEGER"),
        ("{{bool}}", "INTEGER"),
    ]
    private static let postgresTypes = [
        ("{{id}}", "uuid"), ("{{blob}}", "bytea"), ("{{moment}}", "bigint"), ("{{day}}", "bigint"), ("{{int}}", "bigint"),
        ("{{bool}}", "smallint"),
    ]
}
