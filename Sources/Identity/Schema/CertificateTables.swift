import Store

/// The certificates that open accounts (REQ-REG-014). Subject and number are the account's; here is what names the
/// certificate and what its owner is told of it.
let identityCertificateMigrations = [
    Migration(
        "2026-11-21-2200-create-identity-certificates",
        """
        CREATE TABLE identity_certificates (
            certificate_key {{blob}} NOT NULL PRIMARY KEY,
            fingerprint {{blob}} NOT NULL,
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            issuer text NOT NULL,
            serial text NOT NULL,
            not_before {{moment}} NOT NULL,
            not_after {{moment}} NOT NULL,
            added_at {{moment}} NOT NULL,
            last_used_at {{moment}}
        )
        """,
        "CREATE INDEX identity_certificates_account ON identity_certificates (account_id)",
        "CREATE INDEX identity_certificates_fingerprint ON identity_certificates (fingerprint)")
]
