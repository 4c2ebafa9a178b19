import Store

/// What a person's control over their own account asks for: passwords they no longer trust, phones they lost, factors without SMS, accounts
/// that others made in their name.
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
    ),
    Migration(
        "2026-11-21-2220-create-identity-phone-changes",
        """
        CREATE TABLE identity_phone_changes (
            id {{id}} NOT NULL PRIMARY KEY,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            lost_phone {{id}} NOT NULL REFERENCES identity_phones (id),
            former_default {{id}} NOT NULL REFERENCES identity_phones (id),
            new_phone {{id}} NOT NULL,
            sealed {{blob}} NOT NULL,
            cancel_index {{blob}} NOT NULL UNIQUE,
            asked_at {{moment}} NOT NULL,
            effective_at {{moment}} NOT NULL,
            done_at {{moment}},
            cancelled_at {{moment}}
        )
        """,
        """
        CREATE INDEX identity_phone_changes_due ON identity_phone_changes (account_id, effective_at)
         WHERE done_at IS NULL AND cancelled_at IS NULL
        """
    ),
    Migration(
        "2026-11-21-2230-create-identity-code-apps",
        """
        CREATE TABLE identity_code_apps (
            id {{id}} NOT NULL PRIMARY KEY,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            sealed {{blob}} NOT NULL,
            last_step {{int}} NOT NULL,
            added_at {{moment}} NOT NULL,
            confirmed_at {{moment}},
            last_used_at {{moment}}
        )
        """,
        "CREATE INDEX identity_code_apps_account ON identity_code_apps (account_id)",
        """
        CREATE TABLE identity_backup_codes (
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            code_index {{blob}} NOT NULL,
            made_at {{moment}} NOT NULL,
            used_at {{moment}},
            PRIMARY KEY (account_id, code_index)
        )
        """
    ),
    Migration(
        "2026-11-21-2240-create-identity-complaints",
        """
        CREATE TABLE identity_complaints (
            id {{id}} NOT NULL PRIMARY KEY,
            code text UNIQUE,
            state text NOT NULL,
            account_id {{id}} NOT NULL,
            browser {{blob}} NOT NULL,
            sealed {{blob}} NOT NULL,
            scan {{id}},
            made_at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX identity_complaints_browser ON identity_complaints (browser, made_at)",
        "CREATE INDEX identity_complaints_open ON identity_complaints (state, made_at)",
        """
        CREATE TABLE identity_complaint_days (
            day {{day}} NOT NULL PRIMARY KEY,
            last {{int}} NOT NULL
        )
        """
    ),
    Migration(
        "2026-11-21-2250-add-network-to-identity-codes",
        "ALTER TABLE identity_codes ADD COLUMN network {{blob}}"
    ),
    Migration(
        "2026-11-21-2260-create-identity-passkeys",
        """
        CREATE TABLE identity_passkeys (
            id {{id}} NOT NULL PRIMARY KEY,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            credential {{blob}} NOT NULL UNIQUE,
            public_key {{blob}} NOT NULL,
            sign_count {{int}} NOT NULL,
            agent text NOT NULL,
            added_at {{moment}} NOT NULL,
            last_used_at {{moment}}
        )
        """,
        "CREATE INDEX identity_passkeys_account ON identity_passkeys (account_id)"
    ),
]
