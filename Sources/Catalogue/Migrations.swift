import Store

/// The tables of the catalogue. Revisions are history: they are appended and never edited.
public let catalogueMigrations: [Migration] = [
    Migration(
        "2026-11-21-0920-catalogue-procedures",
        """
        CREATE TABLE catalogue_procedures (
            code text NOT NULL PRIMARY KEY,
            revision {{int}} NOT NULL CHECK (revision >= 1),
            hash text NOT NULL,
            name text NOT NULL,
            kind text NOT NULL CHECK (kind IN ('standard', 'specific', 'internal')),
            is_repealed {{bool}} NOT NULL CHECK (is_repealed IN (0, 1)),
            fields text NOT NULL,
            promulgated_by text NOT NULL,
            agencies text NOT NULL,
            keywords text NOT NULL,
            service_groups text NOT NULL,
            life_events text NOT NULL,
            audiences {{int}} NOT NULL,
            levels {{int}} NOT NULL,
            online_level text NOT NULL CHECK (online_level IN ('full', 'part', 'none')),
            is_open {{bool}} NOT NULL CHECK (is_open IN (0, 1)),
            min_ial {{int}} NOT NULL CHECK (min_ial BETWEEN 0 AND 4),
            has_full_record {{bool}} NOT NULL CHECK (has_full_record IN (0, 1)),
            updated_at {{moment}} NOT NULL
        )
        """,
        """
        CREATE TABLE catalogue_revisions (
            code text NOT NULL REFERENCES catalogue_procedures (code),
            revision {{int}} NOT NULL CHECK (revision >= 1),
            hash text NOT NULL,
            document text NOT NULL,
            edition {{int}} NOT NULL,
            recorded_by text NOT NULL,
            recorded_at {{moment}} NOT NULL,
            PRIMARY KEY (code, revision)
        )
        """,
        "CREATE INDEX catalogue_revisions_on_edition ON catalogue_revisions (edition, code)",
        // The edition of the whole catalogue: every change makes the next one, by which all processes notice it.
        """
        CREATE TABLE catalogue_edition (
            id {{int}} NOT NULL PRIMARY KEY CHECK (id = 1),
            edition {{int}} NOT NULL
        )
        """,
        "INSERT INTO catalogue_edition (id, edition) VALUES (1, 0)",
        """
        CREATE TABLE catalogue_life_events (
            code text NOT NULL PRIMARY KEY,
            position {{int}} NOT NULL,
            document text NOT NULL,
            updated_at {{moment}} NOT NULL
        )
        """,
        sqlite: [
            """
            CREATE TRIGGER catalogue_revisions_no_update BEFORE UPDATE ON catalogue_revisions
            BEGIN SELECT RAISE(ABORT, 'catalogue_revisions is only ever appended to'); END
            """,
            """
            CREATE TRIGGER catalogue_revisions_no_delete BEFORE DELETE ON catalogue_revisions
            BEGIN SELECT RAISE(ABORT, 'catalogue_revisions is only ever appended to'); END
            """,
        ],
        postgres: [
            """
            CREATE TRIGGER catalogue_revisions_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue_revisions
            FOR EACH STATEMENT EXECUTE FUNCTION store_refuse_edit()
            """
        ])
]
