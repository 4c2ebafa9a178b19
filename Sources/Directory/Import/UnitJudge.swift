import Kit

/// Judges the rows of a file of units against the register, and against each other.
struct UnitJudge {
    enum Judgement {
        case add(NewUnit, [ImportRemark])
        case change(UnitCode, address: String, phone: String, aliases: [UnitCode])
        case keep
        case refuse([ImportFault])
        /// Its parent may come later in the file.
        case wait(parent: String)
    }

    let today: Day
    let isBounded: Bool

    func judge(_ line: UnitFile.Line, _ known: KnownUnits) -> Judgement {
        var faults: [ImportFault] = []
        let name = line[.name].cleaned
        if name.isEmpty { faults.append(.noName) }
        if name.count > 300 { faults.append(.nameTooLong) }
        let level = AgencyLevel(key: line[.level])
        if level == nil { faults.append(.noLevel(line[.level])) }
        let (from, to) = days(line, &faults)
        guard let code = UnitCode(imported: line[.code]) else { return .refuse([.noCode] + faults) }
        let aliases = line[.aliases].split(separator: ";").compactMap { UnitCode(imported: String($0)) }
        for alias in aliases {
            if let owner = known.own(alias), owner != known.own(code) ?? code.text { faults.append(.aliasTaken(alias.text)) }
        }
        guard faults.isEmpty, let level else { return .refuse(faults) }
        if isBounded, claimsAnothers([code] + aliases, known) { return .refuse([.outside]) }
        if let owner = known.own(code) {
            return compare(line, owner, name, level, aliases.filter { known.alias($0) == nil && $0.text != owner }, known)
        }
        var remarks: [ImportRemark] = code.scheme == .legacy ? [.keptAsItIs] : []
        switch parent(line, code, level, known, &remarks) {
        case .failure(let judgement): return judgement.judgement
        case .success(let parent):
            let unit = Unit(
                code: code, name: name, level: level, activeFrom: from ?? today, activeTo: to, address: line[.address],
                phone: line[.phone])
            return .add(NewUnit(unit, under: parent, aliases: aliases.filter { $0 != code }), remarks)
        }
    }

    /// Whether a code that nobody has yet belongs to another ministry's or province's tree.
    private func claimsAnothers(_ codes: [UnitCode], _ known: KnownUnits) -> Bool {
        codes.contains { code in
            guard known.own(code) == nil, let root = code.path?.groups.first else { return false }
            return !known.homes.contains(root)
        }
    }

    private struct Stop: Error { let judgement: Judgement }

    private func parent(
        _ line: UnitFile.Line, _ code: UnitCode, _ level: AgencyLevel, _ known: KnownUnits, _ remarks: inout [ImportRemark]
    ) -> Result<UnitCode?, Stop> {
        let isRoot = level == .ministry || level == .province
        if isRoot, isBounded { return .failure(Stop(judgement: .refuse([.outside]))) }
        if !line[.parent].isEmpty {
            guard let typed = UnitCode(imported: line[.parent]) else {
                return .failure(Stop(judgement: .refuse([.parentUnknown(line[.parent])])))
            }
            guard let own = known.own(typed) else { return .failure(Stop(judgement: .wait(parent: typed.text))) }
            return within(own, known)
        }
        if isRoot { return .success(nil) }
        guard let above = code.path?.parent else { return .failure(Stop(judgement: .refuse([.parentMissing]))) }
        guard let own = known.parent(byPathOf: code) else {
            return .failure(Stop(judgement: .wait(parent: above.orgCode?.text ?? above.description)))
        }
        remarks.append(.parentByCode(own))
        return within(own, known)
    }

    private func within(_ parent: String, _ known: KnownUnits) -> Result<UnitCode?, Stop> {
        guard known.units[parent]?.isWithin == true else { return .failure(Stop(judgement: .refuse([.outside]))) }
        return .success(UnitCode(imported: parent))
    }

    private func days(_ line: UnitFile.Line, _ faults: inout [ImportFault]) -> (from: Day?, to: Day?) {
        func day(_ column: UnitFile.Column) -> Day? {
            let text = line[column]
            if text.isEmpty { return nil }
            let day = Day(typed: text) ?? Day(iso: text)
            if day == nil { faults.append(.noSuchDay(text)) }
            return day
        }
        let (from, to) = (day(.from), day(.to))
        if let to, to < from ?? today { faults.append(.endsBeforeItBegins) }
        return (from, to)
    }

    /// A file may fill in how a unit is reached; what it is called and where it stands is history.
    private func compare(
        _ line: UnitFile.Line, _ owner: String, _ name: String, _ level: AgencyLevel, _ aliases: [UnitCode],
        _ known: KnownUnits
    ) -> Judgement {
        guard let unit = known.units[owner] else { return .refuse([.isAlias(of: owner)]) }
        var faults: [ImportFault] = []
        if !unit.isWithin { return .refuse([.outside]) }
        if unit.name != name { faults.append(.otherName(unit.name)) }
        if unit.level != level { faults.append(.otherLevel) }
        if let typed = UnitCode(imported: line[.parent]), (known.own(typed) ?? typed.text) != unit.parent {
            faults.append(.otherParent(unit.parent ?? "–"))
        }
        let standsAlone = line[.parent].isEmpty && (level == .ministry || level == .province)
        if standsAlone, let has = unit.parent { faults.append(.otherParent(has)) }
        guard faults.isEmpty, let code = UnitCode(imported: owner) else { return .refuse(faults) }
        let address = line[.address].isEmpty ? unit.address : line[.address]
        let phone = line[.phone].isEmpty ? unit.phone : line[.phone]
        if address == unit.address, phone == unit.phone, aliases.isEmpty { return .keep }
        return .change(code, address: address, phone: phone, aliases: aliases)
    }
}
