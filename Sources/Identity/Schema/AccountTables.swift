import Store

/// Accounts, their numbers, names and phones; what operators said of a subscription.
let identityAccountMigrations = [
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
