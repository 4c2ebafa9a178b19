import Foundation
import Store

extension Accounts {
    /// Puts a version of a text into force; doing it again changes nothing (REQ-GEN-019).
    public func publish(_ policy: PolicyVersion, from moment: Date) async throws {
        _ = try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO identity_policies (kind, version, in_force_from)
                VALUES (\(policy.kind.rawValue), \(policy.version), \(moment)) ON CONFLICT (kind, version) DO NOTHING
                """)
        }
    }
}
