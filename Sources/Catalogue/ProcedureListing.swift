import Kit

/// What lists and the search know of a procedure: a row of the catalogue, without its record.
public struct ProcedureListing: Hashable, Sendable {
    public let code: String
    public let name: String
    public let revision: Int
    public let kind: ProcedureKind
    public let isRepealed: Bool
    public let fields: [String]
    /// *Cơ quan công bố*.
    public let promulgatedBy: String
    /// *Cơ quan thực hiện*, as printed.
    public let agencies: [String]
    public let keywords: [String]
    public let serviceGroups: [String]
    public let lifeEvents: [String]
    public let audiences: Several<Audience>
    public let levels: Several<ExecutingLevel>
    public let online: OnlineService
    public let hasFullRecord: Bool

    public var canBeFiled: Bool { hasFullRecord && !isRepealed && kind != .internal }
    public var canBeFiledOnline: Bool { canBeFiled && online.isOpen }
}

extension ProcedureListing {
    public init(_ procedure: Procedure, revision: Int) {
        code = procedure.code
        name = procedure.name
        self.revision = revision
        kind = procedure.kind
        isRepealed = procedure.repeal != nil
        fields = procedure.fields.map(\.name)
        promulgatedBy = procedure.promulgatedBy.name
        agencies = procedure.agencies.map(\.name)
        keywords = procedure.keywords
        serviceGroups = procedure.serviceGroups
        lifeEvents = procedure.lifeEvents
        audiences = Several(procedure.subjects.map(\.audience))
        levels = Several(procedure.executedBy)
        online = procedure.online
        hasFullRecord = procedure.hasFullRecord
    }
}
