import CPQ
import Foundation
import Kit

/// One connection to PostgreSQL through libpq, used by one thread.
final class PostgresConnection: Connection {
    let engine = Engine.postgres
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    /// The answer to a COMMIT that was sent without waiting is read before the next statement.
    private var owesAnswer = false

    /// - Parameter conninfo: As libpq takes it (`host=… dbname=…` or a URL).
    init(conninfo: String, timeLimit: Int) throws(StoreFault) {
        guard let handle = PQconnectdb(conninfo) else { throw .unavailable("out of memory") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            // All is set, so `deinit` runs and frees the handle.
            throw .unavailable("PostgreSQL: \(String(cString: PQerrorMessage(handle)).trimmed)")
        }
        // What libpq would print by itself comes with the result that failed.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try script("SET statement_timeout = \(timeLimit); SET client_min_messages = error; SET bytea_output = hex")
    }

    deinit { PQfinish(handle) }

    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    func run<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> [T] {
        let result = try answer(to: sql)
        let columns = result.columns
        return try (0..<result.rowCount).map { index in
            try read(Row(columns: columns, cell: { result.cell(row: index, column: $0) }))
        }
    }

    func execute(_ sql: SQL) throws -> Int { try answer(to: sql).touched }

    func plan(_ sql: SQL) throws -> String {
        try run("EXPLAIN \(sql)") { try $0.text("QUERY PLAN") }.joined(separator: "\n")
    }

    func script(_ text: String) throws(StoreFault) {
        try settleDebt()
        _ = try PostgresResult(PQexec(handle, text), on: handle)
    }

    /// Sends a statement whose answer nobody waits for; a failure shows at the next one.
    func send(_ text: String) throws(StoreFault) {
        try settleDebt()
        guard PQsendQuery(handle, text) == 1 else { throw .unavailable("PostgreSQL is away") }
        owesAnswer = true
    }

    private func settleDebt() throws(StoreFault) {
        guard owesAnswer else { return }
        owesAnswer = false
        while let pointer = PQgetResult(handle) { PQclear(pointer) }
        guard isAlive else { throw .unavailable("PostgreSQL is away") }
    }

    private func answer(to sql: SQL) throws(StoreFault) -> PostgresResult {
        try settleDebt()
        let name = try name(for: sql.text)
        return try PostgresParameters(sql.values).withPointers { values, lengths, formats throws(StoreFault) in
            let count = Int32(sql.values.count)
            return try PostgresResult(PQexecPrepared(handle, name, count, values, lengths, formats, 0), on: handle)
        }
    }

    private func name(for text: String) throws(StoreFault) -> String {
        if let known = prepared[text] { return known }
        if prepared.count >= 400 {
            try script("DEALLOCATE ALL")
            prepared.removeAll()
        }
        let name = "s\(prepared.count)"
        _ = try PostgresResult(PQprepare(handle, name, text, 0, nil), on: handle)
        prepared[text] = name
        return name
    }
}
