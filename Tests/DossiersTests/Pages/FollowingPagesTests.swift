import Dossiers
import Foundation
import Kit
import Links
import Store
import TestStore
import Testing

@testable import Web

/// SCR-V03, SCR-V04: what becomes of a dossier.
@Suite struct FollowingPagesTests {
    @Test func `the list has its tabs with counts and the actions of each stage (REQ-DOS-005)`() async throws {
        let town = try await Town(.sqlite)
        _ = try await town.begin(TrialProcedures.birth)
        _ = try await town.send()
        let browser = Browser(town)
        let page = try await browser.get(DossierLinks.mine)
        #expect(page.says("Tìm thấy 1 kết quả") && page.says("Quá trình XL") && page.says("Xin rút"))
        #expect(page.says("000.20.31.H99-261120-0001") && page.says("20/11/2026"))
        #expect(!page.says("/sua\""))
        #expect(try await Browser(town, as: Browser.thu).get(DossierLinks.mine).says("Tìm thấy 0 kết quả"))
    }

    @Test(arguments: ["page=0", "page=-1", "page=abc", "page=9999", "size=1000000", "xep=x", "trang-thai=99", "ma=%25", "sau=x"])
    func `odd addresses give the nearest list, never an error (REQ-GEN-004)`(query: String) async throws {
        let page = try await Browser(try await Town(.sqlite)).get("/ho-so-ca-nhan/ho-so?\(query)")
        #expect(page.status == 200)
    }

    @Test func `a range turned round, or a day that is none, is told and nothing is searched (MSG-RANGE)`() async throws {
        let browser = Browser(try await Town(.sqlite))
        let turned = try await browser.get("/ho-so-ca-nhan/ho-so?tu-ngay=21/11/2026&den-ngay=20/11/2026")
        #expect(turned.status == 422 && turned.says("không được sau") && !turned.says("Tìm thấy"))
        #expect(try await browser.get("/ho-so-ca-nhan/ho-so?tu-ngay=31/02/2026").says("Ngày không hợp lệ"))
    }

