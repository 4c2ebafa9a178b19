let trailMigrations: [Migration] = [
    Migration(
        "2026-11-21-0005-store-refuse-edit",
        // History cannot be edited: a trigger of a history table in any feature calls this.
        postgres: [
            """
            CREATE FUNCTION store_refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is only ever appended to', TG_TABLE_NAME USING ERRCODE = '23000';
            END $$
            """
        ]),
    Migration(
        "2026-11-21-0040-store-trail",
        """
        CREATE TABLE store_trail_batches (
            batch {{int}} NOT NULL PRIMARY KEY,
            at {{moment}} NOT NULL,
            leaves {{blob}} NOT NULL,
            root {{blob}} NOT NULL,
            previous {{blob}} NOT NULL,
            key_version {{int}} NOT NULL,
            signature {{blob}} NOT NULL
        )
        """,
        sqlite: [
            """
            CREATE TABLE store_trail (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                stream text NOT NULL,
                at INTEGER NOT NULL,
                actor text NOT NULL,
                action text NOT NULL,
                object text NOT NULL,
                details text NOT NULL,
                salt BLOB NOT NULL,
                commitment BLOB NOT NULL CHECK (length(commitment) = 32)
            )
            """,
            "CREATE TABLE store_trail_unsealed (number INTEGER PRIMARY KEY)",
            "CREATE INDEX store_trail_stream ON store_trail (stream, number)",
            """
            CREATE TRIGGER store_trail_queue AFTER INSERT ON store_trail
            BEGIN INSERT INTO store_trail_unsealed (number) VALUES (NEW.number); END
            """,
            """
            CREATE TRIGGER store_trail_no_update BEFORE UPDATE ON store_trail
            BEGIN SELECT RAISE(ABORT, 'store_trail is only ever appended to'); END
            """,
            """
            CREATE TRIGGER store_trail_no_delete BEFORE DELETE ON store_trail
            BEGIN SELECT RAISE(ABORT, 'store_trail is only ever appended to'); END
            """,
            """
            CREATE TRIGGER store_trail_batches_no_update BEFORE UPDATE ON store_trail_batches
            BEGIN SELECT RAISE(ABORT, 'store_trail_batches is only ever appended to'); END
            """,
            """
            CREATE TRIGGER store_trail_batches_no_delete BEFORE DELETE ON store_trail_batches
            BEGIN SELECT RAISE(ABORT, 'store_trail_batches is only ever appended to'); END
            """,
        ],
        postgres: [
            """
            CREATE TABLE store_trail (
                number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                stream text NOT NULL,
                at bigint NOT NULL,
                actor text NOT NULL,
                action text NOT NULL,
                object text NOT NULL,
                details text NOT NULL,
                salt bytea NOT NULL,
                commitment bytea NOT NULL CHECK (length(commitment) = 32)
            )
            """,
            "CREATE TABLE store_trail_unsealed (number bigint PRIMARY KEY)",
            "CREATE INDEX store_trail_stream ON store_trail (stream, number)",
            """
            CREATE FUNCTION store_trail_queue() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO store_trail_unsealed (number) VALUES (NEW.number);
                RETURN NULL;
            END $$
            """,
            """
            CREATE TRIGGER store_trail_queue AFTER INSERT ON store_trail
            FOR EACH ROW EXECUTE FUNCTION store_trail_queue()
            """,
            """
            CREATE TRIGGER store_trail_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON store_trail
            FOR EACH STATEMENT EXECUTE FUNCTION store_refuse_edit()
            """,
            """
            CREATE TRIGGER store_trail_batches_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON store_trail_batches
            FOR EACH STATEMENT EXECUTE FUNCTION store_refuse_edit()
            """,
        ]),
]
