import Store

/// A key begins with its time (UUID version 7), so that on PostgreSQL the tables can be cut into ranges of it.
let dossierTables: [Migration] = [
    Migration(
        "2026-11-21-1000-dossiers",
        """
        CREATE TABLE dossiers_dossiers (
            id {{id}} NOT NULL PRIMARY KEY,
            code text,
            procedure text NOT NULL,
            revision {{int}} NOT NULL,
            procedure_name text NOT NULL,
            procedure_folded text NOT NULL,
            agency text NOT NULL,
            agency_name text NOT NULL,
            subject text NOT NULL,
            applicant_name text NOT NULL,
            answers {{blob}} NOT NULL,
            returning_way text CHECK (returning_way IN ('online', 'desk', 'post')),
            channel text NOT NULL CHECK (channel IN ('online', 'direct', 'post')),
            reference text,
            stage {{int}} NOT NULL CHECK (stage BETWEEN 0 AND 10),
            is_sent {{bool}} NOT NULL CHECK (is_sent = CASE WHEN stage = 0 THEN 0 ELSE 1 END),
            version {{int}} NOT NULL,
            steps {{int}} NOT NULL,
            editor text NOT NULL,
            created_at {{moment}} NOT NULL,
            changed_at {{moment}} NOT NULL,
            listed_at {{moment}} NOT NULL,
            queued_at {{moment}} NOT NULL,
            sent_at {{moment}},
            received_at {{moment}},
            due_at {{moment}},
            finished_at {{moment}},
            returned_at {{moment}},
            CHECK ((code IS NULL) = (stage = 0)),
            CHECK ((sent_at IS NULL) = (stage = 0))
        )
        """,
        // One's own list: the tab, newest first.
        "CREATE INDEX dossiers_mine ON dossiers_dossiers (subject, is_sent, listed_at, id)",
        // A unit's inbox: what is due first stands first.
        "CREATE INDEX dossiers_inbox ON dossiers_dossiers (agency, stage, queued_at, id)",
        // A code is unique for good, whatever becomes of the dossier and wherever its row lies.
        """
        CREATE TABLE dossiers_codes (
            code text NOT NULL PRIMARY KEY,
            dossier {{id}} NOT NULL
        )
        """,
        """
        CREATE TABLE dossiers_counters (
            agency text NOT NULL,
            day {{day}} NOT NULL,
            last {{int}} NOT NULL,
            PRIMARY KEY (agency, day)
        )
        """
    ),
    Migration(
        "2026-11-21-1010-dossier-events",
        """
        CREATE TABLE dossiers_events (
            dossier {{id}} NOT NULL REFERENCES dossiers_dossiers (id),
            number {{int}} NOT NULL,
            at {{moment}} NOT NULL,
            step text NOT NULL,
            stage {{int}} NOT NULL CHECK (stage BETWEEN 0 AND 10),
            actor_kind text NOT NULL CHECK (actor_kind IN ('citizen', 'officer', 'system')),
            actor text NOT NULL,
            actor_name text NOT NULL,
            unit text,
            unit_name text NOT NULL,
            note text NOT NULL,
            due_at {{moment}},
            is_internal {{bool}} NOT NULL,
            PRIMARY KEY (dossier, number)
        )
        """,
        sqlite: [
            """
            CREATE TRIGGER dossiers_events_kept BEFORE UPDATE ON dossiers_events
            BEGIN SELECT RAISE(ABORT, 'dossiers_events is only ever appended to'); END
            """,
            """
            CREATE TRIGGER dossiers_events_stay BEFORE DELETE ON dossiers_events
            BEGIN SELECT RAISE(ABORT, 'dossiers_events is only ever appended to'); END
            """,
        ],
        postgres: [
            """
            CREATE TRIGGER dossiers_events_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON dossiers_events
            FOR EACH STATEMENT EXECUTE FUNCTION store_refuse_edit()
            """
        ]),
]
