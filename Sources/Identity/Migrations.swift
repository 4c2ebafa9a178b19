import Store

/// The tables of Vnconnect, oldest first, never edited. Personal numbers are sealed, found again by a keyed index.
public let identityMigrations: [Migration] =
    identityAccountMigrations + identityTrustMigrations + identityFlowMigrations + identityHistoryMigrations
