import Store

/// What a province keeps of what it told the other portals (INT-09).
let syncTables: [Migration] = [
    Migration(
        "2026-11-21-1130-dossier-sync-feed",
        // One line for all: whoever takes a place waits for the one before to be committed, so that a reader who has
        // seen a place has seen all before it.
        """
        CREATE TABLE dossiers_sync_head (
            id {{int}} NOT NULL PRIMARY KEY CHECK (id = 1),
            last {{int}} NOT NULL
        )
        """,
        "INSERT INTO dossiers_sync_head (id, last) VALUES (1, 0)",
        """
        CREATE TABLE dossiers_sync_feed (
            place {{int}} NOT NULL PRIMARY KEY,
            dossier {{id}} NOT NULL REFERENCES dossiers_dossiers (id),
            number {{int}} NOT NULL,
            sequence {{int}} NOT NULL,
            UNIQUE (dossier, number),
            UNIQUE (dossier, sequence)
        )
        """
    ),
    syncCursorTable,
]

/// How far another portal's lists were read; in both kinds of deployment.
let syncCursorTable = Migration(
    "2026-11-21-1140-dossier-sync-cursors",
    """
    CREATE TABLE dossiers_sync_cursors (
        portal text NOT NULL,
        list text NOT NULL,
        position text NOT NULL,
        read_at {{moment}} NOT NULL,
        PRIMARY KEY (portal, list)
    )
    """
)
