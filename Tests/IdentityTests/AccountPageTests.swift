import Foundation
import Kit
import Links
import Store
import Testing
import TestStore

@testable import Identity
@testable import IdentityWeb

/// SCR-A01 to A04.
@Suite(.timeLimit(.minutes(2))) struct AccountPageTests {
    private func signedIn(_ bench: PageBench, _ done: SignedIn) -> PageBench {
        bench.cookies["phien"] = done.token.reveal()
        bench.cookies["thiet-bi"] = String(repeating: "h", count: 32)
        return bench
    }

    private func thu() async throws -> PageBench {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        return signedIn(bench, try await bench.house.signIn())
    }

    @Test func `C-MAU sees level 2, verified by the operator (REQ-ACC-001)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.mau()
        let done = try await bench.house.signIn(
            "099190000101", Vnconnect.mauPassword, phone: "0950000101", at: bench.now.plus(31))
        bench.now = bench.now.plus(32)
        let page = try await signedIn(bench, done).get(.vnconnect, "/tai-khoan")
        for words in [
            "Thông tin cá nhân", "Lê Thị Mẫu", "15/03/1990", "099190000101", "2 – đã được xác minh bởi nhà mạng",
            "0950 000 101", "Hoạt động",
        ] {
            #expect(page.says(words), "\(words)")
        }
        #expect(try await bench.get(.vnconnect, "/tai-khoan?id=\(UUID())").says("Lê Thị Mẫu"), "always one's own")
        let edit = try await bench.get(.vnconnect, "/tai-khoan/sua")
        #expect(edit.says("chỉ thay đổi được sau khi xác minh lại") && !edit.says("name=\"hoTen\""))
        let forged = try await bench.post(.vnconnect, "/tai-khoan/sua", [("hoTen", "Người Khác")])
        #expect(forged.says("chỉ thay đổi được sau khi xác minh lại") && forged.status == 422)
    }

    @Test func `an odd birth date is a warning, not a block (REQ-ACC-002)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        let flow = try await bench.house.accounts.register(
            atProvince: try bench.house.localForm(), guest: "p", browser: .home, now: bench.now)
        try await bench.house.accounts.confirm(try await bench.house.code(to: "0950000101"), in: flow, now: bench.now)
        _ = signedIn(bench, try await bench.house.signInLocally("mau.le", Vnconnect.mauPassword))
        let fields = [("hoTen", "Lê Thị Mẫu"), ("ngaySinh", "15/03/1991"), ("soGiayTo", "099190000101")]
        let odd = try await bench.post(.vnconnect, "/tai-khoan/sua", fields)
        #expect(odd.location == "/tai-khoan")
        #expect(odd.notice?.contains("Số CCCD không khớp với ngày sinh hoặc giới tính đã nhập.") == true)
        #expect(try await bench.get(.vnconnect, "/tai-khoan").says("15/03/1991"))
    }

    @Test(arguments: TestDatabase.engines)
    func `Vnconnect's own session says how much is left, and "Tiếp tục" lengthens it (WCAG 2.2.1)`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let done = try await house.signIn()
        let (token, end) = (done.token.reveal(), done.session.expiresAt)
        let begun = done.session.startedAt
        let asked = try await house.accounts.sessionEnd(token: token, now: begun + 900)
        #expect(asked == KeptSession(idleUntil: begun + 1_800, endsAt: end))
        let kept = try await house.accounts.keepSession(token: token, now: begun + 1_000)
        #expect(kept == KeptSession(idleUntil: begun + 2_800, endsAt: end))
        #expect(try await house.accounts.sessionEnd(token: token, now: begun + 2_799) == kept)
        #expect(try await house.accounts.face(token: token, now: begun + 2_799)?.idleUntil == begun + 4_599)
        #expect(try await house.accounts.keepSession(token: token, now: begun + 4_600) == nil)
        #expect(try await house.accounts.sessionEnd(token: "", now: begun) == nil)
    }

    @Test func `the history lists, marks this session, and ends another (REQ-ACC-003)`() async throws {
        let bench = try await thu()
        let other = try await bench.house.signIn(browser: .stranger, guest: "b", at: bench.now.plus(31))
        bench.now = bench.now.plus(40)
        let page = try await bench.get(.vnconnect, "/tai-khoan/lich-su")
        for words in [
            "Tìm thấy 2 kết quả", "Thời gian", "Phương thức", "Hệ thống", "Thiết bị/Trình duyệt", "Địa chỉ IP",
            "Kết quả", "Thao tác", "Phiên hiện tại", "Đăng xuất phiên này", "198.51.100.9",
        ] {
            #expect(page.says(words), "\(words)")
        }
        #expect(try await bench.post(.vnconnect, "/tai-khoan/phien/\(UUID())/dang-xuat", []).status == 404)
        let ended = try await bench.post(.vnconnect, "/tai-khoan/phien/\(other.session.id)/dang-xuat", [])
        #expect(ended.location == "/tai-khoan/lich-su")
        #expect(try await bench.house.isAlive(other, at: bench.now) == false)
        let range = try await bench.get(.vnconnect, "/tai-khoan/lich-su?tuNgay=21/11/2026&denNgay=20/11/2026")
        #expect(range.status == 422 && range.says("không được sau"))
        #expect(try await bench.get(.vnconnect, "/tai-khoan/lich-su?page=9999&size=1000000&sapXep=%27").status == 200)
        #expect(
            try await bench.get(.vnconnect, "/tai-khoan/lich-su?ketQua=blocked").says(
                "Không tìm thấy lượt truy cập thỏa mãn các tiêu chí trên"))
    }

    @Test func `a phone is added, made the default, removed, each with the password (REQ-ACC-005)`() async throws {
        let bench = try await thu()
        let sent = try await bench.post(
            .vnconnect, "/tai-khoan/phuong-thuc/so-moi", [("soDienThoai", "0950000101"), ("matKhau", "Thu@Tran85")])
        #expect(sent.location == "/tai-khoan/phuong-thuc/so-moi/otp")
        let code = try await bench.house.code(to: "0950000101")
        #expect(
            try await bench.post(.vnconnect, "/tai-khoan/phuong-thuc/so-moi/otp", [("maOTP", code)]).location
                == "/tai-khoan/phuong-thuc")
        let page = try await bench.get(.vnconnect, "/tai-khoan/phuong-thuc")
        #expect(page.says("0950 000 101") && page.says("mặc định"))
        let twice = try await bench.post(
            .vnconnect, "/tai-khoan/phuong-thuc/so-moi", [("soDienThoai", "0950 000 199"), ("matKhau", "Thu@Tran85")])
        #expect(twice.status == 422 && twice.says("Số này đã có trong danh sách."))
        let wrong = try await bench.post(
            .vnconnect, "/tai-khoan/phuong-thuc/so-moi", [("soDienThoai", "0950000103"), ("matKhau", "Sai@12345")])
        #expect(wrong.status == 422 && wrong.says("Tên đăng nhập hoặc mật khẩu không đúng."))
        let phones = try await bench.house.database.read { tx in
            try tx.codePhones(
                of: try #require(try tx.accountID(of: IdentityNumber(personal: "099085000102")!, Vnconnect.keys)),
                Vnconnect.keys)
        }
        let mau = try #require(phones.first { $0.phone.national == "0950000101" })
        #expect(
            try await bench.get(.vnconnect, "/tai-khoan/phuong-thuc/\(mau.id)/mac-dinh").says(
                "Đặt số nhận OTP mặc định"))
        #expect(
            try await bench.post(.vnconnect, "/tai-khoan/phuong-thuc/\(mau.id)/mac-dinh", [("matKhau", "Thu@Tran85")])
                .status == 303)
        #expect(
            try await bench.post(.vnconnect, "/tai-khoan/phuong-thuc/\(mau.id)/xoa", [("matKhau", "Thu@Tran85")]).status
                == 303)
        #expect(try await bench.get(.vnconnect, "/tai-khoan/phuong-thuc/\(mau.id)/xoa").status == 404)
    }

    @Test func `Đổi mật khẩu with its messages (REQ-ACC-007)`() async throws {
        let bench = try await thu()
        func change(_ present: String, _ new: String, _ again: String) async throws -> PageBench.Answer {
            try await bench.post(
                .vnconnect, "/tai-khoan/mat-khau",
                [("matKhauHienTai", present), ("matKhau", new), ("xacNhanMatKhau", again)])
        }
        #expect(try await change("Sai@12345", "Mới#2026x", "Mới#2026x").says("Tên đăng nhập hoặc mật khẩu không đúng."))
        #expect(
            try await change("Thu@Tran85", "Thu@Tran85", "Thu@Tran85").says(
                "Mật khẩu mới không được trùng mật khẩu cũ."))
        #expect(try await change("Thu@Tran85", "Mới#2026x", "Mới#2026y").says("Mật khẩu xác nhận không khớp."))
        #expect(try await change("", "", "").says("Vui lòng nhập mật khẩu hiện tại."))
        let done = try await change("Thu@Tran85", "Mới#2026x", "Mới#2026x")
        #expect(done.location == "/tai-khoan" && done.notice == "Đổi mật khẩu thành công.")
        #expect(try await bench.get(.vnconnect, "/tai-khoan").status == 200)
    }

    @Test func `a visitor finds a login gate at every page (REQ-PRV-004)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        for path in [
            "/tai-khoan", "/tai-khoan/sua", "/tai-khoan/lich-su", "/tai-khoan/phuong-thuc", "/tai-khoan/mat-khau",
        ] {
            #expect(try await bench.get(.vnconnect, path).location?.hasPrefix("/dang-nhap?ve=") == true, "\(path)")
        }
        #expect(try await bench.post(.vnconnect, "/tai-khoan/mat-khau", []).location == "/dang-nhap")
    }

    @Test func `browsers by their names`() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36"
        #expect(BrowserName(chrome).text == "Chrome, Linux" && BrowserName("curl/8").text == "curl/8")
    }
}
