/// What is said to people. Each feature lists its texts as cases of an enum; a case without Vietnamese does not compile,
/// and another language is one more requirement here.
public protocol Words: Sendable {
    /// Vietnamese, in NFC.
    var vi: String { get }
}

/// A text that is data, not wording: a procedure's name, a unit's name.
public struct Verbatim: Words {
    public let vi: String
    public init(_ text: String) { vi = text }
}
