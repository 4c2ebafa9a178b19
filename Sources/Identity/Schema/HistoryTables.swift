import Store

/// What people agreed to, when they came in, what they changed: appended, never edited.
let identityHistoryMigrations = [
    Migration(
        "2026-11-21-0930-create-identity-histories",
        """
        CREATE TABLE identity_policies (
            kind text NOT NULL CHECK (kind IN ('terms', 'sharing')),
            version {{int}} NOT NULL,
            in_force_from {{moment}} NOT NULL,
            PRIMARY KEY (kind, version)
        )
        """,
        """
        CREATE TABLE identity_consents (
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            kind text NOT NULL,
            version {{int}} NOT NULL,
            given_at {{moment}} NOT NULL,
            address text NOT NULL,
            PRIMARY KEY (account_id, kind, version)
        )
        """,
        """
        CREATE TABLE identity_access_events (
            month {{int}} NOT NULL,
            id {{id}} NOT NULL,
            account_id {{id}} NOT NULL,
            happened_at {{moment}} NOT NULL,
            system text NOT NULL,
            method text NOT NULL,
            result text NOT NULL,
            address text NOT NULL,
            agent text NOT NULL,
            session_id {{id}},
            PRIMARY KEY (month, id)
        )
        """,
        "CREATE INDEX identity_access_events_account ON identity_access_events (account_id, happened_at, id)",
        """
        CREATE TABLE identity_changes (
            month {{int}} NOT NULL,
            id {{id}} NOT NULL,
            account_id {{id}} NOT NULL,
            happened_at {{moment}} NOT NULL,
            actor text NOT NULL,
            field text NOT NULL,
            old_value {{blob}},
            new_value {{blob}},
            PRIMARY KEY (month, id)
        )
        """,
        "CREATE INDEX identity_changes_account ON identity_changes (account_id, happened_at)",
        sqlite: [
            """
            CREATE TRIGGER identity_access_events_kept BEFORE UPDATE ON identity_access_events
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """,
            """
            CREATE TRIGGER identity_changes_kept BEFORE UPDATE ON identity_changes
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """,
            """
            CREATE TRIGGER identity_consents_kept BEFORE UPDATE ON identity_consents
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """,
        ],
        postgres: [
            """
            CREATE TRIGGER identity_access_events_kept BEFORE UPDATE ON identity_access_events
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """,
            """
            CREATE TRIGGER identity_changes_kept BEFORE UPDATE ON identity_changes
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """,
            """
            CREATE TRIGGER identity_consents_kept BEFORE UPDATE ON identity_consents
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """,
        ]
    ),
]
