import Foundation
import Kit
import Store

/// What a desk asks a code for (REQ-DSK-007, 011, 016).
public struct DeskCodeAsk: Codable, Sendable {
    /// The form's own id at the desk: the same until it is done or given up.
    public let draft: UUID
    public let act: DeskAct
    public let seat: DeskSeat
    /// The whole form for a new account.
    public let form: AccountRequestForm?
    /// For a reset: whose, and another phone than the account's own where that one is lost.
    public let number: String?
    public let phone: String?
    /// "Đã kiểm tra thuê bao chính chủ bằng cách khác" with how, where the operators cannot be asked.
    public let statement: String?

    public init(
        draft: UUID, act: DeskAct, seat: DeskSeat, form: AccountRequestForm? = nil, number: String? = nil,
        phone: String? = nil, statement: String? = nil
    ) {
        (self.draft, self.act, self.seat, self.form) = (draft, act, seat, form)
        (self.number, self.phone, self.statement) = (number, phone, statement)
    }
}

/// A form at a desk between its first code and its end: what the code is bound to.
struct DeskDraft: Sendable {
    let id: UUID
    let act: DeskAct
    let officer: String
    /// The person, as codes know it.
    let subject: [UInt8]
    /// The hash of all that the code stands for: another letter, and the code stands for nothing.
    let bound: [UInt8]
    /// How the phone was found to be the person's own.
    let check: Check
    let statement: String
    let phone: PhoneNumber

    enum Check: String, Sendable { case match, statement, ownPhone }

    /// A day: long enough for a queue at the desk.
    static let life: TimeInterval = 86_400

    var binding: CodeBinding { CodeBinding(act.purpose, subject: subject, flow: id, phone: phone) }
}

extension Transaction {
    /// Writes the form as it is now. A code for another person in the same form is worth nothing any more.
    func keep(_ draft: DeskDraft, _ keys: KeyRing, now: Date) throws {
        if let former = try deskDraft(draft.id, keys, now: now) {
            guard former.officer == draft.officer, former.act == draft.act else { throw IdentityRefusal.forbidden }
            if former.subject != draft.subject {
                try endLiveCode(former.act.purpose, former.subject, as: .voided, now: now)
            }
        }
        try execute(
            """
            INSERT INTO identity_desk_drafts (id, act, officer, subject, bound, phone_check, statement, phone, sends, expires_at)
            VALUES (\(draft.id), \(draft.act.rawValue), \(draft.officer), \(draft.subject), \(draft.bound),
                    \(draft.check.rawValue), \(draft.statement), \(try keys.seal(draft.phone)), 1,
                    \(now.addingTimeInterval(DeskDraft.life)))
            ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, bound = excluded.bound,
                phone_check = excluded.phone_check, statement = excluded.statement, phone = excluded.phone,
                sends = identity_desk_drafts.sends + 1, expires_at = excluded.expires_at
            """)
    }

    func deskDraft(_ id: UUID, _ keys: KeyRing, now: Date) throws -> DeskDraft? {
        try first(
            """
            SELECT act, officer, subject, bound, phone_check, statement, phone FROM identity_desk_drafts
             WHERE id = \(id) AND expires_at > \(now)
            """
        ) { row in
            DeskDraft(
                id: id, act: try row.read("act", DeskAct.init(rawValue:)), officer: try row.text("officer"),
                subject: try row.blob("subject"), bound: try row.blob("bound"),
                check: try row.read("phone_check", DeskDraft.Check.init(rawValue:)), statement: try row.text("statement"),
                phone: try keys.openPhone(try row.blob("phone")))
        }
    }

    func dropDeskDraft(_ id: UUID) throws {
        try execute("DELETE FROM identity_desk_drafts WHERE id = \(id)")
    }
}
