import Store

/// What the desk keeps beside a dossier's own record.
let deskTables: [Migration] = [
    Migration(
        "2026-11-21-1120-dossier-assignments",
        """
        CREATE TABLE dossiers_assignments (
            dossier {{id}} NOT NULL PRIMARY KEY REFERENCES dossiers_dossiers (id),
            officer text NOT NULL,
            officer_name text NOT NULL,
            assigned_at {{moment}} NOT NULL
        )
        """
    ),
    // With the due moment in it, the counters of an inbox read the index alone.
    Migration(
        "2026-11-21-1150-dossier-inbox-covers-terms",
        "DROP INDEX dossiers_inbox",
        "CREATE INDEX dossiers_inbox ON dossiers_dossiers (agency, stage, queued_at, id, due_at)"
    ),
]
