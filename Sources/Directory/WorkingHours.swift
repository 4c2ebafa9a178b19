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
        let spans = text.split(separator: ",").map { Self.span($0) }
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

    private static func span(_ text: Substring) -> Span? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { minutes($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
        return Span(from: from, to: to)
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [2, 2], parts.allSatisfy({ $0.utf8.allSatisfy(Digits.contains) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
