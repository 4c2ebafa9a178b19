import Store

public let directoryMigrations: [Migration] = [
    Migration(
        "2026-11-21-0900-directory-agencies",
        """
        CREATE TABLE directory_agencies (
            code text NOT NULL PRIMARY KEY,
            name text NOT NULL,
            folded text NOT NULL,
            sort_key text NOT NULL,
            level text NOT NULL CHECK (level IN
                ('ministry', 'province', 'department', 'district', 'commune', 'subUnit', 'desk')),
            active_from {{day}} NOT NULL,
            active_to {{day}},
            is_active {{bool}} NOT NULL CHECK (is_active IN (0, 1)),
            address text NOT NULL,
            phone text NOT NULL,
            hours text NOT NULL,
            updated_at {{moment}} NOT NULL
        )
        """,
        """
        CREATE TABLE directory_parents (
            code text NOT NULL REFERENCES directory_agencies (code),
            parent text NOT NULL,
            from_day {{day}} NOT NULL,
            to_day {{day}},
            PRIMARY KEY (code, from_day),
            CHECK (to_day IS NULL OR to_day >= from_day)
        )
        """,
        "CREATE INDEX directory_parents_on_parent ON directory_parents (parent, code)"
    ),
    Migration(
        "2026-11-21-0910-directory-posts",
        """
        CREATE TABLE directory_posts (
            id {{id}} NOT NULL PRIMARY KEY,
            subject text NOT NULL,
            name text NOT NULL,
            agency text NOT NULL REFERENCES directory_agencies (code),
            role text NOT NULL CHECK (role IN ('deskOfficer', 'processingOfficer')),
            from_day {{day}} NOT NULL,
            to_day {{day}},
            UNIQUE (subject, agency, role, from_day),
            CHECK (to_day IS NULL OR to_day >= from_day)
        )
        """
    ),
    Migration(
        "2026-11-21-1900-directory-posts-of-a-unit",
        "CREATE INDEX directory_posts_of_a_unit ON directory_posts (agency, role)"
    ),
    registerMigration,
    Migration(
        "2026-11-21-2000-directory-plans-within-a-reach",
        "ALTER TABLE directory_plans ADD COLUMN reach text"
    ),
]
