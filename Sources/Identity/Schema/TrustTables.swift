import Store

/// Passwords, wrong tries, known browsers, sessions, remembered browsers.
let identityTrustMigrations = [
    Migration(
        "2026-11-21-0910-create-identity-passwords-and-sessions",
        """
        CREATE TABLE identity_passwords (
            account_id {{id}} NOT NULL PRIMARY KEY REFERENCES identity_accounts (id),
            hash text NOT NULL,
            is_temporary {{bool}} NOT NULL DEFAULT 0,
            expires_at {{moment}},
            changed_at {{moment}} NOT NULL
        )
        """,
        """
        CREATE TABLE identity_former_passwords (
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            n {{int}} NOT NULL,
            hash text NOT NULL,
            PRIMARY KEY (account_id, n)
        )
        """,
        """
        CREATE TABLE identity_attempts (
            subject {{blob}} NOT NULL,
            lane {{blob}} NOT NULL,
            failures {{int}} NOT NULL,
            blocked_until {{moment}},
            last_at {{moment}} NOT NULL,
            PRIMARY KEY (subject, lane)
        )
        """,
        """
        CREATE TABLE identity_devices (
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            device {{blob}} NOT NULL,
            last_seen_at {{moment}} NOT NULL,
            PRIMARY KEY (account_id, device)
        )
        """,
        """
        CREATE TABLE identity_sessions (
            id {{id}} NOT NULL PRIMARY KEY,
            sid {{id}} NOT NULL UNIQUE,
            token_hash {{blob}} NOT NULL UNIQUE,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            methods text NOT NULL,
            authenticated_at {{moment}} NOT NULL,
            started_at {{moment}} NOT NULL,
            last_seen_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            epoch {{int}} NOT NULL,
            agent text NOT NULL,
            address text NOT NULL,
            ended_at {{moment}},
            end_reason text
        )
        """,
        "CREATE INDEX identity_sessions_live ON identity_sessions (account_id, started_at) WHERE ended_at IS NULL",
        """
        CREATE TABLE identity_remembered (
            series {{id}} NOT NULL PRIMARY KEY,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            token_hash {{blob}} NOT NULL,
            former_hash {{blob}},
            device {{blob}} NOT NULL,
            epoch {{int}} NOT NULL,
            made_at {{moment}} NOT NULL,
            rotated_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX identity_remembered_account ON identity_remembered (account_id)"
    ),
    Migration(
        "2026-11-21-1900-identity-what-is-over",
        "CREATE INDEX identity_attempts_age ON identity_attempts (last_at)",
        "CREATE INDEX identity_devices_age ON identity_devices (last_seen_at)",
        "CREATE INDEX identity_sessions_age ON identity_sessions (expires_at)",
        "CREATE INDEX identity_remembered_age ON identity_remembered (expires_at)",
        "CREATE INDEX identity_subscriber_checks_age ON identity_subscriber_checks (checked_at)"
    ),
]
