import Foundation
import Kit
import Store

extension Accounts {
    /// Once an hour: what is over goes (REQ-OTP-010, REQ-SEC-004, spec C.2). Each kind in a transaction of its own.
    public func forgetExpired(now: Date) async throws {
        try await database.bulk { tx in
            try tx.execute("DELETE FROM identity_flows WHERE expires_at <= \(now)")
            try tx.execute("DELETE FROM identity_drawn_captchas WHERE expires_at <= \(now)")
            try tx.execute("DELETE FROM identity_desk_drafts WHERE expires_at <= \(now)")
            try tx.execute("DELETE FROM identity_remembered WHERE expires_at <= \(now)")
            try tx.execute("DELETE FROM identity_attempts WHERE last_at <= \(now.addingTimeInterval(-86_400))")
        }
        try await database.bulk { tx in try tx.reduceCodes(before: Day(now).after(-90).start) }
        try await database.bulk { tx in
            let year = now.addingTimeInterval(-366 * 86_400)
            try tx.execute(
                "DELETE FROM identity_access_events WHERE month <= \(Day(year).monthNumber) AND happened_at < \(year)")
            try tx.execute("DELETE FROM identity_devices WHERE last_seen_at < \(year)")
            let quarter = now.addingTimeInterval(-90 * 86_400)
            try tx.execute(
                """
                DELETE FROM identity_session_clients
                 WHERE session_id IN (SELECT id FROM identity_sessions WHERE expires_at < \(quarter))
                """)
            try tx.execute("DELETE FROM identity_sessions WHERE expires_at < \(quarter)")
            try tx.execute("DELETE FROM identity_subscriber_checks WHERE checked_at < \(year)")
        }
        try await database.bulk { tx in try tx.applyDuePhoneChanges(self, now: now) }
        try await database.bulk { tx in try tx.forgetUnsentComplaints(now: now) }
        while try await database.bulk({ tx in try tx.forgetPendingAccounts(now: now) }) > 0 {}
    }
}

extension Transaction {
    /// Codes older than ninety days are counts, by day in Vietnam, seven hours before UTC (REQ-OTP-010).
    func reduceCodes(before moment: Date) throws {
        let groups = try run(
            """
            SELECT purpose, state, (issued_at + 25200000) / 86400000 AS day, count(*) AS codes, sum(attempts) AS attempts
              FROM identity_codes WHERE issued_at < \(moment) GROUP BY purpose, state, (issued_at + 25200000) / 86400000
            """
        ) { row in
            (
                purpose: try row.text("purpose"), state: try row.text("state"), day: Day(number: try row.int("day")),
                codes: try row.int("codes"), attempts: try row.int("attempts")
            )
        }
        for group in groups {
            try execute(
                """
                INSERT INTO identity_code_counts (day, purpose, state, codes, attempts)
                VALUES (\(group.day), \(group.purpose), \(group.state), \(group.codes), \(group.attempts))
                ON CONFLICT (day, purpose, state) DO UPDATE SET codes = identity_code_counts.codes + excluded.codes,
                    attempts = identity_code_counts.attempts + excluded.attempts
                """)
        }
        try execute("DELETE FROM identity_codes WHERE issued_at < \(moment)")
    }
}
