/// A statement the server knows by name. Its columns are the same in every answer, so they are read once.
final class PostgresStatement {
    let name: String
    private var columns: Columns?

    init(_ name: String) { self.name = name }

    func columns(of result: PostgresResult) -> Columns {
        if let columns { return columns }
        let read = result.columns
        columns = read
        return read
    }
}
