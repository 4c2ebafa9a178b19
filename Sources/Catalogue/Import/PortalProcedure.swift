import Foundation
import Kit

// From what the national portal publishes to a ``Procedure``. Odd values pass through and leave a notice.

extension Procedure {
    /// A procedure known by its heading alone: it can be read, not filed.
    init(_ listing: PortalListing, notices found: [ImportNotice]) {
        let subjects = SubjectReading(listing.formalityTargetType)
        let agencies = listing.departments.map(\.cleaned).filter { !$0.isEmpty }
        self.init(
            code: listing.code.nfc, name: listing.name.cleaned, kind: .init(portal: listing.type),
            repeal: nil, fields: listing.categories.map { CodedName($0.cleaned) },
            promulgatedBy: CodedName(listing.departmentPromulgate.cleaned), decision: nil, subjects: subjects.known,
            executedBy: Set(agencies.flatMap(ExecutingLevel.named)), executedAt: [],
            agencies: agencies.map { CodedName($0) },
            competence: .unstated, online: .closed, steps: [], ways: [], cases: [], results: [], returning: [],
            legalBases: [], conditions: "", description: "", keywords: [], serviceGroups: [], lifeEvents: [],
            formFields: [], hasFullRecord: false, notices: found + subjects.notices)
    }

    init(_ record: PortalRecord, listing: PortalListing?, notices found: [ImportNotice]) {
        let ways = PortalWays(record)
        let papers = PortalPapers(record)
        let agencies = record.printedAgencies(listing)
        let subjects = SubjectReading((record.subjectTypesDetails ?? []).compactMap(\.name))
        self.init(
            code: record.code.nfc, name: record.name.cleaned, kind: record.kind, repeal: nil,
            fields: CodedName.list(record.categoriesDetails), promulgatedBy: record.promulgatedBy(listing),
            decision: record.decision, subjects: subjects.known, executedBy: record.levels, executedAt: [],
            agencies: agencies, competence: record.competence, online: record.online, steps: record.steps,
            ways: ways.ways, cases: papers.cases, results: CodedName.list(record.resultsDetails),
            returning: record.returning, legalBases: CodedName.list(record.legalBasisesDetails),
            conditions: (record.requirementsAndConditions ?? "").tidied, description: (record.description ?? "").tidied,
            keywords: record.keywordList, serviceGroups: CodedName.list(record.serviceGroupsDetails).map(\.name),
            lifeEvents: [], formFields: [], hasFullRecord: true,
            notices: found + subjects.notices + ways.notices + papers.notices + CodedName.oddAgencyCodes(agencies))
    }
}

extension PortalRecord {
    fileprivate var kind: ProcedureKind { isInternal == true ? .internal : ProcedureKind(portal: type ?? "") }

    fileprivate var levels: Set<ExecutingLevel> {
        let flags: [(Bool?, ExecutingLevel)] = [
            (isWard, .commune), (isProvince, .province), (isMinistry, .ministry), (isVertical, .vertical),
            (isOtherAgency, .other),
        ]
        return Set(flags.filter { $0.0 == true }.map(\.1))
    }

    fileprivate var online: OnlineService {
        let isOnline = isOfflineOnly != true && (executionMethods ?? []).contains { $0.submissionMethod == "ONLINE" }
        guard isOnline, kind != .internal else { return .closed }
        return OnlineService(
            level: isFullProcess == true ? .full : .part, isOpen: true, minIal: OnlineService.usualMinIal)
    }

    fileprivate func promulgatedBy(_ listing: PortalListing?) -> CodedName {
        let name = departmentPromulgateName ?? listing?.departmentPromulgate ?? ""
        return CodedName(name.cleaned, code: (departmentPromulgateCode ?? "").cleaned)
    }

    fileprivate func printedAgencies(_ listing: PortalListing?) -> [CodedName] {
        let agencies = CodedName.list(departmentsExecuting) + CodedName.list(unitGroupsExecuting)
        if !agencies.isEmpty { return agencies }
        return (listing?.departments ?? []).map(\.cleaned).filter { !$0.isEmpty }.map { CodedName($0) }
    }

    fileprivate var decision: Decision? {
        guard let number = procedureProposal?.proposalNumber?.cleaned, !number.isEmpty else { return nil }
        return Decision(number: number, day: procedureProposal?.decisionDate.map { Day(Date(milliseconds: $0)) })
    }

    fileprivate var competence: Competence {
        Competence(
            authority: CodedName.list(departmentsAuthority).map(\.name).joined(separator: "; "),
            delegated: (delegatedAgencies ?? "").tidied, coordinating: (coordinatingAgencies ?? "").tidied,
            address: (dossierReceivingAddresses ?? "").tidied)
    }

    fileprivate var steps: [Catalogue.Step] {
        (executionSteps ?? []).map { .init(title: ($0.name ?? "").cleaned, text: ($0.description ?? "").tidied) }
            .filter { !$0.title.isEmpty || !$0.text.isEmpty }
    }

    fileprivate var keywordList: [String] {
        (keywords ?? "").split(whereSeparator: { $0 == ";" || $0 == "," }).map { String($0).cleaned }.filter {
            !$0.isEmpty
        }
    }

    fileprivate var returning: [ReturnMethod] {
        let named = Set((returningMethods ?? []).flatMap { $0.value ?? [] })
        let names: [ReturnMethod: String] = [.online: "ONLINE", .desk: "AT_SUBMISSION_PLACE", .home: "AT_HOME"]
        return ReturnMethod.allCases.filter { named.contains(names[$0] ?? "") }
    }
}
