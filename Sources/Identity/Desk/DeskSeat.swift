import Foundation
import Kit
import Store

/// Who acts, at which desk — *cán bộ tại Bộ phận một cửa* — as the administration says it, which has checked the right.
public struct DeskSeat: Codable, Hashable, Sendable {
    /// The officer's account, by its subject.
    public let officer: String
    public let officerName: String
    /// The desk's code and what it is called.
    public let desk: String
    public let deskName: String

    public init(officer: String, officerName: String, desk: String, deskName: String) {
        (self.officer, self.officerName) = (officer, officerName)
        (self.desk, self.deskName) = (desk, deskName)
    }

    var actor: String { "account:\(officer)" }
}

/// What is done for somebody who came in person.
public enum DeskAct: String, Codable, CaseIterable, Sendable {
    /// *Tạo tài khoản công dân* (REQ-DSK-012)
    case create
    /// *Lấy lại mật khẩu tại quầy* (REQ-DSK-016)
    case reset

    var purpose: CodePurpose { self == .create ? .deskCreate : .deskReset }
}

/// The limits of one officer, beside those of the phone: a desk with forty citizens an hour is not stopped.
enum DeskLimits {
    static let lookUps = Limit("identity-desk-look-ups", most: 200, within: 3_600)
    static let codes = Limit("identity-desk-codes", most: 200, within: 3_600)
}

extension Accounts {
    /// Vnconnect's own look at the officer: an account of theirs that works today. The right itself is the
    /// administration's to know.
    ///
    /// - Throws: ``IdentityRefusal/forbidden``.
    func admit(_ seat: DeskSeat, spending limit: Limit? = nil, now: Date) async throws {
        let answer: LimitAnswer = try await database.write { tx in
            guard let subject = UUID(uuidString: seat.officer), let id = try tx.accountID(subject: subject),
                let standing = try tx.standing(id), standing.state == .active
            else { throw IdentityRefusal.forbidden }
            guard let limit else { return .allowed }
            return try tx.spend(limit, on: seat.officer, now: now)
        }
        if case .refused(let until) = answer { throw IdentityRefusal.tooManyTries(until: until) }
    }

    func entry(
        _ action: String, _ seat: DeskSeat, on account: ID<Account>, _ details: [String: String] = [:]
    ) -> TrailEntry {
        let place = ["desk": seat.desk, "deskName": seat.deskName, "officerName": seat.officerName]
        return TrailEntry(
            stream: "account:\(account)", actor: seat.actor, action: action, object: "account:\(account)",
            details: details.merging(place) { $1 }, chance: chance)
    }
}
