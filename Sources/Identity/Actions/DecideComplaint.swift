import Foundation
import Kit
import Store

extension Accounts {
    /// Complaints that wait for an operator, oldest first.
    public func undecidedComplaints() async throws -> [Complaint] {
        try await database.read { try $0.undecidedComplaints(keys) }
    }

    /// *Đang xác minh*: an operator looks into it; the account does not change yet.
    ///
    /// - Throws: ``IdentityRefusal/gone``, ``IdentityRefusal/wrongState``
    public func takeComplaint(_ code: String, by actor: String, now: Date) async throws {
        let entry = complaintEntry("complaint.take", code, actor, [:])
        try await database.write { tx in
            guard let complaint = try tx.complaint(code, keys) else { throw IdentityRefusal.gone }
            try tx.move(complaint, .take)
            try tx.record(entry, at: now)
        }
    }

    /// *Chấp nhận*: the account is revoked, what was issued to it dies, its number is free for the complainant, who was
    /// seen in person. *Từ chối*: nothing changes. Both sides are told in either case what concerns them, and neither
    /// learns the other's data.
    public func decideComplaint(
        _ code: String, accept isAccepted: Bool, by actor: String, because reason: String, now: Date
    ) async throws {
        let entry = complaintEntry(
            isAccepted ? "complaint.accept" : "complaint.refuse", code, actor, ["reason": reason])
        let revoking = TrailEntry(
            stream: "complaint:\(code)", actor: actor, action: "account.revoke", object: "complaint:\(code)",
            details: ["reason": reason], chance: chance)
        try await database.write { tx in
            guard let complaint = try tx.complaint(code, keys) else { throw IdentityRefusal.gone }
            try tx.move(complaint, isAccepted ? .accept : .refuse)
            if isAccepted { try tx.move(complaint.account, .revoke, self, now: now) }
            if isAccepted { try tx.record(revoking, at: now) }
            if let phone = complaint.statement.phoneNumber {
                try tx.notify(phone, .complaintDecided(code, isAccepted: isAccepted), self, now: now)
            }
            try tx.record(entry, at: now)
        }
    }

    private func complaintEntry(_ action: String, _ code: String, _ actor: String, _ details: [String: String]) -> TrailEntry {
        TrailEntry(
            stream: "complaint:\(code)", actor: actor, action: action, object: "complaint:\(code)", details: details,
            chance: chance)
    }
}
