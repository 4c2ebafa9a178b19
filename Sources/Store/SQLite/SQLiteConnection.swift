import CSQLite
import Foundation
import Kit

/// One connection to an SQLite file, used by one thread.
final class SQLiteConnection: Connection {
    let engine = Engine.sqlite
    private let handle: OpaquePointer
    private var cache: [String: SQLiteStatement] = [:]
    private let limit: StatementLimit

    init(path: String, readOnly: Bool, timeLimit: Int) throws(StoreFault) {
        var handle: OpaquePointer?
        let flags = (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_URI, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_close_v2(handle)
            throw .unavailable("cannot open \(path): \(String(cString: sqlite3_errstr(code)))")
        }
        self.handle = handle
        limit = StatementLimit(milliseconds: timeLimit)
        sqlite3_busy_timeout(handle, 5_000)
        sqlite3_progress_handler(handle, 20_000, StatementLimit.check, Unmanaged.passUnretained(limit).toOpaque())
        try prepare(readOnly: readOnly)
    }

    deinit {
        cache.removeAll()
        sqlite3_close_v2(handle)
    }

    /// WAL with a full sync: a commit that was answered survives a power cut.
    private func prepare(readOnly: Bool) throws(StoreFault) {
        let pragmas = readOnly
            ? ["PRAGMA query_only = ON"]
            : ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 4000"]
        for pragma in pragmas + ["PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF", "PRAGMA cache_size = -16000"] {
            try script(pragma)
        }
    }

    /// Starts the clock of one transaction.
    func startClock() { limit.start() }

    /// No transaction is open: some errors end the whole of it, savepoints included.
    var isIdle: Bool { sqlite3_get_autocommit(handle) != 0 }

    func run<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> [T] {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(sql.values)
        var rows: [T] = []
        while try step(statement) { rows.append(try read(statement.row)) }
        return rows
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(sql.values)
        while try step(statement) {}
        return Int(sqlite3_changes(handle))
    }

    func plan(_ sql: SQL) throws -> String {
        let explained: SQL = "EXPLAIN QUERY PLAN \(sql)"
        return try run(explained) { try $0.text("detail") }.joined(separator: "\n")
    }

    func script(_ text: String) throws(StoreFault) {
        let code = sqlite3_exec(handle, text, nil, nil, nil)
        guard code == SQLITE_OK else { throw fault(code) }
    }

    private func step(_ statement: SQLiteStatement) throws(StoreFault) -> Bool {
        switch sqlite3_step(statement.pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw fault(code)
        }
    }

    private func prepared(_ sql: SQL) throws -> SQLiteStatement {
        let text = sql.text
        if let known = cache[text] { return known }
        var pointer: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
        guard code == SQLITE_OK, let pointer else { throw fault(code) }
        if cache.count >= 400 { cache.removeAll() }
        let statement = SQLiteStatement(pointer)
        cache[text] = statement
        return statement
    }

    /// The second bytes of SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE, whose names are macros C keeps.
    private static let duplicates: Set<Int32> = [6, 8]

    private func fault(_ code: Int32) -> StoreFault {
        let message = String(cString: sqlite3_errmsg(handle))
        let extended = sqlite3_extended_errcode(handle)
        if extended & 0xFF == SQLITE_CONSTRAINT {
            return Self.duplicates.contains(extended >> 8) ? .duplicate(message) : .constraint(message)
        }
        switch code & 0xFF {
        case SQLITE_INTERRUPT: return .tooSlow
        case SQLITE_BUSY, SQLITE_LOCKED: return .conflict
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY, SQLITE_NOMEM:
            return .unavailable(message)
        default: return .statement(message)
        }
    }
}

/// Ends a statement that has run past the transaction's time.
private final class StatementLimit {
    private let allowed: Duration
    private var deadline: ContinuousClock.Instant

    init(milliseconds: Int) {
        allowed = .milliseconds(milliseconds)
        deadline = .now + allowed
    }

    func start() { deadline = .now + allowed }

    static let check: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
        guard let context else { return 0 }
        let limit = Unmanaged<StatementLimit>.fromOpaque(context).takeUnretainedValue()
        return ContinuousClock.now > limit.deadline ? 1 : 0
    }
}
