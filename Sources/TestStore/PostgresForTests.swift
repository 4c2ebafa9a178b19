import CPQ
import Foundation
import Store

/// The cluster the tests were given, and the schemas in it.
enum PostgresForTests {
    static let conninfo = ProcessInfo.processInfo.environment["MOTCUA_TEST_POSTGRES"]

    /// - Returns: The conninfo of a new schema.
    static func make(schema: String) throws -> String {
        try run("CREATE SCHEMA \(schema)")
        return "\(conninfo ?? "") options='-c search_path=\(schema)'"
    }

    static func drop(schema: String) throws { try run("DROP SCHEMA \(schema) CASCADE") }

    private static func run(_ text: String) throws {
        let connection = PQconnectdb("\(conninfo ?? "") options='-c client_min_messages=warning'")
        defer { PQfinish(connection) }
        let result = PQexec(connection, text)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw StoreFault.unavailable(String(cString: PQerrorMessage(connection)))
        }
    }
}
