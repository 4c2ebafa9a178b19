import Store

public let deskAccountMigrations: [Migration] = [
    Migration(
        "2026-11-21-2200-desk-accounts",
        """
        CREATE TABLE deskaccounts_drafts (
            id {{id}} NOT NULL PRIMARY KEY,
            act text NOT NULL CHECK (act IN ('create', 'reset')),
            officer text NOT NULL,
            content {{blob}} NOT NULL,
            scan {{id}},
            version {{int}} NOT NULL,
            expires_at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX deskaccounts_drafts_expiry ON deskaccounts_drafts (expires_at)",
        """
        CREATE TABLE deskaccounts_creations (
            id {{id}} NOT NULL PRIMARY KEY,
            act text NOT NULL CHECK (act IN ('create', 'reset')),
            subject text NOT NULL,
            name text NOT NULL,
            folded text NOT NULL,
            sort_key text NOT NULL,
            number {{blob}} NOT NULL,
            number_index {{blob}} NOT NULL,
            phone {{blob}} NOT NULL,
            phone_index {{blob}} NOT NULL,
            form {{blob}} NOT NULL,
            form_number text NOT NULL,
            form_hash {{blob}} NOT NULL,
            scan {{id}} NOT NULL,
            scan_hash {{blob}} NOT NULL,
            officer text NOT NULL,
            officer_name text NOT NULL,
            officer_folded text NOT NULL,
            desk text NOT NULL,
            desk_name text NOT NULL,
            at {{moment}} NOT NULL
        )
        """,
        "CREATE INDEX deskaccounts_creations_time ON deskaccounts_creations (act, at, id)",
        "CREATE INDEX deskaccounts_creations_desk ON deskaccounts_creations (desk, act, at, id)",
        "CREATE INDEX deskaccounts_creations_number ON deskaccounts_creations (number_index)",
        "CREATE INDEX deskaccounts_creations_phone ON deskaccounts_creations (phone_index)",
        """
        CREATE TABLE deskaccounts_approvals (
            id {{id}} NOT NULL PRIMARY KEY,
            draft {{id}} NOT NULL UNIQUE,
            bound {{blob}} NOT NULL,
            name text NOT NULL,
            masked text NOT NULL,
            officer text NOT NULL,
            officer_name text NOT NULL,
            desk text NOT NULL,
            desk_name text NOT NULL,
            asked_at {{moment}} NOT NULL,
            decision text CHECK (decision IN ('agreed', 'refused')),
            decided_by text,
            decided_by_name text,
            decided_at {{moment}}
        )
        """,
        "CREATE INDEX deskaccounts_approvals_open ON deskaccounts_approvals (decision, asked_at)",
        sqlite: [
            """
            CREATE TRIGGER deskaccounts_creations_kept BEFORE UPDATE ON deskaccounts_creations
            BEGIN SELECT RAISE(ABORT, 'histories are never edited'); END
            """
        ],
        postgres: [
            """
            CREATE TRIGGER deskaccounts_creations_kept BEFORE UPDATE ON deskaccounts_creations
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """
        ])
]
