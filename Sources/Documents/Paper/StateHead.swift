extension Paper {
    /// The head of every paper of the state: who issues it on the left, the national name and motto (*Quốc hiệu và Tiêu
    /// ngữ*) on the right.
    /// - Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II
    public struct StateHead: Sendable, Equatable {
        /// The body above the agency, `UBND TỈNH BÌNH MINH`; empty where none is named.
        public let parent: String
        public let agency: String
        /// Place and date: `Hòa Thuận, ngày 20 tháng 11 năm 2026`; empty where it stands elsewhere.
        public let dateline: String

        public init(parent: String = "", agency: String, dateline: String = "") {
            self.parent = parent
            self.agency = agency
            self.dateline = dateline
        }

        /// - Parameter size: points; the national name must fit on one line of an A5 sheet.
        func columns(size: Double) -> [Column] {
            var left: [Block] = []
            if !parent.isEmpty { left.append(line(Passage(parent), size)) }
            left.append(line(.bold(Passage(agency)), size, rule: 0.5))
            var right = [
                line(.bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), size),
                line(.bold("Độc lập - Tự do - Hạnh phúc"), size * 1.06, rule: 1),
            ]
            if !dateline.isEmpty { right += [.space(4), line(.italic(Passage(dateline)), size * 1.06)] }
            return [Column(1, left), Column(1.65, right)]
        }

        private func line(_ passage: Passage, _ size: Double, rule: Double? = nil) -> Block {
            .paragraph(Paragraph(passage, .centred, size: size, after: 0, rule: rule))
        }
    }
}
