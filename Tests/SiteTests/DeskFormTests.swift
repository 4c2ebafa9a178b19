import DeskAccounts
import Foundation
import Kit
import Store
import TestStore
import Testing
import Web

/// The desk's screen of *quantri* from the number to the account (REQ-DSK-001 to 014), with Vnconnect behind it.
@Suite(.timeLimit(.minutes(5))) struct DeskFormTests {
    static let vidu = [
        ("mo", "1"), ("so-giay-to", "099301000103"), ("ho-ten", "Nguyễn Thị Ví Dụ"), ("ngay-sinh", "20/11/2001"),
        ("dien-thoai", "0950000103"), ("email", ""), ("don-vi", "001.20.31.H99"),
    ]

    /// The form opened for C-VIDU: its address.
    static func open(_ town: DeskTown, as key: String = "O-CUA") async throws -> String {
        let found = try await town.ask("/tao-tai-khoan-cong-dan", posting: [("so-giay-to", "099301000103"), ("viec", "tra-cuu")], as: key)
        #expect(found.status == 303)
        return try #require(found.location)
    }

    static func send(
        _ town: DeskTown, _ path: String, _ step: String, _ changes: [(String, String)] = [], files: [PostedFile] = [],
        as key: String = "O-CUA"
    ) async throws -> DeskTown.Answer {
        let changed = Set(changes.map(\.0))
        let fields = vidu.filter { !changed.contains($0.0) } + changes + [("viec", step)]
        return try await town.ask(path, posting: fields, files: files, as: key)
    }

    /// Scan, paper and tick: all that stands before the code.
    static func ready(_ town: DeskTown) async throws -> String {
        let path = try await open(town)
        let scan = try await town.posted("cccd.pdf", DeskTown.pdf())
        #expect(try await send(town, path, "tai-xuong", files: [scan]).status == 303)
        return path
    }

    static func make(_ town: DeskTown) async throws -> String {
        let path = try await ready(town)
        #expect(try await send(town, path, "gui-otp", [("xac-nhan", "1")]).status == 303)
        let done = try await send(town, path, "tao", [("xac-nhan", "1"), ("maOTP", try await town.code(to: "0950000103"))])
        #expect(done.status == 303 && done.notice == "Tạo tài khoản thành công. Mật khẩu đã được gửi tới số 0950 *** 103.", "\(done.text.suffix(2_000))")
        return try #require(done.location)
    }

    @Test(arguments: TestDatabase.engines)
    func `from the number to the row of the list (REQ-DSK-002, 012)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let empty = try await town.ask("/tai-khoan-cong-dan", as: "O-CUA")
        #expect(empty.says("Tìm thấy 0 kết quả") && empty.says("Không tìm thấy tài khoản thỏa mãn các tiêu chí trên"))
        let made = try await Self.make(town)
        let list = try await town.ask("/tai-khoan-cong-dan", as: "O-CUA")
        #expect(list.says("Tìm thấy 1 kết quả") && list.says("Nguyễn Thị Ví Dụ") && list.says("Hoàng Thị Cửa"))
        #expect(list.says("099******103") && !list.says("099301000103") && !list.says("0950000103") && !list.says("0950 000 103"))
        let page = try await town.ask(made, as: "O-CUA")
        #expect(page.says("099301000103") && page.says("0950 000 103") && page.says("GDN-261120-"))
        #expect(try await town.number("SELECT count(*) AS n FROM store_trail WHERE action = 'desk.view'", in: town.national) == 1)
        #expect(try await town.number("SELECT count(*) AS n FROM identity_accounts WHERE registration = 'desk'", in: town.vnconnect) == 1)
        #expect(try await town.letters(to: "0950000103").count { $0.hasPrefix("Mat khau tam") } == 1)
        // The record at Vnconnect binds what is kept here.
        let here = try await town.national.database.read { tx in
            try tx.first("SELECT id, form_hash, scan_hash FROM deskaccounts_creations") { (try $0.uuid("id"), try $0.blob("form_hash"), try $0.blob("scan_hash")) }
        }
        let there = try await town.vnconnect.database.read { tx in
            try tx.first("SELECT id, form_hash, scan_hash FROM identity_desk_records") { (try $0.uuid("id"), try $0.blob("form_hash"), try $0.blob("scan_hash")) }
        }
        #expect(here?.0 == there?.0 && here?.1 == there?.1 && here?.2 == there?.2 && here != nil)
        // The form is done: the same button finds nothing to press.
        #expect(try await town.ask("/tao-tai-khoan-cong-dan/\(try #require(here).0.uuidString.lowercased())", as: "O-CUA").status == 404)
    }

    @Test(arguments: TestDatabase.engines)
    func `who may: the right, both factors, a desk (REQ-DSK-001)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        #expect(try await town.ask("/tao-tai-khoan-cong-dan", as: "O-CUA").status == 200)
        #expect(try await town.ask("/tao-tai-khoan-cong-dan", as: "O-CUA", acr: "urn:vnconnect:acr:password-only").text == "sign in")
        for stranger in ["C-THU", "A-MOT", "V-VPCP"] {
            #expect(try await town.ask("/tao-tai-khoan-cong-dan", as: stranger).status == 403)
            #expect(try await town.ask("/tao-tai-khoan-cong-dan", posting: [("so-giay-to", "099301000103")], as: stranger).status == 403)
        }
        #expect(try await town.ask("/tai-khoan-cong-dan", as: "C-THU").status == 403)
        #expect(try await town.ask("/tai-khoan-cong-dan", as: "A-MOT").status == 200)
        let lost = try await town.ask("/tao-tai-khoan-cong-dan", as: "O-CHUAGAN")
        #expect(lost.says("Không có đơn vị để chọn") && lost.says("chưa được gán vào") && !lost.says("<option value=\"001"))
        let path = try await Self.open(town, as: "O-CHUAGAN")
        let saved = try await Self.send(town, path, "tai-xuong", as: "O-CHUAGAN")
        #expect(saved.status == 422 && saved.says("Đơn vị không hợp lệ."))
    }

    @Test(arguments: TestDatabase.engines)
    func `the name of a desk decides, and the page says which cause it is (REQ-DSK-009, 015)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let form = try await town.ask(try await Self.open(town), as: "O-CUA")
        #expect(form.says("BỘ PHẬN MỘT CỬA UBND xã Hòa Thuận") && form.text.components(separatedBy: "<option ").count == 3)
        try await town.national.database.write { tx in
            try tx.execute("UPDATE directory_agencies SET name = 'Bộ phận 1 cửa xã Hòa Thuận' WHERE code = '001.20.31.H99'")
        }
        let misnamed = try await town.ask("/tao-tai-khoan-cong-dan", as: "O-CUA")
        #expect(misnamed.says("chưa được đặt tên đúng: tên phải chứa"))
        let decomposed = "bộ  PHẬN một Cửa xã Hòa Thuận".decomposedStringWithCanonicalMapping
        try await town.national.database.write { tx in
            try tx.execute("UPDATE directory_agencies SET name = \(decomposed) WHERE code = '001.20.31.H99'")
        }
        #expect(try await town.ask("/tao-tai-khoan-cong-dan", as: "O-CUA").says("Không có đơn vị để chọn") == false)
    }

    @Test(arguments: TestDatabase.engines)
    func `another desk's code, a forged officer and time are not taken (REQ-DSK-004, 009 Bad)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await Self.open(town)
        for desk in ["000.03.05.H99", "000.20.31.H99", "x"] {
            let forged = try await Self.send(town, path, "tai-xuong", [("don-vi", desk)])
            #expect(forged.status == 422 && forged.says("Đơn vị không hợp lệ."))
        }
        let page = try await town.ask(path, as: "O-CUA")
        #expect(page.says("Hoàng Thị Cửa") && page.says("0950 000 201") && page.says("20/11/2026 08:30"))
        let scan = try await town.posted("cccd.pdf", DeskTown.pdf())
        _ = try await Self.send(town, path, "tai-xuong", [("can-bo", "Vũ Văn Xử Lý"), ("thoi-gian", "01/01/2020")], files: [scan])
        _ = try await Self.send(town, path, "gui-otp", [("xac-nhan", "1")])
        let code = try await town.code(to: "0950000103")
        _ = try await Self.send(town, path, "tao", [("xac-nhan", "1"), ("maOTP", code), ("can-bo", "Vũ Văn Xử Lý")])
        let row = try await town.national.database.read { tx in
            try tx.first("SELECT officer_name, at FROM deskaccounts_creations") { (try $0.text("officer_name"), try $0.date("at")) }
        }
        #expect(row?.0 == "Hoàng Thị Cửa" && row?.1 == DeskTown.morning)
    }

    @Test(arguments: TestDatabase.engines)
    func `a number with an account is told of with the ways out; another number closes the form (REQ-DSK-005)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let exists = try await town.ask("/tao-tai-khoan-cong-dan", posting: [("so-giay-to", "099085000102"), ("viec", "tra-cuu")], as: "O-CUA")
        #expect(exists.status == 409 && exists.says("Công dân đã có tài khoản, không thực hiện tạo mới.") && exists.says("Quên mật khẩu"))
        #expect(exists.says("disabled") && !exists.says("TẠO TÀI KHOẢN"))
        let wrong = try await town.ask("/tao-tai-khoan-cong-dan", posting: [("so-giay-to", "0993"), ("viec", "tra-cuu")], as: "O-CUA")
        #expect(wrong.status == 422 && wrong.says("Số CMND gồm 9 chữ số, số CCCD gồm 12 chữ số."))
        let path = try await Self.ready(town)
        let changed = try await Self.send(town, path, "tao", [("so-giay-to", "099301000104"), ("maOTP", "123456")])
        #expect(changed.status == 422 && changed.says("bấm Tìm kiếm") || changed.says("Bấm Tìm kiếm"))
        #expect(!changed.says("TẠO TÀI KHOẢN") && changed.says("disabled"))
        // Posted for a number that has one meanwhile.
        let back = try await Self.send(town, path, "tra-cuu")
        #expect(back.status == 303)
        let thu = try await Self.send(town, path, "tra-cuu", [("so-giay-to", "099085000102")])
        #expect(thu.status == 409)
    }

    @Test(arguments: TestDatabase.engines)
    func `each required field left out is told at that field, and no paper is made (REQ-DSK-006, 010 Bad)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await Self.open(town)
        let cases = [
            ("ho-ten", "Vui lòng nhập họ và tên."), ("ngay-sinh", "Vui lòng nhập ngày sinh."),
            ("dien-thoai", "Vui lòng nhập số điện thoại."), ("don-vi", "Vui lòng nhập đơn vị."),
        ]
        for (field, words) in cases {
            let answer = try await Self.send(town, path, "tai-xuong", [(field, " \u{200B}")])
            #expect(answer.status == 422 && answer.says(words), "\(field)")
        }
        let wrong = [
            ("email", "a@b", "Địa chỉ email không hợp lệ."), ("ho-ten", "Lê Thị 1", "Họ và tên không hợp lệ."),
            ("ngay-sinh", "31/02/2001", "Ngày không hợp lệ"), ("ngay-sinh", "20/11/2030", "Ngày sinh không được sau ngày hiện tại."),
            ("dien-thoai", "1900 1234", "Số điện thoại không hợp lệ."),
        ]
        for (field, typed, words) in wrong {
            let answer = try await Self.send(town, path, "tai-xuong", [(field, typed)])
            #expect(answer.status == 422 && answer.says(words), "\(field) \(typed)")
        }
        let child = try await Self.send(town, path, "tai-xuong", [("ngay-sinh", "21/11/2012")])
        #expect(child.status == 422 && child.says("Công dân dưới 14 tuổi cần có người giám hộ.") && child.says("Có người giám hộ đi cùng"))
        #expect(try await town.ask("\(path)/giay-de-nghi.pdf", as: "O-CUA").status == 409)
        #expect(try await Self.send(town, path, "tai-xuong", [("ngay-sinh", "21/11/2012"), ("giam-ho", "1")]).status == 303)
    }

    @Test(arguments: TestDatabase.engines)
    func `one scan, of a kind and size, and its content decides (REQ-DSK-008 Bad)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await Self.open(town)
        let most = 5 << 20
        let jpg = try await town.posted("cccd.jpg", [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 0, count: 100))
        #expect(try await Self.send(town, path, "tai-xuong", files: [jpg]).says("Chỉ chấp nhận tệp doc, docx, pdf."))
        let renamed = try await town.posted("cccd.docx", DeskTown.pdf())
        #expect(try await Self.send(town, path, "tai-xuong", files: [renamed]).says("Chỉ chấp nhận tệp doc, docx, pdf."))
        let large = try await town.posted("cccd.pdf", DeskTown.pdf(most + 1))
        #expect(try await Self.send(town, path, "tai-xuong", files: [large]).says("Dung lượng không vượt quá 5MB."))
        let two = [try await town.posted("a.pdf", DeskTown.pdf()), try await town.posted("b.pdf", DeskTown.pdf())]
        #expect(try await Self.send(town, path, "tai-xuong", files: two).says("Chỉ đính kèm 1 file."))
        #expect(try await town.number("SELECT count(*) AS n FROM store_files", in: town.national) == 0)
        let full = try await town.posted("cccd.pdf", DeskTown.pdf(most))
        _ = try await Self.send(town, path, "luu", files: [full])
        let page = try await town.ask(path, as: "O-CUA")
        #expect(page.says("File đính kèm: cccd.pdf (5,0 MB)"))
        _ = try await Self.send(town, path, "bo-tep")
        #expect(try await town.ask(path, as: "O-CUA").says("File đính kèm:") == false)
        #expect(try await town.number("SELECT count(*) AS n FROM store_files", in: town.national) == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `the paper has what was typed, and a changed field makes it void and clears the tick (REQ-DSK-010)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await Self.ready(town)
        let page = try await town.ask(path, as: "O-CUA")
        let number = try #require(page.text.firstMatch(of: /GDN-261120-[2-9A-Z]{8}/)).0
        let pdf = try await town.ask("\(path)/giay-de-nghi.pdf", as: "O-CUA")
        #expect(pdf.status == 200 && pdf.bytes.starts(with: Array("%PDF-".utf8)))
        // The same form keeps its paper; sent with the tick it stands.
        _ = try await Self.send(town, path, "tai-xuong", [("xac-nhan", "1")])
        #expect(try await town.ask(path, as: "O-CUA").says(String(number)))
        let changed = try await Self.send(town, path, "luu", [("xac-nhan", "1"), ("ho-ten", "Nguyễn Thị Ví Dù")])
        #expect(changed.status == 303)
        let void = try await town.ask(path, as: "O-CUA")
        #expect(void.says("giấy đề nghị số \(number) không còn giá trị") && !void.says("checked"))
        let unprinted = try await Self.send(town, path, "gui-otp", [("ho-ten", "Nguyễn Thị Ví Dù")])
        #expect(unprinted.status == 422 && unprinted.says("Tải xuống giấy đề nghị"))
    }

    @Test(arguments: TestDatabase.engines)
    func `without tick, scan or a code of six digits nothing is made, and what was typed stays`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await Self.open(town)
        _ = try await Self.send(town, path, "tai-xuong")
        let missing = try await Self.send(town, path, "tao", [("maOTP", "00421O")])
        #expect(missing.status == 422 && missing.says("Mã OTP gồm 6 chữ số.") && missing.says("Vui lòng nhập đính kèm CCCD/CMND."))
        #expect(missing.says("Đề nghị công dân kiểm tra giấy đề nghị và xác nhận.") && missing.says("Nguyễn Thị Ví Dụ"))
        #expect(!missing.says("00421O"))
        #expect(try await town.number("SELECT count(*) AS n FROM identity_accounts WHERE registration = 'desk'", in: town.vnconnect) == 0)
    }
}
