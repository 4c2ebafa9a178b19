import Directory
import Kit

/// The portals of ministries and provinces that take dossiers — *Cổng đã kết nối* (INT-09): by the unit at the root of
/// each one's tree.
public struct ConnectedPortals: Sendable {
    public struct Portal: Sendable {
        public let root: OrgCode
        public let name: String
        public let origin: String

        public init(root: OrgCode, name: String, origin: String) {
            (self.root, self.name, self.origin) = (root, name, origin)
        }
    }

    private let portals: [OrgCode: Portal]
    private let answers: @Sendable (Portal) async -> Bool

    /// - Parameter answers: Whether a portal is up; asked before a citizen is sent there.
    public init(_ portals: [Portal], answers: @escaping @Sendable (Portal) async -> Bool) {
        self.portals = Dictionary(portals.map { ($0.root, $0) }) { first, _ in first }
        self.answers = answers
    }

    func portal(_ root: OrgCode) -> Portal? { portals[root] }

    func isUp(_ portal: Portal) async -> Bool { await answers(portal) }
}
