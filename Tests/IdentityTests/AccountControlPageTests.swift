import Foundation
import Kit
import Links
import Store
import Testing
import TestStore

@testable import Identity
@testable import IdentityWeb

/// The pages of control: sessions, *Không phải tôi*, consents, own data, and the way back out of a sign-in.
@Suite(.timeLimit(.minutes(2))) struct AccountControlPageTests {
    private func thu() async throws -> PageBench {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let done = try await bench.house.signIn()
        bench.cookies["phien"] = done.token.reveal()
        bench.cookies["thiet-bi"] = String(repeating: "h", count: 32)
        return bench
    }

    @Test func `sessions are shown and ended, one or all others`() async throws {
        let bench = try await thu()
        let other = try await bench.house.signIn(browser: .stranger, guest: "b", at: bench.now.plus(31))
        let third = try await bench.house.signInLocally(browser: .stranger, guest: "c", at: bench.now.plus(32))
        bench.now = bench.now.plus(40)
        let page = try await bench.get(.vnconnect, "/tai-khoan/phien")
        for words in [
            "Phiên đăng nhập", "Tìm thấy 3 kết quả", "Phiên hiện tại", "Cổng tỉnh Bình Minh", "198.51.100.9",
            "CMT/CCCD, mật khẩu và OTP", "Đăng xuất khỏi tất cả thiết bị khác",
        ] {
            #expect(page.says(words), "\(words)")
        }
        let one = try await bench.post(.vnconnect, "/tai-khoan/phien/\(other.session.id)/dang-xuat", [("ve", "phien")])
        #expect(one.location == "/tai-khoan/phien")
        #expect(try await bench.post(.vnconnect, "/tai-khoan/phien/\(UUID())/dang-xuat", []).status == 404)
        let all = try await bench.post(.vnconnect, "/tai-khoan/phien/dang-xuat-het", [])
        #expect(all.location == "/tai-khoan/phien" && all.notice == "Đã đăng xuất khỏi tất cả thiết bị khác.")
        #expect(try await !bench.house.isAlive(third, at: bench.now))
        #expect(try await bench.get(.vnconnect, "/tai-khoan/phien").says("Tìm thấy 1 kết quả"))
    }

    @Test func `not me asks first, then closes every door and leads to a new password`() async throws {
        let bench = try await thu()
        let other = try await bench.house.signIn(browser: .stranger, guest: "b", at: bench.now.plus(31))
        bench.now = bench.now.plus(40)
        let history = try await bench.get(.vnconnect, "/tai-khoan/lich-su")
        #expect(history.says("Không phải tôi"))
        let path = try #require(history.text.split(separator: "\"").first { $0.hasSuffix("/khong-phai-toi") }).description
        let question = try await bench.get(.vnconnect, path)
        #expect(question.says("Lượt truy cập này không phải của Ông/Bà?") && question.says("198.51.100.9"))
        let done = try await bench.post(.vnconnect, path, [])
        #expect(done.location == "/quen-mat-khau" && bench.cookies["phien"] == nil)
        #expect(try await !bench.house.isAlive(other, at: bench.now))
        let signIn = try await bench.get(.vnconnect, "/dang-nhap")
        let fields = [("tenDangNhap", "099085000102"), ("matKhau", Vnconnect.thuPassword.reveal())]
        let refused = try await bench.post(.vnconnect, "/dang-nhap", fields + (try bench.captcha(on: signIn)))
        #expect(refused.status == 403 && refused.says("Mật khẩu này đã ngừng dùng"))
    }

    @Test func `consents are shown; what nobody gave cannot be taken back`() async throws {
        let bench = try await thu()
        let page = try await bench.get(.vnconnect, "/tai-khoan/he-thong")
        #expect(page.says("Hệ thống được phép") && page.says("Không tìm thấy hệ thống"))
        #expect(try await bench.get(.vnconnect, "/tai-khoan/he-thong/khong-co/rut-lai").status == 404)
        #expect(try await bench.post(.vnconnect, "/tai-khoan/he-thong/khong-co/rut-lai", []).status == 404)
    }

    @Test func `one's own data is read on a page or saved as a file, the password once more`() async throws {
        let bench = try await thu()
        #expect(try await bench.get(.vnconnect, "/tai-khoan/du-lieu").says("Tải tệp JSON"))
        #expect(try await bench.post(.vnconnect, "/tai-khoan/du-lieu", []).says("Vui lòng nhập mật khẩu."))
        let wrong = try await bench.post(.vnconnect, "/tai-khoan/du-lieu", [("matKhau", "Sai@12345")])
        #expect(wrong.status == 422 && wrong.says("Tên đăng nhập hoặc mật khẩu không đúng.") && !wrong.says("1985"))
        let password = ("matKhau", Vnconnect.thuPassword.reveal())
        let page = try await bench.post(.vnconnect, "/tai-khoan/du-lieu", [password])
        for words in ["Trần Văn Thử", "1985-09-02", "099085000102", "+84950000199", "Lịch sử truy cập"] {
            #expect(page.says(words), "\(words)")
        }
        #expect(try await bench.post(.vnconnect, "/tai-khoan/du-lieu", [password, ("dang", "tep")]).status == 200)
        let guest = PageBench(bench.house)
        #expect(try await guest.get(.vnconnect, "/tai-khoan/du-lieu").location?.hasPrefix("/dang-nhap") == true)
    }

    @Test func `own and common passwords are told beside their field`() async throws {
        let bench = try await thu()
        let present = ("matKhauHienTai", Vnconnect.thuPassword.reveal())
        for (password, words) in [
            ("Thu@02091985", "không chứa số CMT/CCCD, số điện thoại, họ tên, tên tài khoản hoặc ngày sinh"),
            ("Matkhau@123", "không phải mật khẩu thông dụng hoặc đã bị lộ, dễ đoán"),
        ] {
            let page = try await bench.post(
                .vnconnect, "/tai-khoan/mat-khau", [present, ("matKhau", password), ("xacNhanMatKhau", password)])
            #expect(page.status == 422 && page.says(words) && page.text.contains("id=\"matKhau-"), "\(password)")
        }
    }

    @Test func `the code's page and the province's form have the way back too`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        _ = try await bench.get(.vnconnect, "/dang-nhap")
        let guest = try #require(bench.cookies["khach"])
        let flow = try await bench.house.passPassword(guest: guest)
        let code = try await bench.get(.vnconnect, "/otp?phien=\(flow.id.text)")
        #expect(code.text.contains("id=\"tu-choi\""))
        let local = try await bench.house.begin(Vnconnect.local, guest: guest)
        let form = try await bench.get(.vnconnect, "/cong-tinh/dang-nhap?phien=\(local.id.text)")
        #expect(form.text.contains("id=\"tu-choi\""))
        let no = try await bench.get(.vnconnect, "/dang-nhap/tu-choi?phien=\(flow.id.text)")
        #expect(no.location == "/oauth2/authorize?tiep=r&tu-choi=1")
    }
}
