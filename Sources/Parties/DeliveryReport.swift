/// What a gateway says of a message it took — *báo phát* (REQ-OTP-009). The numbers are Kannel's `dlr-mask` bits, which
/// it puts in the place of `%d` in the report's URL.
public enum DeliveryReport: Int, CaseIterable, Sendable {
    case delivered = 1
    case undeliverable = 2
    /// The operator keeps it and tries again.
    case buffered = 4
    /// The operator has it.
    case submitted = 8
    /// The operator would not take it.
    case rejected = 16

    /// Reads what stands in the place of `%d`.
    public init?(text: String) {
        guard let number = Int(text) else { return nil }
        self.init(rawValue: number)
    }

    /// Nothing follows this report.
    public var isFinal: Bool { self == .delivered || self == .undeliverable || self == .rejected }

    /// Asks for every kind.
    static let mask = allCases.reduce(0) { $0 | $1.rawValue }
}
