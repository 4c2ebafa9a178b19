/// Some of the cases of a small enum, in one byte: thousands of listings are held in memory.
package struct Several<Element: CaseIterable & Equatable & Sendable>: Hashable, Sendable {
    package let bits: UInt8

    package init(bits: UInt8) { self.bits = bits }

    package init(_ elements: some Sequence<Element>) {
        bits = elements.reduce(0) { $0 | Self.bit($1) }
    }

    package func contains(_ element: Element) -> Bool { bits & Self.bit(element) != 0 }

    package var isEmpty: Bool { bits == 0 }

    /// In the order of the enum.
    package var list: [Element] { Element.allCases.filter(contains) }

    /// At most eight cases have a bit; an enum with more does not belong here.
    private static func bit(_ element: Element) -> UInt8 {
        guard let index = Array(Element.allCases).firstIndex(of: element) else { return 0 }
        return 1 << UInt8(index)
    }
}
