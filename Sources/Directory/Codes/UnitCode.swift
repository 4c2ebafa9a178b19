import Kit

/// The code by which a unit is known — *mã định danh* — of either rule or of none.
public struct UnitCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let text: String
    public let scheme: CodeScheme

    public static let longest = 100

    public init(_ code: OrgCode) { self.init(code.text, .qcvn102) }

    private init(_ text: String, _ scheme: CodeScheme) { (self.text, self.scheme) = (text, scheme) }

    /// A code somebody makes now: it has to follow one of the two rules. Spaces around and small letters are forgiven.
    public init?(typed: String) {
        let text = typed.trimmed.uppercased()
        if let code = OrgCode(text) {
            self.init(code)
        } else if UnitPath(ordered: text) != nil {
            self.init(text, .qd20)
        } else {
            return nil
        }
    }

    /// A code that is in use somewhere: one that follows no rule is kept letter by letter.
    /// - Returns: `nil` for a text with nothing in it, or one longer than ``longest``.
    public init?(imported: String) {
        if let code = UnitCode(typed: imported) {
            self = code
            return
        }
        let text = imported.cleaned
        guard !text.isEmpty, text.utf8.count <= Self.longest else { return nil }
        self.init(text, .legacy)
    }

    init?(text: String, scheme: CodeScheme) {
        guard !text.isEmpty else { return nil }
        self.init(text, scheme)
    }

    public var path: UnitPath? {
        switch scheme {
        case .qcvn102: orgCode.map { UnitPath($0) }
        case .qd20: UnitPath(ordered: text)
        case .legacy: nil
        }
    }

    /// The code as dossiers, accounts and seals carry it (REQ-DOS-009).
    public var orgCode: OrgCode? { scheme == .qcvn102 ? OrgCode(text) : nil }

    public var description: String { text }

    public static func < (a: UnitCode, b: UnitCode) -> Bool { a.text < b.text }
}
