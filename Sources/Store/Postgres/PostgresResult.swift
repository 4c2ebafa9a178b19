import CPQ
import Foundation
import Kit

/// The answer to one statement, read as text: that survives `sum(bigint)`, which is a numeric, and costs nothing.
final class PostgresResult {
    private let pointer: OpaquePointer
    private let types: [Oid]

    init(_ pointer: OpaquePointer?, on handle: OpaquePointer) throws(StoreFault) {
        guard let pointer else { throw .unavailable("PostgreSQL is away") }
        switch PQresultStatus(pointer) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: break
        default:
            defer { PQclear(pointer) }
            throw Self.fault(pointer, handle)
        }
        self.pointer = pointer
        types = (0..<PQnfields(pointer)).map { PQftype(pointer, $0) }
    }

    deinit { PQclear(pointer) }

    var rowCount: Int { Int(PQntuples(pointer)) }
    var touched: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    var columns: Columns {
        Columns((0..<PQnfields(pointer)).map { Array(String(cString: PQfname(pointer, $0)).utf8) })
    }

    func cell(row: Int, column: Int) -> Value {
        let (row, index) = (Int32(row), Int32(column))
        guard PQgetisnull(pointer, row, index) == 0, let start = PQgetvalue(pointer, row, index) else { return .null }
        let text = UnsafeBufferPointer(start: start, count: Int(PQgetlength(pointer, row, index)))
        return text.withMemoryRebound(to: UInt8.self) { Self.read($0, as: types[column]) }
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>, as type: Oid) -> Value {
        let string = { String(decoding: text, as: UTF8.self) }
        switch type {
        case 20, 21, 23: return integer(text).map(Value.integer) ?? .text(string())
        case 16: return .integer(text.first == UInt8(ascii: "t") ? 1 : 0)
        case 700, 701: return Double(string()).map(Value.real) ?? .text(string())
        case 17: return .blob(bytes(hex: text.dropFirst(2)))
        case 2950: return UUID(uuidString: string()).map(Value.uuid) ?? .null
        default: return .text(string())
        }
    }

    /// PostgreSQL writes an integer as digits after at most a minus.
    private static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        let isNegative = text.first == UInt8(ascii: "-")
        var number: Int64 = 0
        for byte in text.dropFirst(isNegative ? 1 : 0) {
            let (tens, tooLarge) = number.multipliedReportingOverflow(by: 10)
            let (next, overflow) = tens.subtractingReportingOverflow(Int64(byte) - 0x30)
            guard !tooLarge, !overflow else { return nil }
            number = next
        }
        return isNegative ? number : number == .min ? nil : -number
    }

    private static func bytes(hex: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte > 0x39 ? byte - 0x57 : byte - 0x30 }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hex.count / 2)
        var index = hex.startIndex
        while index < hex.endIndex {
            bytes.append(digit(hex[index]) << 4 | digit(hex[index + 1]))
            index += 2
        }
        return bytes
    }

    /// Classes of SQLSTATE: PostgreSQL documentation, appendix A.
    private static func fault(_ pointer: OpaquePointer, _ handle: OpaquePointer) -> StoreFault {
        let message = String(cString: PQresultErrorMessage(pointer)).trimmed
        guard PQstatus(handle) == CONNECTION_OK, let field = PQresultErrorField(pointer, Int32(UInt8(ascii: "C"))) else {
            return .unavailable(message)
        }
        let state = String(cString: field)
        switch state {
        case "23505": return .duplicate(message)
        case "40001", "40P01", "55P03": return .conflict
        case "57014": return .tooSlow
        default: break
        }
        switch state.prefix(2) {
        case "23": return .constraint(message)
        case "08", "53", "57", "58": return .unavailable(message)
        default: return .statement(message)
        }
    }
}
