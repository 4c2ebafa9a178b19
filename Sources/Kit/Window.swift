/// One page of a list: which rows, and how many (REQ-GEN-004, PRM-PAGE).
public struct Window: Hashable, Sendable {
    public static let sizes = [5, 10, 20, 50, 100]
    /// Lists count exactly up to here and say "hơn 10.000" above.
    public static let countLimit = 10_000

    /// From 1.
    public let page: Int
    public let size: Int

    /// Takes the nearest valid page and size, whatever was asked for.
    public init(page: Int = 1, size: Int = 10) {
        self.size = Self.sizes.min { abs($0 - size) < abs($1 - size) } ?? 10
        self.page = min(max(1, page), Self.countLimit)
    }

    public var offset: Int { (page - 1) * size }

    /// The same window moved back to the last page that has rows.
    public func within(total: Int) -> Window { Window(page: min(page, pages(of: total)), size: size) }

    public func pages(of total: Int) -> Int { max(1, (total + size - 1) / size) }
}

/// The rows of one window and how many there are in all.
public struct Page<Row: Sendable>: Sendable {
    public let rows: [Row]
    /// At most ``Window/countLimit`` + 1, which means "more than that".
    public let total: Int
    public let window: Window

    public init(rows: [Row], total: Int, window: Window) {
        (self.rows, self.total, self.window) = (rows, total, window)
    }

    public func map<Other: Sendable>(_ transform: (Row) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(rows: try rows.map(transform), total: total, window: window)
    }
}
