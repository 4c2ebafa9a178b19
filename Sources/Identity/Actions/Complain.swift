import Foundation
import Kit
import Store

extension Accounts {
    /// Starts a complaint: there must be an account under the number, and the contact phone must show a code. The captcha
    /// has been taken before.
    ///
    /// - Throws: ``IdentityRefusal/nothingToComplainOf`` where the number has no account; it may be registered at once.
    public func complain(
        _ statement: Complaint.Statement, guest: String, browser: Browser, now: Date
    ) async throws -> Complaint {
        try await spendProbe(browser, now: now)
        let id = chance.uuid4(), fresh = DrawnCode(chance, at: now, from: browser)
        return try await database.write { tx in
            guard let number = IdentityNumber(personal: statement.number),
                let account = try tx.accountID(of: number, keys), try !tx.isStalePending(account, now: now)
            else { throw IdentityRefusal.nothingToComplainOf }
            try tx.insert(id, statement, about: account, browser: guest, keys, now: now)
            guard let complaint = try tx.openComplaint(browser: guest, keys, now: now), complaint.id == id else {
                throw IdentityRefusal.wrongState
            }
            try tx.issueCode(complaint.codeBinding, fresh, self, now: now)
            return complaint
        }
    }

    /// The complaint this browser has begun, within its hour.
    public func complaint(guest: String, now: Date) async throws -> Complaint? {
        try await database.read { try $0.openComplaint(browser: guest, keys, now: now) }
    }

    public func codeProgress(of complaint: Complaint) async throws -> CodeProgress? {
        try await database.read { try $0.codeProgress(complaint.codeBinding, settings) }
    }

    public func resendCode(of complaint: Complaint, now: Date) async throws {
        guard complaint.state == .unconfirmed else { throw IdentityRefusal.wrongState }
        let fresh = DrawnCode(chance, at: now)
        _ = try await database.write { try $0.issueCode(complaint.codeBinding, fresh, self, now: now) }
    }

    public func confirm(_ typed: String, of complaint: Complaint, now: Date) async throws {
        let answer = try await database.write { tx in
            let answer = try tx.proveCode(typed, complaint.codeBinding, self, now: now)
            if answer == .accepted { try tx.move(complaint, .confirm) }
            return answer
        }
        if case .refused(let refusal) = answer { throw refusal }
    }

    /// *Gửi khiếu nại* with the scan of the identity paper; gives its code.
    public func send(_ complaint: Complaint, scan: StoredFile, now: Date) async throws -> String {
        let entry = TrailEntry(
            stream: "complaint:\(complaint.id)", actor: "guest", action: "complaint.send",
            object: "account:\(complaint.account)", chance: chance)
        return try await database.write { tx in
            try tx.move(complaint, .send)
            let code = Complaint.code(Day(now), try tx.nextComplaint(of: Day(now)))
            try tx.keep(scan)
            try tx.execute("UPDATE identity_complaints SET code = \(code), scan = \(scan.id) WHERE id = \(complaint.id)")
            if let phone = complaint.statement.phoneNumber { try tx.notify(phone, .complaintSent(code), self, now: now) }
            try tx.record(entry, at: now)
            return code
        }
    }
}
