import Kit

/// A file of units: a head of column names, then a unit a row. Columns may stand in any order.
public struct UnitFile: Sendable {
    public enum Column: String, CaseIterable, Sendable {
        case code = "ma", name = "ten", level = "cap", parent = "ma_cha", from = "tu_ngay", to = "den_ngay"
        case address = "dia_chi", phone = "dien_thoai", aliases = "ma_khac"

        static let required: [Column] = [.code, .name, .level]
    }

    struct Line: Sendable {
        /// As spreadsheets count: the head is line 1.
        let number: Int
        private let cells: [Column: String]

        init(number: Int, cells: [Column: String]) { (self.number, self.cells) = (number, cells) }

        subscript(column: Column) -> String { cells[column] ?? "" }
    }

    let lines: [Line]

    /// More rows than any register of the state has.
    public static let most = 30_000

    /// - Throws: ``UnitFileRefusal``.
    public init(_ bytes: [UInt8]) throws(UnitFileRefusal) {
        guard let table = CSVReader(bytes, most: Self.most + 1) else { throw .notATable }
        guard let head = table.rows.first else { throw .empty }
        let columns = head.map { Column(rawValue: VietnameseText.folded($0).replacing(" ", with: "_")) }
        let missing = Column.required.filter { !columns.contains($0) }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        let rows = table.rows.dropFirst()
        guard !rows.isEmpty else { throw .empty }
        guard rows.count <= Self.most else { throw .tooMany }
        lines = rows.enumerated().map { index, row in
            var cells: [Column: String] = [:]
            for (column, cell) in zip(columns, row) { if let column { cells[column] = cell } }
            return Line(number: index + 2, cells: cells)
        }
    }
}

/// Why a file of units is not read at all.
public enum UnitFileRefusal: Refusal, Equatable {
    case notATable, empty, tooMany
    case missingColumns([UnitFile.Column])

    public var words: any Words { ImportWords.file(self) }
    public var status: Int { 422 }
}

extension AgencyLevel {
    /// How files write it.
    public var key: String {
        switch self {
        case .ministry: "bo"
        case .province: "tinh"
        case .department: "so"
        case .district: "huyen"
        case .commune: "xa"
        case .subUnit: "truc_thuoc"
        case .desk: "mot_cua"
        }
    }

    init?(key: String) {
        guard let level = Self.allCases.first(where: { $0.key == key || $0.rawValue == key }) else { return nil }
        self = level
    }
}
