import Store

/// What the national portal knows of dossiers that other portals settle.
public let followedMigrations: [Migration] = [
    Migration(
        "2026-11-21-1150-dossiers-followed",
        """
        CREATE TABLE dossiers_followed (
            code text NOT NULL PRIMARY KEY,
            portal text NOT NULL,
            procedure text NOT NULL,
            agency text NOT NULL,
            subject text NOT NULL,
            reference text,
            stage {{int}} NOT NULL CHECK (stage BETWEEN 1 AND 10),
            sequence {{int}} NOT NULL,
            sent_at {{moment}} NOT NULL,
            received_at {{moment}},
            due_at {{moment}},
            finished_at {{moment}},
            returned_at {{moment}},
            changed_at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX dossiers_followed_mine ON dossiers_followed (subject, sent_at, code)",
        // Letters that came before the one they follow.
        """
        CREATE TABLE dossiers_sync_waiting (
            code text NOT NULL,
            sequence {{int}} NOT NULL,
            portal text NOT NULL,
            letter text NOT NULL,
            came_at {{moment}} NOT NULL,
            PRIMARY KEY (code, sequence)
        )
        """
    ),
    syncCursorTable,
    Migration(
        "2026-11-21-2110-followed-by-unit", "CREATE INDEX dossiers_followed_unit ON dossiers_followed (agency, stage)"),
]
