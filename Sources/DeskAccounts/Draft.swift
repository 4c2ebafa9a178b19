import Foundation
import Kit
import Store

/// A form at a desk, from the look-up to the account — *tờ khai tại quầy*: what was typed, and what came of it so far.
public struct Draft: Sendable {
    public let id: UUID
    public let act: DeskAct
    public var content: Content
    public let scan: StoredFile?
    let version: Int

    /// As typed; sealed at rest.
    public struct Content: Codable, Sendable, Equatable {
        public var number = ""
        public var name = ""
        public var birthDate = ""
        public var phone = ""
        public var email = ""
        public var desk = ""
        public var hasGuardian = false
        /// "Công dân đã kiểm tra và xác nhận" (REQ-DSK-010).
        public var isConfirmed = false
        /// The officer's word where the operators cannot be asked, and how it was checked.
        public var statement = ""
        public var asksStatement = false
        /// The number for which [Tìm kiếm] found what the act needs.
        public var lookedUp = ""
        /// The paper that was printed last, and what it says.
        public var formNumber = ""
        public var formHash: [UInt8] = []
        public var printedAt = Date(timeIntervalSince1970: 0)
        /// A paper that is worth nothing any more.
        public var voidForm = ""
        /// For a reset: whose account it is, and where codes go.
        public var holder = ""
        public var holderPhone = ""
        public var resets = 0
        public var approver = ""

        public init() {}
    }

    /// Whether the rest of the form may be filled in (REQ-DSK-005).
    public var isOpen: Bool { !content.lookedUp.isEmpty && content.lookedUp == content.number.trimmed }

    /// A day.
    static let life: TimeInterval = 86_400
}

extension Transaction {
    func insert(_ draft: Draft, of officer: String, _ keys: KeyRing, now: Date) throws {
        try execute(
            """
            INSERT INTO deskaccounts_drafts (id, act, officer, content, version, expires_at)
            VALUES (\(draft.id), \(draft.act.rawValue), \(officer), \(try keys.seal(draft.content)), 1,
                    \(now.addingTimeInterval(Draft.life)))
            """)
    }

    /// - Throws: ``DeskRefusal/state`` where another tab changed it meanwhile.
    func save(_ draft: Draft, _ keys: KeyRing) throws {
        let saved = try execute(
            """
            UPDATE deskaccounts_drafts SET content = \(try keys.seal(draft.content)), version = version + 1
             WHERE id = \(draft.id) AND version = \(draft.version)
            """)
        guard saved == 1 else { throw DeskRefusal.state }
    }

    /// Puts a scan into the form, or takes it out; the one before goes.
    func setScan(_ scan: StoredFile?, of draft: Draft, at now: Date) throws {
        if let scan { try keep(scan) }
        try execute("UPDATE deskaccounts_drafts SET scan = \(scan?.id) WHERE id = \(draft.id)")
        if let former = draft.scan { try drop(former.id, at: now) }
    }

    /// An officer's own form; another's does not exist.
    func draft(_ id: UUID, _ act: DeskAct, of officer: String, _ keys: KeyRing, now: Date) throws -> Draft? {
        let row = try first(
            """
            SELECT content, scan, version FROM deskaccounts_drafts
             WHERE id = \(id) AND act = \(act.rawValue) AND officer = \(officer) AND expires_at > \(now)
            """
        ) { row in
            (
                content: try keys.openDraft(try row.blob("content")), scan: try row.optionalID("scan") as ID<StoredFile>?,
                version: try row.int("version")
            )
        }
        guard let row else { return nil }
        return Draft(id: id, act: act, content: row.content, scan: try row.scan.flatMap { try file($0) }, version: row.version)
    }

    func delete(_ draft: Draft) throws { try execute("DELETE FROM deskaccounts_drafts WHERE id = \(draft.id)") }
}

extension KeyRing {
    fileprivate func seal(_ content: Draft.Content) throws -> [UInt8] {
        try seal(try JSONEncoder().encode(content), for: SealPurpose.draft)
    }

    fileprivate func openDraft(_ sealed: [UInt8]) throws -> Draft.Content {
        try JSONDecoder().decode(Draft.Content.self, from: Data(try open(sealed, for: SealPurpose.draft)))
    }
}
