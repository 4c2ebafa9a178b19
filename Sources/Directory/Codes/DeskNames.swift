import Kit

/// Which names make a unit a one-stop desk — *Bộ phận một cửa* (REQ-DSK-009, PRM-DESK-NAMES).
///
/// The fragment may stand anywhere and in any case; several spaces count as one; marks count, so "bo phan mot cua" is no
/// desk.
public struct DeskNames: Sendable {
    private let fragments: [String]

    public init(_ fragments: [String]) { self.fragments = fragments.map(Self.plain) }

    public static let usual = DeskNames(["bộ phận một cửa"])
    /// Where the centres for public administration are desks too.
    public static let withCentres = DeskNames(["bộ phận một cửa", "trung tâm phục vụ hành chính công"])

    public func makesDesk(_ name: String) -> Bool {
        let name = Self.plain(name)
        return fragments.contains { name.contains($0) }
    }

    private static func plain(_ text: String) -> String { text.cleaned.lowercased().nfc }
}
