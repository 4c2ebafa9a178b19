import Foundation
import Kit
import Store

extension UnitRegister {
    /// Reads a file of units into the register; a verdict for every row, in their order.
    ///
    /// Rows wait for the parents that come later in the file. Doing it again changes nothing. A row that is refused does
    /// not stop the others.
    ///
    /// - Parameter isTrial: Judges only.
    public func importUnits(
        _ file: UnitFile, in reach: UnitReach, by actor: String, isTrial: Bool, now: Date
    ) async throws -> [UnitVerdict] {
        let today = Day(now)
        let sorted = try await database.read { tx in
            UnitSorter(file, try KnownUnits(tx, reach: reach, on: today), UnitJudge(today: today, isBounded: reach != .everything))
        }
        if !isTrial { try await write(sorted.steps, by: actor, now: now) }
        return sorted.verdicts
    }

    /// Parents stand before what stands under them; a program that dies in the middle leaves whole units behind.
    private func write(_ steps: [UnitSorter.Step], by actor: String, now: Date) async throws {
        let salt = chance
        for start in stride(from: 0, to: steps.count, by: 500) {
            let part = Array(steps[start..<min(start + 500, steps.count)])
            try await database.bulk { tx in
                for step in part { try tx.take(step, at: now) }
                let entry = TrailEntry(
                    stream: "units", actor: actor, action: "import-units", object: "units", details: ["rows": "\(part.count)"],
                    chance: salt)
                try tx.record(entry, at: now)
            }
        }
    }
}

/// The rows of a file in an order in which each finds its parent.
struct UnitSorter: Sendable {
    enum Step: Sendable {
        case add(NewUnit)
        case change(UnitCode, address: String, phone: String, aliases: [UnitCode])
    }

    private(set) var steps: [Step] = []
    private var found: [Int: UnitVerdict] = [:]
    private var firstLines: [String: Int] = [:]
    let lines: [Int]
    /// No state has more levels of units; a file that pretends to must not keep us busy.
    private static let deepest = 8

    var verdicts: [UnitVerdict] { lines.compactMap { found[$0] } }

    init(_ file: UnitFile, _ register: KnownUnits, _ judge: UnitJudge) {
        lines = file.lines.map(\.number)
        var (known, waiting, passes) = (register, file.lines, 0)
        while !waiting.isEmpty {
            let rest = take(waiting, &known, judge)
            passes += 1
            if rest.count == waiting.count || passes > Self.deepest {
                for (line, parent) in rest { found[line.number] = Self.verdict(line, .refused([.parentUnknown(parent)])) }
                break
            }
            waiting = rest.map(\.line)
        }
    }

    /// - Returns: The rows whose parent is not there yet, with its code.
    private mutating func take(
        _ lines: [UnitFile.Line], _ known: inout KnownUnits, _ judge: UnitJudge
    ) -> [(line: UnitFile.Line, parent: String)] {
        var waiting: [(line: UnitFile.Line, parent: String)] = []
        for line in lines {
            if let first = firstLine(of: line) {
                found[line.number] = Self.verdict(line, .refused([.twice(line: first)]))
                continue
            }
            switch judge.judge(line, known) {
            case .add(let new, let remarks):
                known.add(new)
                steps.append(.add(new))
                found[line.number] = Self.verdict(line, .added, remarks)
            case .change(let code, let address, let phone, let aliases):
                steps.append(.change(code, address: address, phone: phone, aliases: aliases))
                for alias in aliases { known.lead(alias, to: code) }
                found[line.number] = Self.verdict(line, .changed)
            case .keep: found[line.number] = Self.verdict(line, .unchanged)
            case .refuse(let faults): found[line.number] = Self.verdict(line, .refused(faults))
            case .wait(let parent): waiting.append((line, parent))
            }
        }
        return waiting
    }

    /// The line that had the same code before; `nil` for the first.
    private mutating func firstLine(of line: UnitFile.Line) -> Int? {
        let code = UnitCode(imported: line[.code])?.text ?? ""
        guard !code.isEmpty else { return nil }
        if let first = firstLines[code], first != line.number { return first }
        firstLines[code] = line.number
        return nil
    }

    private static func verdict(
        _ line: UnitFile.Line, _ outcome: UnitVerdict.Outcome, _ remarks: [ImportRemark] = []
    ) -> UnitVerdict {
        UnitVerdict(line: line.number, code: line[.code], name: line[.name], outcome: outcome, remarks: remarks)
    }
}

extension Transaction {
    fileprivate func take(_ step: UnitSorter.Step, at now: Date) throws {
        switch step {
        case .add(let new): try add(new, at: now)
        case .change(let code, let address, let phone, let aliases):
            try execute(
                """
                UPDATE directory_agencies SET address = \(address), phone = \(phone), version = version + 1,
                    updated_at = \(now) WHERE code = \(code.text)
                """)
            for alias in aliases { try add(UnitAlias(alias, from: Day(now)), to: code) }
        }
    }
}
