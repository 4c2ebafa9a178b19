import Certificates
import Foundation
import Kit
import Links
import Store
import TestPages
import Testing

@testable import Identity
@testable import IdentityWeb
@testable import Web

/// SCR-R01, R06, L02 as far as USB tokens go; JRN-08 steps 1 to 3.
@Suite(.timeLimit(.minutes(2))) struct CertificatePageTests {
    /// What the page's script does with the agent's help.
    private func sign(
        _ bench: PageBench, _ token: Tokens.Token, _ site: Site, _ challenge: String
    ) async throws -> [(String, String)] {
        let reply = try await bench.post(site, challenge, [])
        struct Reply: Decodable { let challenge, nonce: String }
        let asked = try JSONDecoder().decode(Reply.self, from: Data(reply.text.utf8))
        let text = try #require(SigningChallenge(text: asked.challenge))
        #expect(text.origin == PageBench.origins[site] && text.nonce == asked.nonce)
        let proof = try token.sign(text)
        return [("maPhien", asked.nonce), ("chuKy", Data(proof.signature).base64EncodedString())]
    }

    @Test func `an agency: choose, sign, look, press, sign in (JRN-08)`() async throws {
        let (house, tokens) = try await Vnconnect.withTokens(.sqlite)
        let bench = PageBench(house), token = try tokens.agency()
        let choose = try await bench.get(.registration, "/?doi-tuong=co-quan-nha-nuoc")
        #expect(choose.says("USB ký số") && !choose.says("Thuê bao di động"))
        let chosen = try await bench.post(
            .registration, "/?doi-tuong=co-quan-nha-nuoc", [("phuongThuc", "usbToken")])
        #expect(chosen.location == "/usb?doi-tuong=co-quan-nha-nuoc")
        let panel = try await bench.get(.registration, "/usb?doi-tuong=co-quan-nha-nuoc")
        #expect(panel.says("Kiểm tra lại") && panel.says("ws://127.0.0.1:8987") && panel.says("Cần bật JavaScript"))
        #expect(panel.says("Chưa cài hoặc chưa bật phần mềm ký số."))
        let empty = try await bench.post(.registration, "/usb?doi-tuong=co-quan-nha-nuoc", [])
        #expect(empty.status == 422 && empty.says("Phiên ký đã hết hạn, vui lòng thử lại."))

        let fields = try await sign(bench, token, .registration, "/usb/thach-thuc")
        let signed = try await bench.post(.registration, "/usb?doi-tuong=co-quan-nha-nuoc", fields)
        let form = try #require(signed.location)
        let page = try await bench.get(.registration, form)
        for words in [
            "Chào mừng bạn đến với Cổng Dịch vụ công quốc gia", "Tên tổ chức", "UBND tỉnh Bình Minh", "Ngày hiệu lực",
            "12/08/2026", "Ngày hết hạn", "25/12/2027", "Tên CA", "CA cơ quan nhà nước (thử)", "Nhập email của bạn",
            "000.00.00.H99",
        ] { #expect(page.says(words), "\(words)") }
        let wrong = try await bench.post(.registration, form, [("maHinh", "x"), ("maXacThuc", "AAAAA")])
        #expect(wrong.status == 422 && wrong.says("Mã xác thực không đúng hoặc đã hết hạn."))
        let done = try await bench.post(.registration, form, try bench.captcha(on: page))
        #expect(done.location == "http://xacthuc.dvc.localhost/dang-nhap/usb?da-dang-ky=1", "\(done.text.suffix(800))")

        let tab = try await bench.get(.vnconnect, "/dang-nhap/usb?da-dang-ky=1")
        #expect(tab.says("Usb ký số") && tab.says("CMT/CCCD") && tab.says("Đăng ký tài khoản thành công."))
        let proof = try await sign(bench, token, .vnconnect, "/dang-nhap/usb/thach-thuc")
        let home = try await bench.post(.vnconnect, "/dang-nhap/usb", proof)
        #expect(home.status == 303 && home.location == "/tai-khoan" && bench.cookies["phien"] != nil)
        let again = try await bench.post(.vnconnect, "/dang-nhap/usb", proof)
        #expect(again.status == 422 && again.says("Phiên ký đã hết hạn, vui lòng thử lại."))
        for page in [choose, panel, page, wrong, tab, again] { #expect(TagBalance(page.text).faults == []) }
    }

    @Test func `an unknown code is named, and the account waits (MSG-ORG-MISMATCH)`() async throws {
        let (house, tokens) = try await Vnconnect.withTokens(.sqlite)
        let bench = PageBench(house)
        let fields = try await sign(bench, try tokens.agency("000.00.09.H99"), .registration, "/usb/thach-thuc")
        let form = try #require(try await bench.post(.registration, "/usb?doi-tuong=co-quan-nha-nuoc", fields).location)
        let page = try await bench.get(.registration, form)
        let done = try await bench.post(.registration, form, try bench.captcha(on: page))
        #expect(
            done.says(
                "Mã định danh cơ quan 000.00.09.H99 chưa khớp giữa dữ liệu chứng thư số và CSDL quốc gia về TTHC."))
        #expect(TagBalance(done.text).faults == [])
    }

    @Test func `markup in a name is shown as text; the wrong subject is told`() async throws {
        let (house, tokens) = try await Vnconnect.withTokens(.sqlite)
        let bench = PageBench(house), token = try tokens.business()
        let fields = try await sign(bench, token, .registration, "/usb/thach-thuc")
        let form = try #require(try await bench.post(.registration, "/usb?doi-tuong=doanh-nghiep", fields).location)
        let page = try await bench.get(.registration, form)
        #expect(page.says("Công ty &lt;b&gt;TNHH&lt;/b&gt; Thử Nghiệm") && !page.says("<b>TNHH"))
        let other = try await bench.post(
            .registration, "/usb?doi-tuong=cong-dan", try await sign(bench, token, .registration, "/usb/thach-thuc"))
        #expect(other.status == 422 && other.says("Phương thức này không áp dụng cho đối tượng đã chọn."))
    }

    @Test func `a certificate nobody registered`() async throws {
        let (house, tokens) = try await Vnconnect.withTokens(.sqlite)
        let bench = PageBench(house)
        let fields = try await sign(bench, try tokens.mau(), .vnconnect, "/dang-nhap/usb/thach-thuc")
        let answer = try await bench.post(.vnconnect, "/dang-nhap/usb", fields)
        #expect(answer.status == 422 && answer.says("Chứng thư số chưa đăng ký tài khoản.") && answer.says("Đăng ký"))
    }

    @Test func `without certificates there is no tab, no method, no page`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        #expect(try await !bench.get(.vnconnect, "/dang-nhap").says("Usb ký số"))
        #expect(try await bench.get(.vnconnect, "/dang-nhap/usb").status == 422)
        #expect(try await bench.get(.registration, "/usb").location == "/")
        #expect(try await !bench.get(.registration, "/").says("USB ký số"))
    }

    @Test func `the page's policy names the agent and nothing else (CSP)`() {
        let policy = SecurityHeaders.reaching("ws://127.0.0.1:8987", "default-src 'none'; connect-src 'self'; base-uri 'none'")
        #expect(policy == "default-src 'none'; connect-src 'self' ws://127.0.0.1:8987; base-uri 'none'")
    }
}
