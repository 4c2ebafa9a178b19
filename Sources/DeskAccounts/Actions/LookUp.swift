import Directory
import Foundation
import Kit
import Links
import Store

extension AccountDesk {
    /// [Tìm kiếm]: asks Vnconnect for the number; a form is begun, or goes on, only where the act is possible
    /// (REQ-DSK-005, 016).
    ///
    /// - Parameter draft: The form under way, if there is one.
    /// - Returns: The form, open.
    /// - Throws: ``DeskRefusal``: `exists` for a new account, `noAccount` for a reset.
    public func lookUp(
        _ number: IdentityNumber, for act: DeskAct, in draft: Draft?, by officer: DeskOfficer, now: Date
    ) async throws -> Draft {
        guard officer.holdsRight else { throw DeskRefusal.forbidden }
        // A look-up for a reset names a person: it is made at a desk, where they stand (spec D.1).
        guard act == .create || !officer.desks.isEmpty else { throw DeskRefusal.noDesk }
        let found: DeskWire.Found = try await line.ask(
            IdentityLinks.deskLookUp, DeskWire.LookUp(seat: officer.readerSeat, act: act, number: number.text))
        guard found.exists == (act == .reset) else { throw act == .reset ? DeskRefusal.noAccount : .exists }
        var content = draft?.content ?? Draft.Content()
        (content.number, content.lookedUp) = (number.text, number.text)
        (content.holder, content.holderPhone) = (found.name ?? "", found.maskedPhone ?? "")
        content.resets = found.resets ?? 0
        if content.desk.isEmpty, officer.desks.count == 1 { content.desk = officer.desks[0].code.text }
        guard var draft else {
            let fresh = Draft(id: chance.uuid4(), act: act, content: content, scan: nil, version: 1)
            try await database.write { [keys] tx in try tx.insert(fresh, of: officer.subject, keys, now: now) }
            return fresh
        }
        draft.content = content
        let changed = draft
        try await database.write { [keys] tx in try tx.save(changed, keys) }
        return try await self.draft(draft.id, act, by: officer, now: now)
    }

    /// - Throws: ``DeskRefusal/notFound`` for another officer's form, and for one given up or done.
    public func draft(_ id: UUID, _ act: DeskAct, by officer: DeskOfficer, now: Date) async throws -> Draft {
        let keys = keys
        let draft = try await database.read { tx in try tx.draft(id, act, of: officer.subject, keys, now: now) }
        guard let draft else { throw DeskRefusal.notFound }
        return draft
    }

    /// Keeps what was typed, and the scan. What the paper and the tick stood for is looked at again (REQ-DSK-010).
    public func save(
        _ draft: Draft, scan: StoredFile? = nil, dropsScan: Bool = false, by officer: DeskOfficer, now: Date
    ) async throws -> Draft {
        var draft = draft
        if draft.act == .create, !draft.content.formNumber.isEmpty {
            let hash: [UInt8] =
                if case .form(let form) = CheckedForm.read(draft.content, by: officer, today: Day(now)) {
                    form.request.hash
                } else { [] }
            if hash != draft.content.formHash {
                draft.content.voidForm = draft.content.formNumber
                (draft.content.formNumber, draft.content.formHash, draft.content.isConfirmed) = ("", [], false)
            }
        }
        // The citizen looked at this paper with that scan beside it.
        if draft.scan != nil, scan != nil || dropsScan { draft.content.isConfirmed = false }
        let changed = draft
        try await database.write { [keys] tx in
            try tx.save(changed, keys)
            if scan != nil || dropsScan { try tx.setScan(scan, of: changed, at: now) }
        }
        return try await self.draft(draft.id, draft.act, by: officer, now: now)
    }

    /// HỦY: the form goes with its scan, and its code is worth nothing any more (REQ-DSK-014).
    public func giveUp(_ draft: Draft, by officer: DeskOfficer, now: Date) async throws {
        let entry = entry("desk.give-up", officer, on: draft.id)
        try await database.write { tx in
            if let scan = draft.scan { try tx.drop(scan.id, at: now) }
            try tx.delete(draft)
            try tx.record(entry, at: now)
        }
        do {
            let form = DeskWire.Form(seat: officer.readerSeat, draft: draft.id)
            _ = try await line.ask(IdentityLinks.deskGiveUp, form, DeskWire.Nothing.self)
        } catch DeskRefusal.unavailable {
            // The form is gone, so nobody can use the code; it ends by itself in two minutes.
        }
    }
}
