/// One page of a list: which rows, and how many (REQ-GEN-004, PRM-PAGE).
package struct Window: Hashable, Sendable {
    package static let sizes = [5, 10, 20, 50, 100]
    /// Lists count exactly up to here and say "hơn 10.000" above.
    package static let countLimit = 10_000

    /// From 1.
    package let page: Int
    package let size: Int

    /// Takes the nearest valid page and size, whatever was asked for.
    package init(page: Int = 1, size: Int = 10) {
        self.size = Self.sizes.min { abs($0 - size) < abs($1 - size) } ?? 10
        self.page = min(max(1, page), Self.countLimit)
    }

    package var offset: Int { (page - 1) * size }

    /// The same window moved back to the last page that has rows.
    package func within(total: Int) -> Window { Window(page: min(page, pages(of: total)), size: size) }

    package func pages(of total: Int) -> Int { max(1, (total + size - 1) / size) }
}

/// The rows of one window and how many there are in all.
package struct Page<Row: Sendable>: Sendable {
    package let rows: [Row]
    /// At most ``Window/countLimit`` + 1, which means "more than that".
    package let total: Int
    package let window: Window

    package init(rows: [Row], total: Int, window: Window) {
        (self.rows, self.total, self.window) = (rows, total, window)
    }

    package func map<Other: Sendable>(_ transform: (Row) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(rows: try rows.map(transform), total: total, window: window)
    }
}
