import Store

/// Journeys under way, and the codes they ask for.
let identityFlowMigrations = [
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
    )
]
