import Store

/// What a person's control over their own account asks for: passwords they no longer trust.
let identityControlMigrations = [
    Migration(
        "2026-11-21-2200-create-identity-disowned-passwords",
        """
        CREATE TABLE identity_disowned_passwords (
            account_id {{id}} NOT NULL PRIMARY KEY REFERENCES identity_accounts (id),
            event_id {{id}} NOT NULL,
            disowned_at {{moment}} NOT NULL
        )
        """
    )
]
