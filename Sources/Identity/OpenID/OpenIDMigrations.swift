import Store

/// The tables of the OpenID provider. What a client may present later is kept as a hash; private keys are sealed.
public let openIDMigrations: [Migration] = openIDTables + openIDPolicyMigrations + openIDConsentMigrations

private let openIDTables: [Migration] = [
    Migration(
        "2026-11-21-0940-create-openid-clients-and-keys",
        """
        CREATE TABLE identity_clients (
            id text NOT NULL PRIMARY KEY,
            name text NOT NULL,
            secret_hash {{blob}},
            redirect_uris text NOT NULL,
            post_logout_uris text NOT NULL,
            back_channel_uri text,
            scopes text NOT NULL,
            needs_pkce {{bool}} NOT NULL,
            algorithm text NOT NULL,
            strength {{int}} NOT NULL,
            access_token_life {{int}} NOT NULL,
            id_token_life {{int}} NOT NULL,
            registered_at {{moment}} NOT NULL,
            changed_at {{moment}} NOT NULL,
            retired_at {{moment}}
        )
        """,
        """
        CREATE TABLE identity_signing_keys (
            id text NOT NULL PRIMARY KEY,
            algorithm text NOT NULL,
            jwk text NOT NULL,
            sealed {{blob}} NOT NULL,
            published_at {{moment}} NOT NULL,
            active_at {{moment}} NOT NULL,
            ends_at {{moment}},
            is_compromised {{bool}} NOT NULL DEFAULT 0
        )
        """
    ),
    Migration(
        "2026-11-21-0950-create-openid-codes-and-tokens",
        """
        CREATE TABLE identity_authorization_codes (
            hash {{blob}} NOT NULL PRIMARY KEY,
            client_id text NOT NULL REFERENCES identity_clients (id),
            session_id {{id}} NOT NULL REFERENCES identity_sessions (id),
            redirect_uri text NOT NULL,
            scopes text NOT NULL,
            claims text NOT NULL,
            nonce text,
            challenge text,
            issued_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            used_at {{moment}}
        )
        """,
        "CREATE INDEX identity_authorization_codes_expiry ON identity_authorization_codes (expires_at)",
        """
        CREATE TABLE identity_access_tokens (
            hash {{blob}} NOT NULL PRIMARY KEY,
            code_hash {{blob}} NOT NULL,
            client_id text NOT NULL REFERENCES identity_clients (id),
            session_id {{id}} NOT NULL REFERENCES identity_sessions (id),
            account_id {{id}} NOT NULL,
            scopes text NOT NULL,
            claims text NOT NULL,
            issued_at {{moment}} NOT NULL,
            expires_at {{moment}} NOT NULL,
            revoked_at {{moment}}
        )
        """,
        "CREATE INDEX identity_access_tokens_code ON identity_access_tokens (code_hash)",
        "CREATE INDEX identity_access_tokens_expiry ON identity_access_tokens (expires_at)",
        """
        CREATE TABLE identity_session_clients (
            session_id {{id}} NOT NULL REFERENCES identity_sessions (id),
            client_id text NOT NULL REFERENCES identity_clients (id),
            sid {{id}} NOT NULL,
            first_at {{moment}} NOT NULL,
            PRIMARY KEY (session_id, client_id, sid)
        )
        """
    ),
]
