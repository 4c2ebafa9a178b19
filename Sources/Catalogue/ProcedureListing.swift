import Kit

/// What lists and the search know of a procedure: a row of the catalogue, without its record.
package struct ProcedureListing: Hashable, Sendable {
    package let code: String
    package let name: String
    package let revision: Int
    package let kind: ProcedureKind
    package let isRepealed: Bool
    package let fields: [String]
    /// *Cơ quan công bố*.
    package let promulgatedBy: String
    /// *Cơ quan thực hiện*, as printed.
    package let agencies: [String]
    package let keywords: [String]
    package let serviceGroups: [String]
    package let lifeEvents: [String]
    package let audiences: Several<Audience>
    package let levels: Several<ExecutingLevel>
    package let online: OnlineService
    package let hasFullRecord: Bool

    package var canBeFiled: Bool { hasFullRecord && !isRepealed && kind != .internal }
    package var canBeFiledOnline: Bool { canBeFiled && online.isOpen }
}

extension ProcedureListing {
    package init(_ procedure: Procedure, revision: Int) {
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
