let singleUseMigrations: [Migration] = [
    Migration(
        "2026-11-21-0010-store-single-use",
        """
        CREATE TABLE store_single_use (
            kind text NOT NULL,
            hash {{blob}} NOT NULL,
            payload text NOT NULL,
            expires_at {{moment}} NOT NULL,
            taken_at {{moment}},
            PRIMARY KEY (kind, hash)
        )
        """,
        "CREATE INDEX store_single_use_expires ON store_single_use (expires_at)")
]
