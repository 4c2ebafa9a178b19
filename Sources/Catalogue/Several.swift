/// Some of the cases of a small enum, in one byte: thousands of listings are held in memory.
public struct Several<Element: CaseIterable & Equatable & Sendable>: Hashable, Sendable {
    public let bits: UInt8

    public init(bits: UInt8) { self.bits = bits }

    public init(_ elements: some Sequence<Element>) {
        bits = elements.reduce(0) { $0 | Self.bit($1) }
    }

    public func contains(_ element: Element) -> Bool { bits & Self.bit(element) != 0 }

    public var isEmpty: Bool { bits == 0 }

    /// In the order of the enum.
    public var list: [Element] { Element.allCases.filter(contains) }

    /// At most eight cases have a bit; an enum with more does not belong here.
    private static func bit(_ element: Element) -> UInt8 {
        guard let index = Array(Element.allCases).firstIndex(of: element) else { return 0 }
        return 1 << UInt8(index)
    }
}
