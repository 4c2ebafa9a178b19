import Foundation

// The documented catalogue format (Sources/Samples/Data/README.md): what is empty may be left out.

extension Procedure: Codable {
    enum CodingKeys: String, CodingKey {
        case code, name, kind, repeal, fields, promulgatedBy, decision, subjects, executedBy, executedAt, agencies
        case competence, online, steps, ways, cases, results, returning, legalBases, conditions, description, keywords
        case serviceGroups, lifeEvents, formFields, hasFullRecord, notices
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(String.self, forKey: .code)
        name = try values.decode(String.self, forKey: .name)
        kind = try values.value(.kind, or: .standard)
        repeal = try values.decodeIfPresent(Repeal.self, forKey: .repeal)
        fields = try values.list(.fields)
        promulgatedBy = try values.decode(CodedName.self, forKey: .promulgatedBy)
        decision = try values.decodeIfPresent(Decision.self, forKey: .decision)
        subjects = try values.list(.subjects)
        executedBy = Set(try values.list(.executedBy) as [ExecutingLevel])
        executedAt = try values.list(.executedAt)
        agencies = try values.list(.agencies)
        competence = try values.value(.competence, or: .unstated)
        online = try values.value(.online, or: .closed)
        steps = try values.list(.steps)
        ways = try values.list(.ways)
        cases = try values.list(.cases)
        results = try values.list(.results)
        returning = try values.list(.returning)
        legalBases = try values.list(.legalBases)
        conditions = try values.text(.conditions)
        description = try values.text(.description)
        keywords = try values.list(.keywords)
        serviceGroups = try values.list(.serviceGroups)
        lifeEvents = try values.list(.lifeEvents)
        formFields = try values.list(.formFields)
        hasFullRecord = try values.value(.hasFullRecord, or: false)
        notices = try values.list(.notices)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(code, forKey: .code)
        try values.encode(name, forKey: .name)
        try values.encode(kind, forKey: .kind)
        try values.encodeIfPresent(repeal, forKey: .repeal)
        try values.encodeList(fields, .fields)
        try values.encode(promulgatedBy, forKey: .promulgatedBy)
        try values.encodeIfPresent(decision, forKey: .decision)
        try values.encodeList(subjects, .subjects)
        try values.encodeList(ExecutingLevel.allCases.filter(executedBy.contains), .executedBy)
        try values.encodeList(executedAt, .executedAt)
        try values.encodeList(agencies, .agencies)
        if competence != .unstated { try values.encode(competence, forKey: .competence) }
        try values.encode(online, forKey: .online)
        try encodeRecord(to: &values)
    }

    private func encodeRecord(to values: inout KeyedEncodingContainer<CodingKeys>) throws {
        try values.encodeList(steps, .steps)
        try values.encodeList(ways, .ways)
        try values.encodeList(cases, .cases)
        try values.encodeList(results, .results)
        try values.encodeList(returning, .returning)
        try values.encodeList(legalBases, .legalBases)
        try values.encodeText(conditions, .conditions)
        try values.encodeText(description, .description)
        try values.encodeList(keywords, .keywords)
        try values.encodeList(serviceGroups, .serviceGroups)
        try values.encodeList(lifeEvents, .lifeEvents)
        try values.encodeList(formFields, .formFields)
        try values.encode(hasFullRecord, forKey: .hasFullRecord)
        try values.encodeList(notices, .notices)
    }
}

extension OnlineService {
    /// What a procedure has whose file says nothing about online service.
    static let closed = OnlineService(level: .none, isOpen: false, minIal: usualMinIal)
}
