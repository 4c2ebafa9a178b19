import Foundation
import Kit
import Links
import Parties
import Store
import Testing
import TestStore

@testable import Identity

/// SCR-R01 to R04, JRN-01, JRN-02.
@Suite(.timeLimit(.minutes(2))) struct RegisterPageTests {
    private let mau = [
        ("soGiayTo", "099190000101"), ("hoTen", "Lê Thị Mẫu"), ("ngaySinh", "15/03/1990"),
        ("soDienThoai", "0950 000 101"),
    ]

    private func send(_ bench: PageBench, _ fields: [(String, String)]) async throws -> PageBench.Answer {
        let page = try await bench.get(.registration, "/thue-bao?tu-dau=1")
        return try await bench.post(.registration, "/thue-bao", fields + (try bench.captcha(on: page)))
    }

    @Test func `JRN-01: from the choice of a method to the login page`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        let choose = try await bench.get(.registration, "/")
        #expect(choose.says("Chọn phương thức đăng ký") && choose.says("Thuê bao di động"))
        #expect(try await bench.post(.registration, "/", [("phuongThuc", "mobile")]).location == "/thue-bao")
        #expect(try await send(bench, mau).location == "/thue-bao/otp")
        let code = try await bench.get(.registration, "/thue-bao/otp")
        #expect(code.says("Nhập OTP") && code.says("0950 *** 101") && code.says("Gửi lại OTP"))
        let digits = try await bench.house.code(to: "0950000101")
        #expect(try await bench.post(.registration, "/thue-bao/otp", [("maOTP", digits)]).location == "/mat-khau")
        let weak = try await bench.post(
            .registration, "/mat-khau", [("matKhau", "mau@1990"), ("xacNhanMatKhau", "mau@1990")])
        #expect(weak.status == 422 && weak.says("Còn thiếu: chữ in hoa."))
        let differ = try await bench.post(
            .registration, "/mat-khau", [("matKhau", "Mau@1990"), ("xacNhanMatKhau", "Mau@1991")])
        #expect(differ.status == 422 && differ.says("Mật khẩu xác nhận không khớp."))
        let done = try await bench.post(
            .registration, "/mat-khau", [("matKhau", "Mau@1990"), ("xacNhanMatKhau", "Mau@1990")])
        #expect(done.status == 303 && done.location == "http://xacthuc.dvc.localhost/dang-nhap?da-dang-ky=1")
        let login = try await bench.get(.vnconnect, "/dang-nhap?da-dang-ky=1")
        #expect(login.says("Đăng ký tài khoản thành công.") && login.says("Nhập CMT/CCCD"))
    }

    @Test func `a business is offered no mobile subscription, its address leads back (REQ-REG-001)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        for subject in ["doanh-nghiep", "co-quan-nha-nuoc"] {
            let page = try await bench.get(.registration, "/?doi-tuong=\(subject)")
            #expect(!page.says("Thuê bao di động") && !page.says("Mã số BHXH"))
            let forged = try await bench.post(.registration, "/?doi-tuong=\(subject)", [("phuongThuc", "mobile")])
            #expect(forged.status == 422)
            let direct = try await bench.get(.registration, "/thue-bao?doi-tuong=\(subject)")
            #expect(direct.location == "/" && direct.notice == "Phương thức này không áp dụng cho đối tượng đã chọn.")
        }
        let none = try await bench.post(.registration, "/", [])
        #expect(none.status == 422 && none.says("Vui lòng chọn phương thức đăng ký."))
    }

    @Test func `all problems at once, what was typed stays, the captcha does not (REQ-GEN-001)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        let blank = try await bench.post(.registration, "/thue-bao", [("hoTen", " \u{200B} ")])
        for words in [
            "Vui lòng nhập số CMT/CCCD.", "Vui lòng nhập họ và tên.", "Vui lòng nhập ngày sinh.",
            "Vui lòng nhập số điện thoại.", "Vui lòng nhập mã xác thực.",
        ] {
            #expect(blank.status == 422 && blank.says(words), "\(words)")
        }
        let odd = try await send(
            bench,
            [
                ("soGiayTo", "12345678"), ("hoTen", "Lê Thị 1"), ("ngaySinh", "31/02/2001"),
                ("soDienThoai", "1900 1234"), ("email", "a@b"),
            ])
        for words in [
            "Số CMND gồm 9 chữ số, số CCCD gồm 12 chữ số.", "Họ và tên không hợp lệ.", "Ngày không hợp lệ",
            "Số điện thoại không hợp lệ.", "Địa chỉ email không hợp lệ.",
        ] {
            #expect(odd.status == 422 && odd.says(words), "\(words)")
        }
        #expect(odd.says("value=\"Lê Thị 1\""))
    }

    @Test(arguments: ["00/00/0000", "2001-02-03", "31/12/1899"])
    func `no day, no birth date (REQ-GEN-008)`(typed: String) async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        #expect(
            try await send(bench, mau.filter { $0.0 != "ngaySinh" } + [("ngaySinh", typed)]).says("Ngày không hợp lệ"))
        #expect(
            try await send(bench, mau.filter { $0.0 != "ngaySinh" } + [("ngaySinh", "20/11/2030")]).says(
                "Ngày sinh không được sau ngày hiện tại."))
    }

    @Test func `a wrong captcha keeps the form and sends nothing`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        let page = try await bench.get(.registration, "/thue-bao")
        let token = try #require(page.hidden("maHinh"))
        let answer = try await bench.post(
            .registration, "/thue-bao", mau + [("maHinh", token), ("maXacThuc", "AAAAA")])
        #expect(
            answer.status == 422 && answer.says("Mã xác thực không đúng hoặc đã hết hạn.")
                && answer.says("value=\"Lê Thị Mẫu\""))
        #expect(try await bench.house.letters(to: "0950000101").isEmpty)
        let other = try await bench.post(.registration, "/thue-bao", mau + [("doiMa", "1")])
        #expect(other.status == 200 && !other.says("Lỗi:") && other.says("value=\"Lê Thị Mẫu\""))
    }

    @Test func `JRN-02: a taken number shows the ways, a foreign SIM says so`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let taken = try await send(
            bench,
            [
                ("soGiayTo", "099085000102"), ("hoTen", "Trần Văn Thử"), ("ngaySinh", "02/09/1985"),
                ("soDienThoai", "0950000102"),
            ])
        #expect(taken.status == 409 && taken.says("Số CMT/CCCD này đã có tài khoản."))
        #expect(taken.says("http://xacthuc.dvc.localhost/quen-mat-khau"))
        let foreign = try await send(bench, mau.filter { $0.0 != "soDienThoai" } + [("soDienThoai", "0950000199")])
        #expect(foreign.status == 422 && foreign.says("Số điện thoại không phải thuê bao chính chủ của người đăng ký."))
        bench.house.operators.say(.unavailable)
        let down = try await send(bench, mau)
        #expect(
            down.status == 503 && down.says("Chưa kiểm tra được thông tin thuê bao")
                && down.says("value=\"Lê Thị Mẫu\""))
    }

    @Test func `JRN-02: an expired code, a resent one, the first one no more`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        _ = try await send(bench, mau)
        let first = try await bench.house.code(to: "0950000101")
        bench.now = bench.now.plus(121)
        #expect(
            try await bench.post(.registration, "/thue-bao/otp", [("maOTP", first)]).says(
                "Mã OTP đã hết hiệu lực (2 phút)."))
        #expect(try await bench.post(.registration, "/thue-bao/otp/gui-lai", []).location == "/thue-bao/otp")
        let second = try await bench.house.code(to: "0950000101")
        if first != second {
            #expect(try await bench.post(.registration, "/thue-bao/otp", [("maOTP", first)]).says("Mã OTP không đúng."))
        }
        #expect(
            try await bench.post(.registration, "/thue-bao/otp", [("maOTP", "12a456")]).says("Mã OTP gồm 6 chữ số."))
        #expect(try await bench.post(.registration, "/thue-bao/otp", [("maOTP", second)]).location == "/mat-khau")
    }

    @Test func `steps cannot be skipped, and coming back resumes (REQ-REG-007)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        #expect(try await bench.get(.registration, "/mat-khau").location == "/thue-bao")
        _ = try await send(bench, mau)
        #expect(try await bench.get(.registration, "/mat-khau").location == "/thue-bao/otp")
        #expect(
            try await bench.post(.registration, "/mat-khau", [("matKhau", "Mau@1990"), ("xacNhanMatKhau", "Mau@1990")])
                .location == "/thue-bao/otp")
        #expect(try await bench.get(.registration, "/thue-bao").location == "/thue-bao/otp")
    }

    @Test func `every registration screen has the consent sentence (REQ-GEN-019)`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        for page in [
            try await bench.get(.registration, "/thue-bao"), try await bench.get(.vnconnect, "/cong-tinh/dang-ky"),
        ] {
            #expect(page.says("Bằng cách nhấp vào Đăng ký, bạn đồng ý với"))
            #expect(
                page.says("http://dvc.localhost/dieu-khoan")
                    && page.says("http://dvc.localhost/chinh-sach-chia-se-thong-tin"))
        }
        let closed = PageBench(try await Vnconnect(.sqlite, policies: false))
        #expect(try await closed.get(.registration, "/thue-bao").status == 503)
        #expect(try await closed.get(.vnconnect, "/cong-tinh/dang-ky").says("Hệ thống chưa được cấu hình đầy đủ."))
    }
}
