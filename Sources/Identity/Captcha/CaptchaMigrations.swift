import Store

/// What a deployment needs whose sites show captchas: Vnconnect, and the sites where dossiers are looked up.
public let captchaMigrations: [Migration] = [
    Migration(
        "2026-11-21-0925-create-identity-drawn-captchas",
        """
        CREATE TABLE identity_drawn_captchas (
            token_hash {{blob}} NOT NULL PRIMARY KEY,
            outside_id text NOT NULL,
            png {{blob}} NOT NULL,
            wav {{blob}},
            expires_at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX identity_drawn_captchas_expiry ON identity_drawn_captchas (expires_at)")
]
