import Administration
import Directory
import Foundation
import Kit
import Store

/// A third reset in thirty days, which an administrator has to agree to (REQ-DSK-016) — *đề nghị phê duyệt*.
public struct Approval: Sendable {
    public enum Decision: String, CaseIterable, Sendable { case agreed, refused }

    public let id: UUID
    public let holder: String
    public let maskedNumber: String
    public let officer: String
    public let officerName: String
    public let deskName: String
    public let askedAt: Date
    public let decision: Decision?
    public let decidedByName: String?
}

extension AccountDesk {
    /// What a yes stands for: this person, this phone, this desk. Another of them in the same form asks anew.
    private func bound(_ draft: Draft, _ phone: PhoneNumber?, _ seat: DeskSeat) -> [UInt8] {
        keys.blindIndex(
            [draft.content.lookedUp, phone?.e164 ?? "", seat.desk, seat.officer].joined(separator: "\n"),
            for: "deskaccounts.approval")
    }

    func askApproval(for draft: Draft, to phone: PhoneNumber?, _ seat: DeskSeat, now: Date) async throws {
        let bound = bound(draft, phone, seat)
        let id = chance.uuid7(at: now)
        let masked = IdentityNumber(personal: draft.content.lookedUp)?.masked ?? ""
        try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO deskaccounts_approvals (id, draft, bound, name, masked, officer, officer_name, desk, desk_name,
                                                    asked_at)
                VALUES (\(id), \(draft.id), \(bound), \(draft.content.holder), \(masked), \(seat.officer),
                        \(seat.officerName), \(seat.desk), \(seat.deskName), \(now))
                ON CONFLICT (draft) DO UPDATE SET bound = excluded.bound, name = excluded.name, masked = excluded.masked,
                    desk = excluded.desk, desk_name = excluded.desk_name, asked_at = excluded.asked_at, decision = NULL,
                    decided_by = NULL, decided_by_name = NULL, decided_at = NULL
                 WHERE deskaccounts_approvals.bound <> excluded.bound
                """)
        }
    }

    /// Who agreed to this very reset; `nil` while nobody has.
    func agreed(to draft: Draft, _ phone: PhoneNumber?, _ seat: DeskSeat) async throws -> String? {
        let bound = bound(draft, phone, seat)
        return try await database.read { tx in
            try tx.first(
                """
                SELECT decided_by FROM deskaccounts_approvals
                 WHERE draft = \(draft.id) AND bound = \(bound) AND decision = 'agreed'
                """
            ) { try $0.text("decided_by") }
        }
    }

    /// What waits for one's yes, and what was decided lately.
    public func approvals(for officer: DeskOfficer, now: Date) async throws -> [Approval] {
        guard officer.approves else { throw DeskRefusal.forbidden }
        return try await database.read { tx in
            try tx.run(
                """
                SELECT a.id, a.name, a.masked, a.officer, a.officer_name, a.desk_name, a.asked_at, a.decision, a.decided_by_name
                  FROM deskaccounts_approvals a WHERE a.asked_at > \(now.addingTimeInterval(-30 * 86_400))
                       \(.within(officer.approvalReach, "a.desk", on: Day(now)))
                 ORDER BY a.asked_at DESC, a.id DESC LIMIT 200
                """, Approval.init(row:))
        }
    }

    /// - Throws: ``DeskRefusal``: `notFound` outside one's reach, `forbidden` for one's own, `state` once decided.
    public func decide(_ id: UUID, _ decision: Approval.Decision, by officer: DeskOfficer, now: Date) async throws {
        guard let wanted = try await approvals(for: officer, now: now).first(where: { $0.id == id }) else {
            throw DeskRefusal.notFound
        }
        guard wanted.officer != officer.subject else { throw DeskRefusal.forbidden }
        let entry = entry("desk.\(decision.rawValue)-reset", officer, on: id)
        try await database.write { tx in
            let decided = try tx.execute(
                """
                UPDATE deskaccounts_approvals SET decision = \(decision.rawValue), decided_by = \(officer.subject),
                       decided_by_name = \(officer.name), decided_at = \(now) WHERE id = \(id) AND decision IS NULL
                """)
            guard decided == 1 else { throw DeskRefusal.state }
            try tx.record(entry, at: now)
        }
    }
}

extension Approval {
    init(row: Row) throws {
        self.init(
            id: try row.uuid("id"), holder: try row.text("name"), maskedNumber: try row.text("masked"),
            officer: try row.text("officer"), officerName: try row.text("officer_name"), deskName: try row.text("desk_name"),
            askedAt: try row.date("asked_at"), decision: try row.optionalText("decision").flatMap(Decision.init(rawValue:)),
            decidedByName: try row.optionalText("decided_by_name"))
    }
}
