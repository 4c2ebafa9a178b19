import CPQ
import Foundation
import Kit

/// One connection to PostgreSQL through libpq, used by one thread.
final class PostgresConnection: Connection {
    let engine = Engine.postgres
    private let handle: OpaquePointer
    private var prepared: [String: PostgresStatement] = [:]
    /// The answer to a COMMIT that was sent without waiting is read before the next statement.
    private var owesAnswer = false
    /// The BEGIN that goes to the server together with the first statement.
    private var owedBegin: String?
    /// Whether the server has opened the transaction asked for last.
    private(set) var hasBegun = false

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
        // Reading a small table from end to end is cheap and takes a lock on all of it: under SERIALIZABLE everyone who
        // writes there would be beaten by everyone else. An index locks what was read. Where there is none, the price put on
        // reading it all would set off the compiler of queries, which costs more than any of ours.
        try script(
            "SET statement_timeout = \(timeLimit); SET client_min_messages = error; SET bytea_output = hex; "
                + "SET enable_seqscan = off; SET jit = off")
    }

    deinit { PQfinish(handle) }

    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    func run<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> [T] {
        let statement = try prepared(sql.text)
        let result = try answer(to: sql, statement)
        let columns = statement.columns(of: result)
        return try (0..<result.rowCount).map { index in
            try read(Row(columns: columns, cell: { result.cell(row: index, column: $0) }))
        }
    }

    func execute(_ sql: SQL) throws -> Int { try answer(to: sql, prepared(sql.text)).touched }

    func plan(_ sql: SQL) throws -> String {
        try run("EXPLAIN \(sql)") { try $0.text("QUERY PLAN") }.joined(separator: "\n")
    }

    func script(_ text: String) throws(StoreFault) {
        try settleDebt()
        let begin = owedBegin.map { $0 + "; " } ?? ""
        owedBegin = nil
        _ = try PostgresResult(PQexec(handle, begin + text), on: handle)
        if !begin.isEmpty { hasBegun = true }
    }

    /// Opens a transaction, which the server hears of with its first statement: one way there and back less.
    func begin(_ text: String) throws(StoreFault) {
        hasBegun = false
        try settleDebt()
        owedBegin = text
    }

    /// Ends the transaction; what it wrote is durable when this returns.
    func commit() throws(StoreFault) {
        guard owedBegin == nil else { return owedBegin = nil }
        try script("COMMIT")
    }

    /// Ends a transaction that wrote nothing. Nobody waits for the answer; a failure shows at the next statement.
    func commitUnheard() throws(StoreFault) {
        guard owedBegin == nil else { return owedBegin = nil }
        try settleDebt()
        guard PQsendQuery(handle, "COMMIT") == 1 else { throw .unavailable("PostgreSQL is away") }
        owesAnswer = true
    }

    /// A server that is away has rolled back by itself.
    func rollBack() {
        guard owedBegin == nil else { return owedBegin = nil }
        try? script("ROLLBACK")
    }

    private func settleDebt() throws(StoreFault) {
        guard owesAnswer else { return }
        owesAnswer = false
        while let pointer = PQgetResult(handle) { PQclear(pointer) }
        guard isAlive else { throw .unavailable("PostgreSQL is away") }
    }

    private func answer(to sql: SQL, _ statement: PostgresStatement) throws(StoreFault) -> PostgresResult {
        let name = statement.name
        return try PostgresParameters(sql.values).withPointers { values, lengths, formats throws(StoreFault) in
            let count = Int32(sql.values.count)
            guard let begin = owedBegin else {
                return try PostgresResult(PQexecPrepared(handle, name, count, values, lengths, formats, 0), on: handle)
            }
            owedBegin = nil
            return try together(begin) { PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0) }
        }
    }

    /// BEGIN and the first statement in one message (libpq's pipeline mode).
    private func together(_ begin: String, _ send: () -> Int32) throws(StoreFault) -> PostgresResult {
        guard PQenterPipelineMode(handle) == 1, PQsendQueryParams(handle, begin, 0, nil, nil, nil, nil, 0) == 1, send() == 1,
            PQpipelineSync(handle) == 1
        else { throw .unavailable("PostgreSQL is away") }
        var answers = answersUntilSync()
        PQexitPipelineMode(handle)
        let first = answers.isEmpty ? nil : answers.removeFirst()
        defer { for unread in answers { PQclear(unread) } }
        _ = try PostgresResult(first, on: handle)
        hasBegun = true
        return try PostgresResult(answers.isEmpty ? nil : answers.removeFirst(), on: handle)
    }

    private func answersUntilSync() -> [OpaquePointer] {
        var answers: [OpaquePointer] = []
        while true {
            // An empty answer stands between two statements; a connection that is gone gives nothing else.
            guard let answer = PQgetResult(handle) else {
                if isAlive { continue }
                return answers
            }
            if PQresultStatus(answer) == PGRES_PIPELINE_SYNC {
                PQclear(answer)
                return answers
            }
            answers.append(answer)
        }
    }

    private func prepared(_ text: String) throws(StoreFault) -> PostgresStatement {
        try settleDebt()
        if let known = prepared[text] { return known }
        if prepared.count >= 400 {
            try script("DEALLOCATE ALL")
            prepared.removeAll()
        }
        let statement = PostgresStatement("s\(prepared.count)")
        _ = try PostgresResult(PQprepare(handle, statement.name, Self.numbered(text), 0, nil), on: handle)
        prepared[text] = statement
        return statement
    }

    /// PostgreSQL counts its parameters: `$1`, `$2`, … for each `?`.
    private static func numbered(_ text: String) -> String {
        let parts = text.split(separator: "?", omittingEmptySubsequences: false)
        return parts.enumerated().map { $0 == 0 ? String($1) : "$\($0)\($1)" }.joined()
    }
}
