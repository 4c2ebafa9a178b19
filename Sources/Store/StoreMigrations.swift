import Foundation

/// The tables of the store itself, in every deployment's database.
public let storeMigrations: [Migration] =
    singleUseMigrations + limitMigrations + outboxMigrations + trailMigrations + fileMigrations

extension Database {
    /// Drops what nobody will ask for any more. Once an hour is enough.
    public func tidy(now: Date) async throws {
        try await write { tx in
            try tx.sweepSingleUse(now: now)
            try tx.sweepLimits(now: now)
            try tx.sweepOutbox(now: now)
        }
    }
}
