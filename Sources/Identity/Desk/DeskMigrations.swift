import Store

/// What desks did for people who came in person: appended, never edited.
let identityDeskMigrations = [
    Migration(
        "2026-11-21-2200-identity-desk",
        """
        CREATE TABLE identity_desk_drafts (
            id {{id}} NOT NULL PRIMARY KEY,
            act text NOT NULL CHECK (act IN ('create', 'reset')),
            officer text NOT NULL,
            subject {{blob}} NOT NULL,
            bound {{blob}} NOT NULL,
            phone_check text NOT NULL,
            statement text NOT NULL,
            phone {{blob}} NOT NULL,
            sends {{int}} NOT NULL,
            expires_at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX identity_desk_drafts_expiry ON identity_desk_drafts (expires_at)",
        // The record binds form, scan, code, officer, desk and time; `seal` is the hash over all of them.
        """
        CREATE TABLE identity_desk_records (
            id {{id}} NOT NULL PRIMARY KEY,
            act text NOT NULL CHECK (act IN ('create', 'reset')),
            account_id {{id}} NOT NULL REFERENCES identity_accounts (id),
            officer text NOT NULL,
            officer_name text NOT NULL,
            desk text NOT NULL,
            desk_name text NOT NULL,
            form_number text NOT NULL,
            form_hash {{blob}} NOT NULL,
            scan_hash {{blob}} NOT NULL,
            code {{id}} NOT NULL,
            phone_check text NOT NULL,
            statement text NOT NULL,
            approver text NOT NULL,
            seal {{blob}} NOT NULL,
            at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX identity_desk_records_account ON identity_desk_records (account_id, at)",
        """
        CREATE TABLE identity_desk_passwords (
            message {{id}} NOT NULL PRIMARY KEY,
            record {{id}} NOT NULL REFERENCES identity_desk_records (id),
            officer text NOT NULL,
            is_again {{bool}} NOT NULL,
            at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX identity_desk_passwords_record ON identity_desk_passwords (record, at)",
        """
        CREATE TABLE identity_desk_reads (
            id {{id}} NOT NULL PRIMARY KEY,
            record {{id}} NOT NULL REFERENCES identity_desk_records (id),
            reader text NOT NULL,
            reader_name text NOT NULL,
            desk_name text NOT NULL,
            reason text NOT NULL,
            at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX identity_desk_reads_record ON identity_desk_reads (record, at)",
        sqlite: [
            """
            CREATE TRIGGER identity_desk_records_kept BEFORE UPDATE ON identity_desk_records
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """,
            """
            CREATE TRIGGER identity_desk_reads_kept BEFORE UPDATE ON identity_desk_reads
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """,
        ],
        postgres: [
            """
            CREATE TRIGGER identity_desk_records_kept BEFORE UPDATE ON identity_desk_records
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """,
            """
            CREATE TRIGGER identity_desk_reads_kept BEFORE UPDATE ON identity_desk_reads
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """,
        ])
]
