import Foundation

/// A printed document as a value: what it says, in order. ``pdf()`` sets it.
///
/// ```swift
/// let paper = Paper(
///     title: "Giấy tiếp nhận", format: .a5, madeAt: now,
///     blocks: [.heading("GIẤY TIẾP NHẬN"), .fields([Paper.Field("Họ và tên", "Lê Thị Mẫu")])])
/// let bytes = try await threads.run { try paper.pdf() }
/// ```
///
/// The same paper gives the same bytes. All lengths are points (1/72 inch). Nothing is ever clipped: what does not
/// fit goes to the next page, and words longer than their line are broken.
/// - Source: spec F.9 (tagged, embedded fonts, title and language); Nghị định 30/2020/NĐ-CP, Phụ lục I (typography).
public struct Paper: Sendable, Equatable {
    /// What the reader's window shows as the document's name.
    public let title: String
    public let format: Format
    /// The moment written into the file as its creation date; it is not asked from the machine.
    public let madeAt: Date
    /// Size of running text.
    public let textSize: Double
    public let foot: Foot?
    public let blocks: [Block]

    /// - Parameter textSize: by default 13 on A4, 11 on A4 lying, 10 on A5.
    public init(
        title: String, format: Format, madeAt: Date, textSize: Double? = nil, foot: Foot? = nil, blocks: [Block]
    ) {
        self.title = title
        self.format = format
        self.madeAt = madeAt
        self.textSize = textSize ?? format.textSize
        self.foot = foot
        self.blocks = blocks
    }

    /// The line at the bottom of every page: a text on the left, the page's number on the right.
    public struct Foot: Sendable, Equatable {
        public let text: Passage
        /// The word before the number, as in `Trang 1/2`.
        public let pageWord: String

        public init(_ text: Passage = "", pageWord: String) {
            self.text = text
            self.pageWord = pageWord
        }
    }

    /// Sheet and margins.
    public struct Format: Sendable, Equatable {
        public let width: Double
        public let height: Double
        public let top: Double
        public let bottom: Double
        public let left: Double
        public let right: Double
        let textSize: Double

        /// Portrait, margins 20, 20, 30 and 20 mm (Nghị định 30/2020/NĐ-CP).
        public static let a4 = Format(
            width: 595.276, height: 841.890, top: 56.7, bottom: 56.7, left: 85, right: 56.7, textSize: 13)
        /// For long lists: A4 lying, margins 15 mm.
        public static let a4Landscape = Format(
            width: 841.890, height: 595.276, top: 42.5, bottom: 42.5, left: 42.5, right: 42.5, textSize: 11)
        /// The paper of the one-stop desk's slips, margins 12 and 15 mm.
        public static let a5 = Format(
            width: 419.528, height: 595.276, top: 34, bottom: 34, left: 42.5, right: 34, textSize: 10)

        var bodyWidth: Double { width - left - right }
        var bodyHeight: Double { height - top - bottom }
    }
}
