import Store

/// What a citizen hands in: files, and answers to requests for more.
let filingTables: [Migration] = [
    Migration(
        "2026-11-21-1020-dossier-files",
        """
        CREATE TABLE dossiers_files (
            dossier {{id}} NOT NULL REFERENCES dossiers_dossiers (id),
            file {{id}} NOT NULL UNIQUE,
            component text NOT NULL,
            title text NOT NULL,
            added_at {{moment}} NOT NULL,
            removed_at {{moment}},
            PRIMARY KEY (dossier, file)
        )
        """
    ),
    Migration(
        "2026-11-21-1030-dossier-supplements",
        """
        CREATE TABLE dossiers_supplements (
            dossier {{id}} NOT NULL REFERENCES dossiers_dossiers (id),
            round {{int}} NOT NULL,
            reason text NOT NULL,
            parts text NOT NULL,
            asked_at {{moment}} NOT NULL,
            answered_at {{moment}},
            PRIMARY KEY (dossier, round)
        )
        """
    ),
]
