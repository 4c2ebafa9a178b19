extension Paper {
    /// One part of a paper, set below the one before it.
    public indirect enum Block: Sendable, Equatable {
        case stateHead(StateHead)
        /// The document's name: bold, centred, larger than the text, never alone at the end of a page.
        case heading(Passage)
        case paragraph(Paragraph)
        /// Lines of "label: value".
        case fields([Field])
        case table(Table)
        /// Parts side by side, kept on one page. Parts higher than a whole page are set one below the other.
        case columns([Column])
        /// A code of `side` points with a line below it. What the code says must also stand in the text.
        case qr(QRCode, side: Double, caption: Passage = "")
        /// Places to sign, side by side, kept on one page.
        case signatures([Signature])
        case space(Double)

        /// A paragraph with the usual choices.
        public static func text(_ passage: Passage, _ alignment: Alignment = .justified) -> Block {
            .paragraph(Paragraph(passage, alignment))
        }
    }

    public enum Alignment: Sendable, Equatable {
        case left, centred, right, justified
    }

    /// Running text with its manner of setting.
    public struct Paragraph: Sendable, Equatable {
        public let passage: Passage
        public let alignment: Alignment
        /// `nil` for the paper's own size.
        public let size: Double?
        /// Indent of the first line.
        public let indent: Double
        /// Space below.
        public let after: Double
        /// A thin rule below, as a share of the width of the last line: 1 under the national motto, about 0.4 under
        /// an agency's name (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        public let rule: Double?

        public init(
            _ passage: Passage, _ alignment: Alignment = .justified, size: Double? = nil, indent: Double = 0,
            after: Double = 3, rule: Double? = nil
        ) {
            self.passage = passage
            self.alignment = alignment
            self.size = size
            self.indent = indent
            self.after = after
            self.rule = rule
        }
    }

    /// A line of a form.
    public struct Field: Sendable, Equatable {
        public let label: String
        public let value: Passage?

        /// - Parameter value: `nil` or empty draws a dotted line to write on by hand.
        public init(_ label: String, _ value: Passage?) {
            self.label = label
            self.value = value
        }
    }

    public struct Column: Sendable, Equatable {
        /// Width relative to the other columns.
        public let share: Double
        public let blocks: [Block]

        public init(_ share: Double = 1, _ blocks: [Block]) {
            self.share = share
            self.blocks = blocks
        }
    }

    /// Where somebody signs.
    public struct Signature: Sendable, Equatable {
        /// Who signs: `NGƯỜI NỘP HỒ SƠ`.
        public let role: String
        /// How: `(Ký và ghi rõ họ tên)`.
        public let note: String
        /// Printed below the room for the signature; empty where it is written by hand.
        public let name: String

        public init(role: String, note: String = "", name: String = "") {
            self.role = role
            self.note = note
            self.name = name
        }
    }
}
