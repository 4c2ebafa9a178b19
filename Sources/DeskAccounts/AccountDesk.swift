import Administration
import Directory
import Foundation
import Kit
import Store

/// The door to accounts made at desks — *tạo tài khoản công dân*. The account itself is Vnconnect's; here are the form, the
/// scan, and who may.
public struct AccountDesk: Sendable {
    public let database: Database
    public let files: FileStore
    let keys: KeyRing
    let chance: Chance
    let staff: AdministrationDesk
    let names: DeskNames
    let line: DeskLine

    public init(
        database: Database, files: FileStore, keys: KeyRing, chance: Chance = .system, staff: AdministrationDesk,
        names: DeskNames, line: DeskLine
    ) {
        (self.database, self.files, self.keys, self.chance) = (database, files, keys, chance)
        (self.staff, self.names, self.line) = (staff, names, line)
    }

    func entry(_ action: String, _ officer: DeskOfficer, on id: UUID, _ details: [String: String] = [:]) -> TrailEntry {
        TrailEntry(
            stream: "desk-account:\(id.uuidString.lowercased())", actor: "account:\(officer.subject)", action: action,
            object: "desk-account:\(id.uuidString.lowercased())", details: details, chance: chance)
    }

    /// Once an hour: forms nobody finished in a day go, with their scans (REQ-DSK-014).
    public func forgetDrafts(now: Date) async throws {
        try await database.write { tx in
            let old = try tx.run("SELECT id, scan FROM deskaccounts_drafts WHERE expires_at <= \(now) LIMIT 500") { row in
                (id: try row.uuid("id"), scan: try row.optionalID("scan") as ID<StoredFile>?)
            }
            for draft in old {
                if let scan = draft.scan { try tx.drop(scan, at: now) }
                try tx.execute("DELETE FROM deskaccounts_drafts WHERE id = \(draft.id)")
            }
        }
    }
}

enum SealPurpose {
    static let draft = "deskaccounts.draft"
    static let number = "deskaccounts.number"
    static let phone = "deskaccounts.phone"
    static let form = "deskaccounts.form"
}
