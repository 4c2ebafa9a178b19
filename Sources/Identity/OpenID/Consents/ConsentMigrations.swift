import Store

/// Which systems were given a person's data, and which the person took back.
let openIDConsentMigrations: [Migration] = [
    Migration(
        "2026-11-21-2210-create-openid-consents",
        """
        CREATE TABLE identity_client_consents (
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            client_id text NOT NULL REFERENCES identity_clients (id),
            scopes text NOT NULL,
            given_at {{moment}} NOT NULL,
            last_at {{moment}} NOT NULL,
            withdrawn_at {{moment}},
            PRIMARY KEY (account_id, client_id)
        )
        """,
        "CREATE INDEX identity_refresh_tokens_account ON identity_refresh_tokens (account_id, client_id)",
        "CREATE INDEX identity_access_tokens_account ON identity_access_tokens (account_id, client_id)"
    )
]
