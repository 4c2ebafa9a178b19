extension Paper {
    /// A ruled table. Its head is repeated on every page it reaches; a row is broken only when it is higher than
    /// a page.
    public struct Table: Sendable, Equatable {
        public let columns: [Column]
        /// Each row has as many cells as there are columns; missing cells stay empty, surplus ones are not set.
        public let rows: [[Passage]]
        /// `nil` for a little less than the paper's own size.
        public let size: Double?

        public init(columns: [Column], rows: [[Passage]], size: Double? = nil) {
            self.columns = columns
            self.rows = rows
            self.size = size
        }

        public struct Column: Sendable, Equatable {
            public let head: Passage
            /// Width relative to the other columns.
            public let share: Double
            public let alignment: Alignment
            /// Neighbours with the same group share a cell above their heads: `Số lượng` over `Bản chính`, `Bản sao`.
            public let group: String?

            public init(
                _ head: Passage, share: Double = 1, _ alignment: Alignment = .left, group: String? = nil
            ) {
                self.head = head
                self.share = share
                self.alignment = alignment
                self.group = group
            }
        }
    }
}
