import Administration
import Directory
import Foundation
import Kit
import Links
import Store

extension AccountDesk {
    /// The list of accounts made at desks, as far as one may see (REQ-DSK-002, DEC-44).
    public func creations(_ query: CreationQuery, for officer: DeskOfficer, now: Date) async throws -> Page<Creation> {
        let keys = keys
        return try await database.read { tx in try tx.creations(query, in: officer.reach, keys, on: Day(now)) }
    }

    public func creatingDesks(for officer: DeskOfficer, now: Date) async throws -> [(code: String, name: String)] {
        try await database.read { tx in try tx.creatingDesks(in: officer.reach, on: Day(now)) }
    }

    /// Xem: numbers in full, so it is written down.
    /// - Throws: ``DeskRefusal/notFound``.
    public func view(_ id: UUID, by officer: DeskOfficer, now: Date) async throws -> Creation {
        let (keys, entry) = (keys, entry("desk.view", officer, on: id))
        let found = try await database.write { tx -> Creation? in
            guard let found = try tx.creation(id, in: officer.reach, keys, on: Day(now)) else { return nil }
            try tx.record(entry, at: now)
            return found
        }
        guard let found else { throw DeskRefusal.notFound }
        return found
    }

    /// What became of the passwords; unknown where Vnconnect does not answer.
    public func passwords(of ids: [UUID], for officer: DeskOfficer) async throws -> [UUID: PasswordState] {
        guard !ids.isEmpty else { return [:] }
        do {
            let asked = DeskWire.Records(seat: officer.readerSeat, records: ids)
            let lines: [DeskWire.Password] = try await line.ask(IdentityLinks.deskPasswordStates, asked)
            return Dictionary(lines.map { ($0.record, PasswordState($0)) }, uniquingKeysWith: { first, _ in first })
        } catch is DeskRefusal {
            return [:]
        }
    }

    /// Gửi lại mật khẩu: by the desk that made the account (REQ-DSK-013).
    public func sendPassword(for creation: Creation, by officer: DeskOfficer, now: Date) async throws -> String {
        guard let seat = UnitCode(imported: creation.seat.desk).flatMap({ officer.seat(at: $0) }) else { throw DeskRefusal.forbidden }
        let asked = DeskWire.Record(seat: seat, record: creation.id, reason: nil)
        let done: DeskWire.Done = try await line.ask(IdentityLinks.deskPassword, asked)
        let entry = entry("desk.send-password", officer, on: creation.id)
        try await database.write { tx in try tx.record(entry, at: now) }
        return done.maskedPhone
    }

    /// The scan of the card: Vnconnect is told first, so that the citizen sees who looked; then it is opened
    /// (REQ-DSK-008, spec D).
    ///
    /// - Throws: ``DeskRefusal``: `missingReason`; for the operator a ticket's number must be among it.
    public func scan(of creation: Creation, reason: String, by officer: DeskOfficer, now: Date) async throws -> FileContents {
        let reason = reason.cleaned
        guard !reason.isEmpty, !officer.administrator.isOperator || reason.contains(where: \.isNumber) else {
            throw DeskRefusal.missingReason
        }
        let asked = DeskWire.Record(seat: officer.readerSeat, record: creation.id, reason: reason)
        _ = try await line.ask(IdentityLinks.deskScanRead, asked, DeskWire.Nothing.self)
        let entry = entry("desk.read-scan", officer, on: creation.id, ["reason": reason])
        try await database.write { tx in try tx.record(entry, at: now) }
        return try await files.read(creation.scan)
    }
}
