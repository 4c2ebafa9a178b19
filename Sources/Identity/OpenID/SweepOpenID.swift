import Foundation
import Store

extension Transaction {
    /// Drops codes, tokens and requests that are worth nothing any more. A used code is remembered for as long as anything
    /// it gave may live, so that showing it again still revokes.
    /// - Returns: How many rows went.
    public func sweepOpenID(now: Date) throws -> Int {
        let hourAgo = now.addingTimeInterval(-3_600)
        let tokens = try execute("DELETE FROM identity_access_tokens WHERE expires_at < \(hourAgo)")
        let families = try execute("DELETE FROM identity_refresh_tokens WHERE expires_at < \(hourAgo)")
        let requests = try execute("DELETE FROM identity_pushed_requests WHERE expires_at < \(hourAgo)")
        let codes = try execute(
            """
            DELETE FROM identity_authorization_codes
             WHERE expires_at < \(now.addingTimeInterval(-3_660))
               AND NOT EXISTS (SELECT 1 FROM identity_refresh_tokens r WHERE r.code_hash = identity_authorization_codes.hash)
            """)
        return tokens + families + requests + codes
    }
}
