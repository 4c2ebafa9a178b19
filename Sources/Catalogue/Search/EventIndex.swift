import Kit

/// Which procedures hang on which life event.
struct EventIndex: Sendable {
    let events: [LifeEvent]
    /// By event, then group, in the order of names.
    let members: [[[Int32]]]
    /// By event: its groups' members and those hung on it by hand, once each.
    let all: [[Int32]]

    init(_ events: [LifeEvent], members: [[[Int32]]]) {
        self.events = events
        self.members = members.map { $0.map(Self.once) }
        all = self.members.map { Self.once($0.flatMap { $0 }) }
    }

    func procedures(_ code: String, group: Int?) -> [Int32]? {
        guard let event = events.firstIndex(where: { $0.code == code }) else { return nil }
        guard let group else { return all[event] }
        return members[event].indices.contains(group) ? members[event][group] : nil
    }

    private static func once(_ numbers: [Int32]) -> [Int32] {
        numbers.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}

/// How a procedure comes to hang on life events: by its service groups, its fields, phrases of its name, or by hand.
struct EventRules: Sendable {
    struct Place: Hashable, Sendable {
        let event: Int
        let group: Int
    }

    /// For phrases, the place each stands for is the number it is given here.
    private(set) var places: [Place] = []
    private(set) var phrases: [(place: Int, phrase: String)] = []
    private var byGroup: [String: [Place]] = [:]
    private var byField: [String: [Place]] = [:]
    /// Names seen before, so that each is folded once.
    private var folded: [String: String] = [:]
    private var byCode: [String: Place] = [:]

    init(_ events: [LifeEvent]) {
        for (event, life) in events.enumerated() where !life.groups.isEmpty {
            byCode[life.code] = Place(event: event, group: 0)
            for (group, rule) in life.groups.enumerated() { add(rule, at: Place(event: event, group: group)) }
        }
    }

    private mutating func add(_ rule: LifeEventGroup, at place: Place) {
        for name in rule.serviceGroups { byGroup[VietnameseText.folded(name), default: []].append(place) }
        for name in rule.fields { byField[VietnameseText.folded(name), default: []].append(place) }
        for phrase in rule.phrases { phrases.append((places.count, phrase)) }
        places.append(place)
    }

    /// The places of everything but phrases.
    mutating func members(_ listing: ProcedureListing) -> [Place] {
        var found = listing.lifeEvents.compactMap { byCode[$0] }
        for name in listing.serviceGroups { found += byGroup[fold(name)] ?? [] }
        for name in listing.fields { found += byField[fold(name)] ?? [] }
        return found
    }

    private mutating func fold(_ name: String) -> String {
        if let known = folded[name] { return known }
        let fold = VietnameseText.folded(name)
        folded[name] = fold
        return fold
    }
}

extension CatalogueIndex {
    /// The tree of one audience with the number of procedures on each event and group; what has none is left out
    /// (REQ-TTHC-003).
    public func lifeEvents(for audience: Audience) -> [LifeEventBranch] {
        events.events.indices.compactMap { number in
            let event = events.events[number]
            guard event.audience == audience, !events.all[number].isEmpty else { return nil }
            let groups = event.groups.indices.compactMap { group in
                let count = events.members[number][group].count
                return count == 0
                    ? nil : LifeEventBranch.Group(number: group, name: event.groups[group].name, count: count)
            }
            return LifeEventBranch(event: event, count: events.all[number].count, groups: groups)
        }
    }
}

/// A life event with what hangs on it.
public struct LifeEventBranch: Hashable, Sendable {
    public let event: LifeEvent
    public let count: Int
    public let groups: [Group]

    public struct Group: Hashable, Sendable {
        /// What ``CatalogueFilter/eventGroup`` asks for.
        public let number: Int
        public let name: String
        public let count: Int
    }
}
