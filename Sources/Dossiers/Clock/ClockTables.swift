import Store

/// Calendars of working days, each version frozen, and the events from which due dates are worked out.
let clockTables: [Migration] = [
    Migration(
        "2026-11-21-1100-dossier-calendars",
        """
        CREATE TABLE dossiers_calendars (
            version text NOT NULL PRIMARY KEY,
            published_at {{moment}} NOT NULL
        )
        """,
        """
        CREATE TABLE dossiers_calendar (
            version text NOT NULL REFERENCES dossiers_calendars (version),
            day {{day}} NOT NULL,
            kind text NOT NULL CHECK (kind IN ('holiday', 'madeUp')),
            name text NOT NULL,
            PRIMARY KEY (version, day)
        )
        """
    ),
    Migration(
        "2026-11-21-1110-dossier-clock",
        // Term, hours and calendar stand beside each event, so that a due date can be worked out again as it was.
        """
        CREATE TABLE dossiers_clock (
            dossier {{id}} NOT NULL REFERENCES dossiers_dossiers (id),
            number {{int}} NOT NULL,
            kind text NOT NULL CHECK (kind IN ('received', 'paused', 'resumed', 'restarted', 'extended', 'fixed')),
            at {{moment}} NOT NULL,
            until_at {{moment}},
            reason text NOT NULL,
            term_amount text,
            term_unit text NOT NULL,
            term_text text NOT NULL,
            hours text NOT NULL,
            calendar text NOT NULL REFERENCES dossiers_calendars (version),
            PRIMARY KEY (dossier, number),
            CHECK ((until_at IS NULL) = (kind NOT IN ('extended', 'fixed')))
        )
        """,
        sqlite: [
            """
            CREATE TRIGGER dossiers_clock_kept BEFORE UPDATE ON dossiers_clock
            BEGIN SELECT RAISE(ABORT, 'dossiers_clock is only ever appended to'); END
            """,
            """
            CREATE TRIGGER dossiers_clock_stay BEFORE DELETE ON dossiers_clock
            BEGIN SELECT RAISE(ABORT, 'dossiers_clock is only ever appended to'); END
            """,
        ],
        postgres: [
            """
            CREATE TRIGGER dossiers_clock_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON dossiers_clock
            FOR EACH STATEMENT EXECUTE FUNCTION store_refuse_edit()
            """
        ]),
]
