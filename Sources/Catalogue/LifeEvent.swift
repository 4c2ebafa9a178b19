/// An event in the life of a citizen or a business that leads to procedures — *sự kiện* (REQ-TTHC-003).
public struct LifeEvent: Codable, Hashable, Sendable {
    /// As its address has it: `co-con-nho`.
    public let code: String
    public let name: String
    /// ``Audience/citizen`` or ``Audience/business``: each has a tree of its own.
    public let audience: Audience
    public let groups: [LifeEventGroup]

    public init(_ code: String, _ name: String, for audience: Audience, _ groups: [LifeEventGroup]) {
        (self.code, self.name, self.audience, self.groups) = (code, name, audience, groups)
    }
}

/// The second level of the tree — *nhóm dịch vụ* — and what hangs a procedure on it: a service group of its record, its
/// field, or a phrase of its name. Compared without marks; each list may be empty.
public struct LifeEventGroup: Codable, Hashable, Sendable {
    public let name: String
    public let serviceGroups: [String]
    public let fields: [String]
    public let phrases: [String]

    public init(_ name: String, groups: [String] = [], fields: [String] = [], phrases: [String] = []) {
        (self.name, serviceGroups, self.fields, self.phrases) = (name, groups, fields, phrases)
    }
}
