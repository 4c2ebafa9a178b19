import Store

/// The register of units: names and parents in time, other codes, words to search by, and who stands under whom.
let registerMigration = Migration(
    "2026-11-21-1900-directory-register",
    "ALTER TABLE directory_agencies ADD COLUMN scheme text NOT NULL DEFAULT 'qcvn102'",
    "ALTER TABLE directory_agencies ADD COLUMN path text NOT NULL DEFAULT ''",
    "ALTER TABLE directory_agencies ADD COLUMN successor text",
    "ALTER TABLE directory_agencies ADD COLUMN version {{int}} NOT NULL DEFAULT 1",
    """
    UPDATE directory_agencies SET path = substr(code, 11, 3)
        || CASE WHEN substr(code, 1, 9) = '000.00.00' THEN ''
                ELSE '.' || CAST(CAST(substr(code, 8, 2) AS integer) AS text) END
        || CASE WHEN substr(code, 1, 6) = '000.00' THEN ''
                ELSE '.' || CAST(CAST(substr(code, 5, 2) AS integer) AS text) END
        || CASE WHEN substr(code, 1, 3) = '000' THEN ''
                ELSE '.' || CAST(CAST(substr(code, 1, 3) AS integer) AS text) END
    """,
    "CREATE INDEX directory_agencies_path ON directory_agencies (path)",
    "CREATE INDEX directory_agencies_order ON directory_agencies (sort_key, code)",
    """
    CREATE TABLE directory_names (
        code text NOT NULL REFERENCES directory_agencies (code),
        name text NOT NULL,
        from_day {{day}} NOT NULL,
        to_day {{day}},
        PRIMARY KEY (code, from_day),
        CHECK (to_day IS NULL OR to_day >= from_day)
    )
    """,
    "INSERT INTO directory_names (code, name, from_day) SELECT code, name, active_from FROM directory_agencies",
    """
    CREATE TABLE directory_codes (
        alias text NOT NULL PRIMARY KEY,
        scheme text NOT NULL CHECK (scheme IN ('qcvn102', 'qd20', 'legacy')),
        path text NOT NULL,
        code text NOT NULL REFERENCES directory_agencies (code),
        from_day {{day}} NOT NULL
    )
    """,
    "CREATE INDEX directory_codes_path ON directory_codes (path)",
    "CREATE INDEX directory_codes_unit ON directory_codes (code)",
    """
    CREATE TABLE directory_words (
        word text NOT NULL,
        code text NOT NULL REFERENCES directory_agencies (code),
        PRIMARY KEY (word, code)
    )
    """,
    "CREATE INDEX directory_words_unit ON directory_words (code)",
    // Days without an end are written as 31/12/9999, so that spans can be compared.
    """
    CREATE TABLE directory_lines (
        unit text NOT NULL,
        above text NOT NULL,
        depth {{int}} NOT NULL,
        from_day {{day}} NOT NULL,
        to_day {{day}} NOT NULL,
        PRIMARY KEY (unit, above, from_day)
    )
    """,
    "CREATE INDEX directory_lines_above ON directory_lines (above, unit)",
    """
    INSERT INTO directory_lines (unit, above, depth, from_day, to_day)
    WITH RECURSIVE up (unit, above, depth, from_day, to_day) AS (
        SELECT code, code, CAST(0 AS bigint), CAST(0 AS bigint), CAST(2932896 AS bigint) FROM directory_agencies
        UNION ALL
        SELECT u.unit, p.parent, u.depth + 1,
               CASE WHEN p.from_day > u.from_day THEN p.from_day ELSE u.from_day END,
               CASE WHEN coalesce(p.to_day, 2932896) < u.to_day THEN p.to_day ELSE u.to_day END
          FROM up u JOIN directory_parents p ON p.code = u.above
         WHERE u.depth < 8 AND p.from_day <= u.to_day AND coalesce(p.to_day, 2932896) >= u.from_day
    )
    SELECT unit, above, depth, from_day, to_day FROM up
    """,
    """
    CREATE TABLE directory_plans (
        id {{id}} NOT NULL PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('rename', 'transfer', 'dissolve', 'merge')),
        change text NOT NULL,
        on_day {{day}} NOT NULL,
        basis text NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'done', 'cancelled', 'failed')),
        planned_by text NOT NULL,
        planned_at {{moment}} NOT NULL,
        settled_at {{moment}},
        failure text
    )
    """,
    "CREATE INDEX directory_plans_due ON directory_plans (state, on_day)",
    """
    CREATE TABLE directory_plan_units (
        plan {{id}} NOT NULL REFERENCES directory_plans (id),
        unit text NOT NULL,
        PRIMARY KEY (unit, plan)
    )
    """,
    sqlite: [
        """
        INSERT INTO directory_words (word, code)
        WITH RECURSIVE cut (code, word, rest) AS (
            SELECT code, '', folded || ' ' FROM directory_agencies
            UNION ALL
            SELECT code, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM cut WHERE rest <> ''
        )
        SELECT DISTINCT word, code FROM cut WHERE word <> ''
        """
    ],
    postgres: [
        """
        INSERT INTO directory_words (word, code)
        SELECT DISTINCT word, code FROM directory_agencies, unnest(string_to_array(folded, ' ')) AS word WHERE word <> ''
        """
    ])
