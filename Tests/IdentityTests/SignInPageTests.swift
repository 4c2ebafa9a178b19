import Foundation
import Kit
import Links
import Store
import Testing
import TestStore

@testable import Identity
@testable import IdentityWeb

/// SCR-L02, L03, L05, V01; JRN-03, JRN-06 as far as Vnconnect shows them.
@Suite(.timeLimit(.minutes(2))) struct SignInPageTests {
    private let thu = [("tenDangNhap", "099085000102"), ("matKhau", "Thu@Tran85")]

    private func flow(_ bench: PageBench, _ demand: SignInDemand = Vnconnect.national) async throws -> String {
        let guest = try #require(bench.cookies["khach"])
        return try await bench.house.accounts.beginSignIn(demand, session: nil, guest: guest, now: bench.now).id.text
    }

    private func password(_ bench: PageBench, _ flow: String, _ fields: [(String, String)]) async throws
        -> PageBench.Answer
    {
        let page = try await bench.get(.vnconnect, "/dang-nhap?phien=\(flow)")
        return try await bench.post(.vnconnect, "/dang-nhap?phien=\(flow)", fields + (try bench.captcha(on: page)))
    }

    private func signIn(_ bench: PageBench, _ demand: SignInDemand = Vnconnect.national) async throws
        -> PageBench.Answer
    {
        let id = try await flow(bench, demand)
        _ = try await password(bench, id, thu)
        return try await bench.post(
            .vnconnect, "/otp?phien=\(id)", [("maOTP", try await bench.house.code(to: "0950000102"))])
    }

    @Test func `the labels of F.1, one tab, and no dead link (REQ-LOG-002)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        let page = try await bench.get(.vnconnect, "/dang-nhap")
        for words in [
            "Đăng nhập", "CMT/CCCD", "Tên đăng nhập", "Nhập CMT/CCCD", "Mật khẩu", "Nhập mật khẩu", "Mã xác thực",
            "Nhập mã xác thực", "Quên mật khẩu", "Đăng ký",
        ] {
            #expect(page.says(words), "\(words)")
        }
        #expect(!page.says("Usb ký số") && !page.says("Sim ký số"))
        #expect(
            try await bench.house.count("SELECT count(*) AS n FROM identity_flows") == 0, "looking costs no row (I22)")
    }

    @Test func `JRN-03: wrong captcha, right one, the other phone, back to the client`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let id = try await flow(bench)
        let wrong = try await bench.post(
            .vnconnect, "/dang-nhap?phien=\(id)", thu + [("maHinh", "x"), ("maXacThuc", "AAAAA")])
        #expect(
            wrong.status == 422 && wrong.says("Mã xác thực không đúng hoặc đã hết hạn.") && !wrong.says("Thu@Tran85"))
        let code = try await password(bench, id, thu)
        #expect(code.status == 303 && code.location == "/otp?phien=\(id)")
        #expect(bench.cookies["phien"] == nil, "no session before the code")
        let screen = try await bench.get(.vnconnect, "/otp?phien=\(id)")
        #expect(
            screen.says("0950 *** 102") && screen.says("Chọn phương thức xác thực khác")
                && screen.says("Mất số điện thoại nhận OTP"))
        let others = try await bench.get(.vnconnect, "/otp/so-khac?phien=\(id)")
        #expect(others.says("199") && !others.says("0950000199") && !others.says("0950 000 199"))
        let phone = try #require(
            others.text.range(of: "name=\"so\" value=\"").map { String(others.text[$0.upperBound...].prefix(36)) })
        // Codes of one instant have no order; people take at least a second.
        bench.now += 1
        #expect(
            try await bench.post(.vnconnect, "/otp/so-khac?phien=\(id)", [("so", phone)]).location == "/otp?phien=\(id)"
        )
        let digits = try await bench.house.code(to: "0950000199")
        let done = try await bench.post(.vnconnect, "/otp?phien=\(id)", [("maOTP", digits)])
        #expect(done.location == "/oauth2/authorize?tiep=r", "\(done.status) \(done.text.suffix(3_000))")
        #expect(bench.cookies["phien"] != nil && bench.cookies["thiet-bi"] != nil)
    }

    @Test func `another account's phone is forbidden (REQ-LOG-006)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let id = try await flow(bench)
        _ = try await password(bench, id, thu)
        let forged = try await bench.post(
            .vnconnect, "/otp/so-khac?phien=\(id)", [("so", UUID().uuidString.lowercased())])
        #expect(forged.status == 403 && forged.says("Bạn không có quyền thực hiện chức năng này."))
    }

    @Test func `an account with one phone says so (REQ-LOG-006)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.mau()
        let id = try await flow(bench)
        bench.now = bench.now.plus(31)
        _ = try await password(bench, id, [("tenDangNhap", "099190000101"), ("matKhau", "Mau@1990")])
        #expect(try await bench.get(.vnconnect, "/otp/so-khac?phien=\(id)").says("Tài khoản chỉ có một số nhận OTP."))
    }

    @Test func `wrong, blocked and locked in their own words`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        let thuID = try await bench.house.thu()
        let id = try await flow(bench)
        for _ in 0..<4 {
            let answer = try await password(bench, id, [("tenDangNhap", "099085000102"), ("matKhau", "Sai@12345")])
            #expect(answer.status == 422 && answer.says("Tên đăng nhập hoặc mật khẩu không đúng."))
        }
        let fifth = try await password(bench, id, [("tenDangNhap", "099085000102"), ("matKhau", "Sai@12345")])
        #expect(fifth.status == 429 && fifth.says("Đăng nhập tạm khóa đến 08:45 20/11/2026."))
        bench.now = bench.now.plus(901)
        try await bench.house.accounts.move(thuID, .lock, by: "V-VPCP", because: "thử", now: bench.now)
        let locked = try await password(bench, id, thu)
        #expect(locked.status == 403 && locked.says("Tài khoản đang bị khóa, vui lòng liên hệ"))
    }

    @Test func `back button, second tab, forged steps: no session without both factors (I3)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let first = try await flow(bench), second = try await flow(bench)
        #expect(try await bench.get(.vnconnect, "/otp?phien=\(first)").location == "/dang-nhap?phien=\(first)")
        #expect(
            try await bench.post(.vnconnect, "/otp?phien=\(first)", [("maOTP", "123456")]).location
                == "/dang-nhap?phien=\(first)")
        _ = try await password(bench, first, thu)
        let code = try await bench.house.code(to: "0950000102")
        #expect(
            try await bench.post(.vnconnect, "/otp?phien=\(second)", [("maOTP", code)]).location
                == "/dang-nhap?phien=\(second)")
        bench.now = bench.now.plus(40)
        let again = try await password(bench, first, thu)
        #expect(
            again.location?.hasPrefix("/otp?phien=") == true && again.location != "/otp?phien=\(first)",
            "a restart is a new journey")
        #expect(bench.cookies["phien"] == nil)
    }

    @Test func `a journey of another browser is unknown here`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let id = try await flow(bench)
        bench.cookies["khach"] = Base64URL.encode(Array(repeating: 6, count: 16))
        #expect(try await bench.get(.vnconnect, "/dang-nhap?phien=\(id)").says("Phiên đăng nhập đã hết hạn."))
        #expect(try await password(bench, id, thu).location != "/otp?phien=\(id)")
    }

    @Test func `own pages ask for a sign-in and come back, other addresses do not lead away (REQ-GEN-013)`()
        async throws
    {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let gate = try await bench.get(.vnconnect, "/tai-khoan/lich-su")
        #expect(gate.location == "/dang-nhap?ve=%2Ftai-khoan%2Flich-su")
        for (asked, target) in [
            ("/tai-khoan/lich-su", "/tai-khoan/lich-su"), ("https://evil.example/", "/tai-khoan"),
            ("//evil.example", "/tai-khoan"), ("javascript:alert(1)", "/tai-khoan"),
        ] {
            bench.now = bench.now.plus(1_000)
            let path = "/dang-nhap?ve=\(Link.encode(asked))"
            let page = try await bench.get(.vnconnect, path)
            let code = try await bench.post(.vnconnect, path, thu + (try bench.captcha(on: page)))
            let done = try await bench.post(
                .vnconnect, try #require(code.location), [("maOTP", try await bench.house.code(to: "0950000102"))])
            #expect(done.location == target)
        }
    }

    @Test func `the old cookie is nobody's after login and after logout (I2)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        _ = try await signIn(bench)
        let first = try #require(bench.cookies["phien"])
        bench.now = bench.now.plus(60)
        _ = try await signIn(bench)
        let second = try #require(bench.cookies["phien"])
        #expect(first != second)
        bench.cookies["phien"] = first
        #expect(try await bench.get(.vnconnect, "/tai-khoan").location?.hasPrefix("/dang-nhap") == true)
        bench.cookies["phien"] = second
        #expect(try await bench.get(.vnconnect, "/tai-khoan").status == 200)
        #expect(try await bench.post(.vnconnect, "/dang-xuat", []).location == "http://dvc.localhost/")
        bench.cookies["phien"] = second
        #expect(try await bench.get(.vnconnect, "/tai-khoan").location?.hasPrefix("/dang-nhap") == true)
    }

    @Test func `Quên mật khẩu looks the same for a known and an unknown number (REQ-LOG-008, I8)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        func screen(_ number: String) async throws -> String {
            let page = try await bench.get(.vnconnect, "/quen-mat-khau")
            let sent = try await bench.post(
                .vnconnect, "/quen-mat-khau", [("soGiayTo", number)] + (try bench.captcha(on: page)))
            #expect(sent.location == "/quen-mat-khau/otp")
            return try await bench.get(.vnconnect, "/quen-mat-khau/otp").text.replacingOccurrences(of: number, with: "")
        }
        #expect(try await screen("099085000102") == screen("099199999999"))
        #expect(try await bench.get(.vnconnect, "/quen-mat-khau/mat-khau").location == "/quen-mat-khau/otp")
    }

    @Test func `JRN-06: register at the province, sign in, be remembered`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        let id = try await flow(bench, Vnconnect.local)
        let form = try await bench.get(.vnconnect, "/cong-tinh/dang-ky?phien=\(id)")
        for words in ["Tên tài khoản", "Mã xác nhận", "Lưu lại", "Giới tính", "Địa chỉ"] {
            #expect(form.says(words), "\(words)")
        }
        let sent = try await bench.post(
            .vnconnect, "/cong-tinh/dang-ky?phien=\(id)",
            [
                ("tenTaiKhoan", "mau.le"), ("matKhau", "Mau@1990"), ("xacNhanMatKhau", "Mau@1990"),
                ("hoTen", "Lê Thị Mẫu"),
                ("ngaySinh", "15/03/1990"), ("soGiayTo", "099190000101"), ("soDienThoai", "0950000101"),
            ] + (try bench.captcha(on: form, field: "maXacNhan")))
        #expect(sent.location == "/cong-tinh/dang-ky/otp")
        let code = try await bench.house.code(to: "0950000101")
        let confirmed = try await bench.post(.vnconnect, "/cong-tinh/dang-ky/otp", [("maOTP", code)])
        #expect(
            confirmed.location == "/cong-tinh/dang-nhap?phien=\(id)"
                && confirmed.notice == "Đăng ký tài khoản thành công.")
        let login = try await bench.get(.vnconnect, "/cong-tinh/dang-nhap?phien=\(id)")
        for words in [
            "Tài khoản", "Tự động đăng nhập lần sau", "Quên mật khẩu", "Đăng nhập bằng Cổng Dịch vụ công quốc gia",
        ] {
            #expect(login.says(words), "\(words)")
        }
        #expect(!login.says("Mã xác nhận"))
        let done = try await bench.post(
            .vnconnect, "/cong-tinh/dang-nhap?phien=\(id)",
            [("taiKhoan", "Mau.Le"), ("matKhau", "Mau@1990"), ("tuDong", "1")])
        #expect(done.location == "/oauth2/authorize?tiep=r" && bench.cookies["ghi-nho"] != nil)

        bench.cookies["phien"] = nil
        let browser = VnconnectBrowser(accounts: bench.house.accounts)
        #expect(bench.cookies["ghi-nho"] != nil && browser.accounts.settings.rememberLife == 30 * 86_400)
    }

    @Test func `the national way out of a provincial form asks for the code as well`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let id = try await flow(bench, Vnconnect.local)
        let answer = try await password(bench, id, thu)
        #expect(answer.location?.hasPrefix("/otp?phien=") == true && bench.cookies["phien"] == nil)
        let elsewhere = try await bench.get(.vnconnect, "/cong-tinh/dang-nhap")
        #expect(elsewhere.location == "http://dichvucong.binhminh.localhost/dang-nhap")
    }
}
