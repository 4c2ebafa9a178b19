import Store

public let administrationMigrations: [Migration] = [
    Migration(
        "2026-11-21-2000-administration",
        """
        CREATE TABLE administration_roots (
            from_day {{day}} NOT NULL PRIMARY KEY,
            name text NOT NULL,
            basis text NOT NULL
        )
        """,
        // 01/01/2020 and 01/07/2026: who gives the highest right is data, for it has changed before.
        """
        INSERT INTO administration_roots (from_day, name, basis) VALUES
            (18262, 'Văn phòng Chính phủ', 'Công văn 7443/VPCP-KSTT'),
            (20635, 'Bộ Công an', 'Nghị định 224/2026/NĐ-CP, Điều 83')
        """,
        """
        CREATE TABLE administration_subsystems (
            code text NOT NULL PRIMARY KEY,
            name text NOT NULL,
            position {{int}} NOT NULL,
            is_active {{bool}} NOT NULL CHECK (is_active IN (0, 1))
        )
        """,
        "INSERT INTO administration_subsystems (code, name, position, is_active) VALUES ('quantri', 'Quản trị', 1, 1)",
        """
        CREATE TABLE administration_rights (
            code text NOT NULL PRIMARY KEY,
            subsystem text NOT NULL REFERENCES administration_subsystems (code),
            position {{int}} NOT NULL,
            name text NOT NULL,
            allows text NOT NULL,
            admin_level {{int}} CHECK (admin_level BETWEEN 0 AND 3),
            kinds text NOT NULL,
            granters text NOT NULL,
            must_be_held {{bool}} NOT NULL CHECK (must_be_held IN (0, 1))
        )
        """,
        """
        INSERT INTO administration_rights
            (code, subsystem, position, name, allows, admin_level, kinds, granters, must_be_held) VALUES
            ('quantri.cap-cao', 'quantri', 1, 'Quản trị cấp cao',
             'Quản lý và phân quyền mọi người dùng, đơn vị của Bộ, tỉnh.', 0, 'ministry,province', '', 0),
            ('quantri.them-nguoi-dung', 'quantri', 2, 'Quyền cho thêm mới người dùng',
             'Tìm tài khoản trên Vnconnect theo số chính xác và thêm vào danh sách người dùng.', NULL, '', '0,1,2,3', 1),
            ('quantri.cap-1-bo', 'quantri', 3, 'Admin của Bộ',
             'Quản trị cấp 1: quản lý người dùng của Bộ, phân quyền cấp 2 và cấp 3.', 1, 'ministry', '0', 0),
            ('quantri.cap-1-tinh', 'quantri', 4, 'Admin của Tỉnh/Thành phố',
             'Quản trị cấp 1: quản lý người dùng của tỉnh, phân quyền cấp 2 và cấp 3.', 1, 'province', '0', 0),
            ('quantri.cap-2', 'quantri', 5, 'Quản trị cấp 2',
             'Quản lý người dùng của đơn vị và các đơn vị trực thuộc, phân quyền cấp 3.', 2,
             'department,district,commune,subUnit', '0,1', 0),
            ('quantri.cap-3', 'quantri', 6, 'Quản trị cấp 3', 'Quản lý người dùng của một đơn vị.', 3,
             'department,district,commune,subUnit,desk', '0,1,2', 0),
            ('quantri.tao-cong-dan', 'quantri', 7, 'Tạo tài khoản công dân',
             'Tạo tài khoản cho công dân đến trực tiếp Bộ phận một cửa.', NULL, '', '0,1,2,3', 0)
        """,
        """
        CREATE TABLE administration_users (
            id {{id}} NOT NULL PRIMARY KEY,
            subsystem text NOT NULL REFERENCES administration_subsystems (code),
            subject text NOT NULL,
            kind text NOT NULL CHECK (kind IN ('citizen', 'business', 'agency', 'staffOperator')),
            name text NOT NULL,
            folded text NOT NULL,
            sort_key text NOT NULL,
            number {{blob}} NOT NULL,
            number_index {{blob}} NOT NULL,
            phone {{blob}} NOT NULL,
            phone_index {{blob}} NOT NULL,
            email {{blob}} NOT NULL,
            state text NOT NULL CHECK (state IN ('fresh', 'active', 'inactive')),
            version {{int}} NOT NULL,
            added_by text NOT NULL,
            added_at {{moment}} NOT NULL,
            last_seen_at {{moment}},
            UNIQUE (subject, subsystem)
        )
        """,
        "CREATE INDEX administration_users_order ON administration_users (subsystem, sort_key, id)",
        "CREATE INDEX administration_users_number ON administration_users (number_index)",
        "CREATE INDEX administration_users_phone ON administration_users (phone_index)",
        "CREATE INDEX administration_users_added ON administration_users (added_by)",
        """
        CREATE TABLE administration_assignments (
            id {{id}} NOT NULL PRIMARY KEY,
            user_id {{id}} NOT NULL REFERENCES administration_users (id),
            unit text NOT NULL,
            from_at {{moment}} NOT NULL,
            given_by text NOT NULL,
            ended_at {{moment}},
            ended_by text
        )
        """,
        "CREATE UNIQUE INDEX administration_assignments_now ON administration_assignments (user_id, unit) WHERE ended_at IS NULL",
        "CREATE INDEX administration_assignments_unit ON administration_assignments (unit, user_id)",
        """
        CREATE TABLE administration_grants (
            id {{id}} NOT NULL PRIMARY KEY,
            user_id {{id}} NOT NULL REFERENCES administration_users (id),
            right_code text NOT NULL REFERENCES administration_rights (code),
            unit text NOT NULL,
            given_by text NOT NULL,
            given_by_name text NOT NULL,
            authority {{id}} REFERENCES administration_grants (id),
            given_at {{moment}} NOT NULL,
            until_day {{day}},
            document text NOT NULL,
            note text NOT NULL,
            ended_at {{moment}},
            ended_by text,
            ended_by_name text
        )
        """,
        """
        CREATE UNIQUE INDEX administration_grants_now ON administration_grants (user_id, right_code, unit)
            WHERE ended_at IS NULL
        """,
        "CREATE INDEX administration_grants_unit ON administration_grants (unit, user_id)",
        "CREATE INDEX administration_grants_time ON administration_grants (given_at, id)",
        sqlite: [
            """
            CREATE TRIGGER administration_grants_kept BEFORE DELETE ON administration_grants
            BEGIN SELECT RAISE(ABORT, 'grants are never deleted'); END
            """
        ],
        postgres: [
            """
            CREATE TRIGGER administration_grants_kept BEFORE DELETE ON administration_grants
            FOR EACH ROW EXECUTE FUNCTION store_refuse_edit()
            """
        ]),
    topRequestMigration,
]
