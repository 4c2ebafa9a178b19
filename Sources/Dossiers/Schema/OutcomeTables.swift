import Store

/// How dossiers end: results, and what people say of them.
let outcomeTables: [Migration] = [
    Migration(
        "2026-11-21-1040-dossier-results",
        """
        CREATE TABLE dossiers_results (
            dossier {{id}} NOT NULL PRIMARY KEY REFERENCES dossiers_dossiers (id),
            text text NOT NULL,
            decided_at {{moment}} NOT NULL
        )
        """,
        """
        CREATE TABLE dossiers_result_files (
            dossier {{id}} NOT NULL REFERENCES dossiers_dossiers (id),
            file {{id}} NOT NULL UNIQUE,
            PRIMARY KEY (dossier, file)
        )
        """
    ),
    // Who has rated, and what was said, stand apart: no officer can put them together (REQ-IDX-007).
    Migration(
        "2026-11-21-1050-dossier-ratings",
        """
        CREATE TABLE dossiers_rated (
            dossier {{id}} NOT NULL PRIMARY KEY REFERENCES dossiers_dossiers (id)
        )
        """,
        """
        CREATE TABLE dossiers_ratings (
            id {{id}} NOT NULL PRIMARY KEY,
            agency text NOT NULL,
            procedure text NOT NULL,
            month {{day}} NOT NULL,
            is_satisfied {{bool}} NOT NULL CHECK (is_satisfied IN (0, 1)),
            reason text NOT NULL
        )
        """,
        "CREATE INDEX dossiers_ratings_on_agency ON dossiers_ratings (agency, month)"
    ),
]
