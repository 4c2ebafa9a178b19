import Kit

/// The units whose dossiers a person may look at and act on; part of every officer's query, so that what lies outside is
/// neither listed nor counted nor found.
public struct Scope: Hashable, Sendable {
    /// The rights over the dossiers each settling unit has.
    private let rights: [OrgCode: Set<DossierRight>]

    public static let nothing = Scope(rights: [:])

    private init(rights: [OrgCode: Set<DossierRight>]) { self.rights = rights }

    /// - Parameter posts: Each post with the unit whose dossiers it touches (``Agency/settles(on:)``).
    public init(_ posts: some Sequence<(unit: OrgCode, role: OfficerRole)>) {
        var rights: [OrgCode: Set<DossierRight>] = [:]
        for post in posts { rights[post.unit, default: []].formUnion(post.role.rights) }
        self.init(rights: rights)
    }

    /// Settling units whose dossiers may be read, in order.
    public var units: [OrgCode] { rights.keys.filter { allows(.read, on: $0) }.sorted() }

    public var isEmpty: Bool { rights.isEmpty }

    public func allows(_ right: DossierRight, on unit: OrgCode) -> Bool { rights[unit]?.contains(right) ?? false }

    public func rights(on unit: OrgCode) -> Set<DossierRight> { rights[unit] ?? [] }
}

extension Agency {
    /// The unit whose dossiers work at this unit touches: a desk serves its parent, anyone else their own unit.
    public func settles(on day: Day) -> OrgCode? { level == .desk ? parent(on: day) : code }
}
