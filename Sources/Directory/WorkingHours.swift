import Kit

/// When a unit works on a working day — *giờ làm việc* — as minutes since midnight.
///
/// Written and stored as `07:00-11:30,13:30-17:00`.
public struct WorkingHours: Codable, Hashable, Sendable, CustomStringConvertible {
    public struct Span: Codable, Hashable, Sendable {
        public let from: Int
        public let to: Int
    }

    /// In order, without overlap, at least one.
    public let spans: [Span]

    public init?(_ text: String) {
        let spans = text.utf8.split(separator: UInt8(ascii: ",")).map { Self.span(Array($0)) }
        let known = spans.compactMap(\.self)
        guard !known.isEmpty, known.count == spans.count, zip(known, known.dropFirst()).allSatisfy({ $0.to <= $1.from })
        else { return nil }
        self.spans = known
    }

    private init(spans: [Span]) { self.spans = spans }

    /// 07:00–11:30 and 13:30–17:00, as most provinces keep (domain 02, 2.7).
    public static let usual = WorkingHours(spans: [Span(from: 420, to: 690), Span(from: 810, to: 1020)])

    public var description: String {
        spans.map { "\(Self.clock($0.from))-\(Self.clock($0.to))" }.joined(separator: ",")
    }

    private static func clock(_ minutes: Int) -> String { "\(Digits.two(minutes / 60)):\(Digits.two(minutes % 60))" }

    /// `07:00-11:30`
    private static func span(_ text: [UInt8]) -> Span? {
        guard text.count == 11, text[5] == UInt8(ascii: "-"), let from = minutes(text[..<5]), let to = minutes(text[6...]), from < to
        else { return nil }
        return Span(from: from, to: to)
    }

    /// `07:00`
    private static func minutes(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = text.filter(Digits.contains).map { Int($0 - UInt8(ascii: "0")) }
        guard digits.count == 4, text[text.startIndex + 2] == UInt8(ascii: ":") else { return nil }
        let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        return hour < 24 && minute < 60 ? hour * 60 + minute : nil
    }
}