    @Test func `the history shows each step with who and when, and marks what is late in words`() async throws {
        let town = try await Town(.sqlite)
        let sent = try await town.send()
        let officer = Actor(officer: try await town.officer("O-XULY"), unit: Town.commune, unitName: "UBND xã Hòa Thuận")
        let due = Town.morning.addingTimeInterval(3_600)
        try await town.database.write { tx in
            let received = try tx.move(sent, .receive, by: officer, due: .set(due), at: Town.morning)
            try tx.move(received, .forward, by: officer, note: "Chuyển chuyên môn", at: due.addingTimeInterval(60))
        }
        var browser = Browser(town)
        browser.now = due.addingTimeInterval(120)
        let page = try await browser.get(DossierLinks.show.with(try #require(sent.code).text))
        #expect(page.says("Quá trình xử lý hồ sơ") && page.says("Chuyển chuyên môn") && page.says("UBND xã Hòa Thuận"))
        #expect(page.says("10:00 20/11/2026") && page.says("Quá hạn"))
        let other = try await Browser(town, as: Browser.thu).get(DossierLinks.show.with(try #require(sent.code).text))
        #expect(other.status == 404)
    }

    @Test func `a supplement opens only what was asked for, with the reason beside it (REQ-DOS-014)`() async throws {
        let town = try await Town(.sqlite)
        let received = try await town.move(try await town.send(), .receive)
        let parts = [SupplementPart(.component, "TP2", reason: "Ảnh mờ"), SupplementPart(.answer, "rieng.so-ban")]
        try await town.database.write { tx in
            try tx.askSupplement(of: received.id, reason: "Thiếu giấy tờ", parts: parts, at: Town.morning)
        }
        _ = try await town.move(received, .askSupplement)
        let (browser, code) = (Browser(town), try #require(received.code).text)
        let page = try await browser.get(DossierLinks.supplement.with(code))
        #expect(page.says("Ảnh mờ") && page.says("tep.TP2") && page.says("rieng.so-ban"))
        #expect(!page.says("tep.TP1") && !page.says("noi-dung\""))

        var form = [("phien-ban", page.hidden("phien-ban")), ("cua-so", page.hidden("cua-so")), ("bo-sung", code)]
        form += [("rieng.so-ban", "4"), ("viec", "kiem-tra")]
        let missing = try await browser.post(DossierLinks.supplement.with(code), form)
        #expect(missing.status == 422 && missing.says("Thiếu thành phần hồ sơ: Giấy tờ tùy thân."))
        form[0].1 = missing.hidden("phien-ban")
        let file = PostedFile(field: "tep.TP2", name: "ro.pdf", outcome: .kept(try await town.receive("ro.pdf")))
        let sent = try await browser.post(DossierLinks.supplement.with(code), form, files: [file])
        #expect(sent.notice == "Đã gửi bổ sung.")
        #expect(try await browser.get(DossierLinks.supplement.with(code)).status == 409)
    }

    @Test func `a result is shown once published, and rated once (REQ-DOS-012, REQ-IDX-007)`() async throws {
        let town = try await Town(.sqlite)
        let finished = try await town.move(try await town.send(), .receive, .forward, .finish)
        let (browser, code) = (Browser(town), try #require(finished.code).text)
        #expect(try await browser.get(DossierLinks.result.with(code)).status == 404)
        _ = try await town.move(finished, .returnResult)

        let page = try await browser.get(DossierLinks.result.with(code))
        #expect(page.says("Đồng ý cấp.") && page.says("Ông/Bà có hài lòng"))
        #expect(try await browser.post(DossierLinks.rate.with(code), []).says("Chọn Hài lòng hoặc Không hài lòng."))
        #expect(try await browser.post(DossierLinks.rate.with(code), [("hai-long", "khong")]).says("Vui lòng nhập lý do."))
        let rated = try await browser.post(DossierLinks.rate.with(code), [("hai-long", "co")])
        #expect(rated.notice == "Cảm ơn Ông/Bà đã đánh giá.")
        #expect(try await browser.post(DossierLinks.rate.with(code), [("hai-long", "co")]).status == 409)
        #expect(try await Browser(town, as: Browser.thu).post(DossierLinks.rate.with(code), [("hai-long", "co")]).status == 404)
    }

    @Test func `withdrawing asks first and says what it means`() async throws {
        let town = try await Town(.sqlite)
        let code = try #require(try await town.send().code).text
        let browser = Browser(town)
        #expect(try await browser.get(DossierLinks.withdraw.with(code)).says("sẽ dừng xử lý hồ sơ này"))
        #expect(try await browser.post(DossierLinks.withdraw.with(code), [("ly-do", "Không cần")]).status == 303)
        #expect(try await browser.get(DossierLinks.withdraw.with(code)).status == 409)
    }

    @Test func `a refused dossier is copied from its page`() async throws {
        let town = try await Town(.sqlite)
        let refused = try await town.move(try await town.send(), .refuse)
        let (browser, code) = (Browser(town), try #require(refused.code).text)
        #expect(try await browser.get(DossierLinks.show.with(code)).says("Sao chép thành hồ sơ mới"))
        #expect(try await browser.post(DossierLinks.copy.with(code), []).location.hasSuffix("/sua"))
    }

    @Test func `the profile has its three entries, behind the gate (REQ-PRV-004)`() async throws {
        let town = try await Town(.sqlite)
        let page = try await Browser(town).get(DossierLinks.personal)
        for entry in ["Thông tin cá nhân", "Đổi mật khẩu", "Hồ sơ đã đăng ký"] { #expect(page.says(entry)) }
        for link in [DossierLinks.personal, DossierLinks.mine] {
            #expect(try await Browser(town, as: nil).get(link).location == "/dang-nhap")
        }
    }
}
