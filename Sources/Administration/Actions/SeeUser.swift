import Foundation
import Kit
import Store

extension AdministrationDesk {
    /// Notes that somebody was here, for the review of rights (REQ-ADM-013).
    public func see(_ administrator: Administrator, now: Date) async throws {
        try await database.write { tx in
            try tx.execute(
                """
                UPDATE administration_users SET last_seen_at = \(now)
                 WHERE subject = \(administrator.subject) AND subsystem = \(Subsystem.administration)
                """)
        }
    }
}
