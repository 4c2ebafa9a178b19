import Directory
import Foundation
import Kit
import Store

extension Transaction {
    /// Moves a dossier one step, writes down who did it and why, and tells the other portals — the only way it moves.
    ///
    /// - Throws: ``DossierRefusal/notNow`` where the table has no such move, ``DossierRefusal/changedMeanwhile`` where
    ///   someone was quicker.
    @discardableResult
    public func move(
        _ dossier: Dossier, _ move: Move, by actor: Actor, note: String = "", due: DueChange = .keep, at now: Date
    ) throws -> Dossier {
        let next = dossier.moved(to: try dossier.stage.after(move), due: due, at: now)
        try replace(dossier, with: next)
        try append(.move(move), to: next, by: actor, note: note, at: now)
        return next
    }

    /// Writes something down that leaves the stage alone: a remark, a new due moment.
    @discardableResult
    public func note(
        _ dossier: Dossier, _ step: DossierEvent.Step, by actor: Actor, note: String, due: DueChange = .keep,
        isInternal: Bool, at now: Date
    ) throws -> Dossier {
        let next = dossier.moved(to: dossier.stage, due: due, at: now)
        try replace(dossier, with: next)
        try append(step, to: next, by: actor, note: note, isInternal: isInternal, at: now)
        return next
    }

    /// The history, oldest first; without what officers tell each other unless that is asked for.
    public func events(of id: ID<Dossier>, withInternal: Bool) throws -> [DossierEvent] {
        let publicOnly: SQL = withInternal ? .none : "AND is_internal = 0"
        return try run(
            """
            SELECT number, at, step, stage, actor_kind, actor, actor_name, unit, unit_name, note, due_at, is_internal
              FROM dossiers_events WHERE dossier = \(id) \(publicOnly) ORDER BY number
            """, DossierEvent.init(row:))
    }

    func append(
        _ step: DossierEvent.Step, to dossier: Dossier, by actor: Actor, note: String, isInternal: Bool = false,
        at now: Date
    ) throws {
        try execute(
            """
            INSERT INTO dossiers_events (dossier, number, at, step, stage, actor_kind, actor, actor_name, unit,
                unit_name, note, due_at, is_internal)
            VALUES (\(dossier.id), \(dossier.steps), \(now), \(step.rawValue), \(dossier.stage.rawValue),
                \(actor.kind.rawValue), \(actor.subject), \(actor.name), \(actor.unit?.text), \(actor.unitName),
                \(note), \(dossier.dueAt), \(isInternal))
            """)
        guard !isInternal else { return }
        let taken = StepTaken(dossier: dossier.id, number: dossier.steps)
        try enqueue(.dossierStep, payload: taken, key: "\(taken.dossier):\(taken.number)", at: now)
    }
}

/// What the outbox carries to the other portals after each public step; the exchange reads the rest (INT-09).
public struct StepTaken: Codable, Hashable, Sendable {
    public let dossier: ID<Dossier>
    public let number: Int
}

extension OutboxKind {
    public static let dossierStep = OutboxKind("dossier-step")
}

extension DossierEvent {
    public init(row: Row) throws {
        (number, at) = (try row.int("number"), try row.date("at"))
        step = try row.read("step", Step.init(rawValue:))
        stage = try Stage(stored: try row.int("stage"))
        actor = Actor(
            kind: try row.read("actor_kind", Actor.Kind.init(rawValue:)), subject: try row.text("actor"),
            name: try row.text("actor_name"), unit: try row.optionalText("unit").flatMap { OrgCode($0) },
            unitName: try row.text("unit_name"))
        (note, dueAt) = (try row.text("note"), try row.optionalDate("due_at"))
        isInternal = try row.bool("is_internal")
    }
}
