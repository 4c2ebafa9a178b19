import Store

/// The tables of Vnconnect, oldest first, never edited. Personal numbers are sealed, found again by a keyed index.
public let identityMigrations: [Migration] =
    identityAccountMigrations + identityTrustMigrations + identityFlowMigrations + identityHistoryMigrations + identityDeskMigrations
    + [
        Migration(
            "2026-11-21-2100-phones-of-accounts",
            "CREATE INDEX identity_phones_number ON identity_phones (phone_index) WHERE revoked_at IS NULL")
    ] + identityControlMigrations + identityCertificateMigrations
