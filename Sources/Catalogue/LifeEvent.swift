/// An event in the life of a citizen or a business that leads to procedures — *sự kiện* (REQ-TTHC-003).
package struct LifeEvent: Codable, Hashable, Sendable {
    /// As its address has it: `co-con-nho`.
    package let code: String
    package let name: String
    /// ``Audience/citizen`` or ``Audience/business``: each has a tree of its own.
    package let audience: Audience
    package let groups: [LifeEventGroup]

    package init(_ code: String, _ name: String, for audience: Audience, _ groups: [LifeEventGroup]) {
        (self.code, self.name, self.audience, self.groups) = (code, name, audience, groups)
    }
}

/// The second level of the tree — *nhóm dịch vụ* — and what hangs a procedure on it: a service group of its record, its
/// field, or a phrase of its name. Compared without marks; each list may be empty.
package struct LifeEventGroup: Codable, Hashable, Sendable {
    package let name: String
    package let serviceGroups: [String]
    package let fields: [String]
    package let phrases: [String]

    package init(_ name: String, groups: [String] = [], fields: [String] = [], phrases: [String] = []) {
        (self.name, serviceGroups, self.fields, self.phrases) = (name, groups, fields, phrases)
    }
}
