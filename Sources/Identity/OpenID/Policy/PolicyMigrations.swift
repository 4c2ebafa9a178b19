import Store

/// Policy by client, refresh tokens, tokens without a person, pushed requests, names by sector.
public let openIDPolicyMigrations: [Migration] = [
    Migration(
        "2026-11-21-1900-add-policy-to-openid-clients",
        "ALTER TABLE identity_clients ADD COLUMN profile text NOT NULL DEFAULT 'basic'",
        "ALTER TABLE identity_clients ADD COLUMN uses text NOT NULL DEFAULT 'sign-in'",
        "ALTER TABLE identity_clients ADD COLUMN authentication text NOT NULL DEFAULT 'client_secret'",
        "ALTER TABLE identity_clients ADD COLUMN key_set text",
        "ALTER TABLE identity_clients ADD COLUMN key_address text",
        "ALTER TABLE identity_clients ADD COLUMN extra_claims text NOT NULL DEFAULT ''",
        "ALTER TABLE identity_clients ADD COLUMN service_scopes text NOT NULL DEFAULT ''",
        "ALTER TABLE identity_clients ADD COLUMN sector text",
        "ALTER TABLE identity_clients ADD COLUMN needs_pushed_request {{bool}} NOT NULL DEFAULT 0",
        "ALTER TABLE identity_clients ADD COLUMN needs_dpop {{bool}} NOT NULL DEFAULT 0",
        "ALTER TABLE identity_clients ADD COLUMN refresh_life {{int}} NOT NULL DEFAULT 0",
        "UPDATE identity_clients SET authentication = 'none' WHERE secret_hash IS NULL"
    ),
    Migration(
        "2026-11-21-1910-let-openid-tokens-be-nobodys",
        """
        CREATE TABLE identity_access_tokens_wider (
            hash {{blob}} NOT NULL PRIMARY KEY,
            code_hash {{blob}} NOT NULL,
            client_id text NOT NULL REFERENCES identity_clients (id),
            session_id {{id}} REFERENCES identity_sessions (id),
            account_id {{id}},
            scopes text NOT NULL,
            claims text NOT NULL,
            thumbprint text,
            issued_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            revoked_at {{moment}},
            CHECK ((session_id IS NULL) = (account_id IS NULL))
        )
        """,
        """
        INSERT INTO identity_access_tokens_wider (hash, code_hash, client_id, session_id, account_id, scopes, claims,
                                                  issued_at, expires_at, revoked_at)
        SELECT hash, code_hash, client_id, session_id, account_id, scopes, claims, issued_at, expires_at, revoked_at
          FROM identity_access_tokens
        """,
        "DROP TABLE identity_access_tokens",
        "ALTER TABLE identity_access_tokens_wider RENAME TO identity_access_tokens",
        "CREATE INDEX identity_access_tokens_code ON identity_access_tokens (code_hash)",
        "CREATE INDEX identity_access_tokens_expiry ON identity_access_tokens (expires_at)",
        "ALTER TABLE identity_authorization_codes ADD COLUMN thumbprint text",
        "ALTER TABLE identity_authorization_codes ADD COLUMN id_token_claims text NOT NULL DEFAULT ''"
    ),
    Migration(
        "2026-11-21-1920-create-openid-refresh-tokens",
        """
        CREATE TABLE identity_refresh_tokens (
            code_hash {{blob}} NOT NULL PRIMARY KEY,
            token_hash {{blob}} NOT NULL,
            former_hash {{blob}},
            former_until {{moment}},
            client_id text NOT NULL REFERENCES identity_clients (id),
            session_id {{id}} NOT NULL REFERENCES identity_sessions (id),
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            epoch {{int}} NOT NULL,
            sid {{id}} NOT NULL,
            methods text NOT NULL,
            authenticated_at {{moment}} NOT NULL,
            scopes text NOT NULL,
            claims text NOT NULL,
            is_bound {{bool}} NOT NULL,
            issued_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            revoked_at {{moment}},
            CHECK ((former_hash IS NULL) = (former_until IS NULL))
        )
        """,
        "CREATE INDEX identity_refresh_tokens_session ON identity_refresh_tokens (session_id)",
        "CREATE INDEX identity_refresh_tokens_expiry ON identity_refresh_tokens (expires_at)"
    ),
    Migration(
        "2026-11-21-1930-create-openid-pushed-requests-and-sector-names",
        """
        CREATE TABLE identity_pushed_requests (
            hash {{blob}} NOT NULL PRIMARY KEY,
            client_id text NOT NULL REFERENCES identity_clients (id),
            sealed {{blob}} NOT NULL,
            pushed_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            used_at {{moment}}
        )
        """,
        "CREATE INDEX identity_pushed_requests_expiry ON identity_pushed_requests (expires_at)",
        """
        CREATE TABLE identity_sector_subjects (
            sector text NOT NULL,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            subject {{id}} NOT NULL UNIQUE,
            made_at {{moment}} NOT NULL,
            PRIMARY KEY (sector, account_id)
        )
        """
    ),
]
