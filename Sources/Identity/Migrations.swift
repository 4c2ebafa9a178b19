import Store

/// The tables of Vnconnect, oldest first, never edited. Personal numbers are sealed, found again by a keyed index.
package let identityMigrations: [Migration] = identityAccountMigrations + identityTrustMigrations + identityFlowMigrations

private let identityAccountMigrations = [
    Migration(
        "2026-11-21-0900-create-identity-accounts",
        """
        CREATE TABLE identity_accounts (
            id {{id}} NOT NULL PRIMARY KEY,
            subject {{id}} NOT NULL UNIQUE,
            kind text NOT NULL CHECK (kind IN ('citizen', 'business', 'agency', 'staffOperator')),
            state text NOT NULL CHECK (state IN ('pending', 'pendingMatch', 'active', 'locked', 'revoked', 'closed')),
            registration text NOT NULL,
            name text NOT NULL,
            birth_date {{day}},
            gender text CHECK (gender IN ('male', 'female', 'other')),
            email text,
            email_confirmed {{bool}} NOT NULL DEFAULT 0,
            residence text,
            contact_address text,
            level {{int}} NOT NULL CHECK (level BETWEEN 0 AND 4),
            level_source text,
            level_operator text,
            level_at {{moment}},
            epoch {{int}} NOT NULL DEFAULT 0,
            is_staff {{bool}} NOT NULL DEFAULT 0,
            created_at {{moment}} NOT NULL,
            updated_at {{moment}} NOT NULL,
            version {{int}} NOT NULL DEFAULT 1
        )
        """,
        "CREATE INDEX identity_accounts_pending ON identity_accounts (state, created_at)",
        """
        CREATE TABLE identity_numbers (
            number_index {{blob}} NOT NULL PRIMARY KEY,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            kind text NOT NULL CHECK (kind IN ('cmnd9', 'cccd12', 'taxCode', 'orgCode')),
            sealed {{blob}} NOT NULL,
            added_at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX identity_numbers_account ON identity_numbers (account_id)",
        """
        CREATE TABLE identity_usernames (
            folded text NOT NULL PRIMARY KEY,
            account_id {{id}} NOT NULL UNIQUE REFERENCES identity_accounts (id),
            shown text NOT NULL
        )
        """,
        """
        CREATE TABLE identity_phones (
            id {{id}} NOT NULL PRIMARY KEY,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            phone_index {{blob}} NOT NULL,
            sealed {{blob}} NOT NULL,
            is_default {{bool}} NOT NULL,
            added_at {{moment}} NOT NULL,
            last_used_at {{moment}},
            revoked_at {{moment}},
            source text NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX identity_phones_once ON identity_phones (account_id, phone_index) WHERE revoked_at IS NULL",
        "CREATE UNIQUE INDEX identity_phones_default ON identity_phones (account_id) WHERE is_default = 1 AND revoked_at IS NULL",
        """
        CREATE TABLE identity_subscriber_checks (
            id {{id}} NOT NULL PRIMARY KEY,
            phone_index {{blob}} NOT NULL,
            number_index {{blob}} NOT NULL,
            result text NOT NULL CHECK (result IN ('match', 'noMatch', 'unavailable')),
            mobile_operator text,
            checked_at {{moment}} NOT NULL
        )
        """
    )
]

private let identityTrustMigrations = [
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
    )
]

private let identityFlowMigrations = [
    Migration(
        "2026-11-21-0920-create-identity-flows-and-codes",
        """
        CREATE TABLE identity_flows (
            id {{id}} NOT NULL PRIMARY KEY,
            kind text NOT NULL CHECK (kind IN ('signIn', 'mobileRegistration', 'localRegistration', 'recovery', 'newPhone')),
            browser {{blob}} NOT NULL,
            step text NOT NULL,
            account_id {{id}},
            sealed {{blob}} NOT NULL,
            started_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            version {{int}} NOT NULL DEFAULT 1
        )
        """,
        "CREATE INDEX identity_flows_expiry ON identity_flows (expires_at)",
        """
        CREATE TABLE identity_codes (
            id {{id}} NOT NULL PRIMARY KEY,
            purpose text NOT NULL,
            subject {{blob}} NOT NULL,
            flow {{id}} NOT NULL,
            phone_index {{blob}},
            code_hash {{blob}} NOT NULL,
            key_version {{int}} NOT NULL,
            state text NOT NULL CHECK (state IN ('live', 'used', 'exhausted', 'superseded', 'voided', 'expired')),
            attempts {{int}} NOT NULL DEFAULT 0,
            message {{id}},
            issued_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            ended_at {{moment}}
        )
        """,
        "CREATE UNIQUE INDEX identity_codes_live ON identity_codes (purpose, subject) WHERE state = 'live'",
        "CREATE INDEX identity_codes_flow ON identity_codes (flow, issued_at)",
        "CREATE INDEX identity_codes_phone ON identity_codes (phone_index, issued_at)",
        "CREATE INDEX identity_codes_age ON identity_codes (issued_at)",
        """
        CREATE TABLE identity_code_counts (
            day {{day}} NOT NULL,
            purpose text NOT NULL,
            state text NOT NULL,
            codes {{int}} NOT NULL,
            attempts {{int}} NOT NULL,
            PRIMARY KEY (day, purpose, state)
        )
        """
    ),
    Migration(
        "2026-11-21-0930-create-identity-histories",
        """
        CREATE TABLE identity_policies (
            kind text NOT NULL CHECK (kind IN ('terms', 'sharing')),
            version {{int}} NOT NULL,
            in_force_from {{moment}} NOT NULL,
            PRIMARY KEY (kind, version)
        )
        """,
        """
        CREATE TABLE identity_consents (
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            kind text NOT NULL,
            version {{int}} NOT NULL,
            given_at {{moment}} NOT NULL,
            address text NOT NULL,
            PRIMARY KEY (account_id, kind, version)
        )
        """,
        """
        CREATE TABLE identity_access_events (
            month {{int}} NOT NULL,
            id {{id}} NOT NULL,
            account_id {{id}} NOT NULL,
            happened_at {{moment}} NOT NULL,
            system text NOT NULL,
            method text NOT NULL,
            result text NOT NULL,
            address text NOT NULL,
            agent text NOT NULL,
            session_id {{id}},
            PRIMARY KEY (month, id)
        )
        """,
        "CREATE INDEX identity_access_events_account ON identity_access_events (account_id, happened_at, id)",
        """
        CREATE TABLE identity_changes (
            month {{int}} NOT NULL,
            id {{id}} NOT NULL,
            account_id {{id}} NOT NULL,
            happened_at {{moment}} NOT NULL,
            actor text NOT NULL,
            field text NOT NULL,
            old_value {{blob}},
            new_value {{blob}},
            PRIMARY KEY (month, id)
        )
        """,
        "CREATE INDEX identity_changes_account ON identity_changes (account_id, happened_at)",
        sqlite: [
            """
            CREATE TRIGGER identity_access_events_kept BEFORE UPDATE ON identity_access_events
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """,
            """
            CREATE TRIGGER identity_changes_kept BEFORE UPDATE ON identity_changes
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """,
            """
            CREATE TRIGGER identity_consents_kept BEFORE UPDATE ON identity_consents
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """,
        ],
        postgres: [
            """
            CREATE TRIGGER identity_access_events_kept BEFORE UPDATE ON identity_access_events
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """,
            """
            CREATE TRIGGER identity_changes_kept BEFORE UPDATE ON identity_changes
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """,
            """
            CREATE TRIGGER identity_consents_kept BEFORE UPDATE ON identity_consents
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """,
        ]
    ),
]
