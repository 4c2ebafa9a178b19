import Directory
import Dossiers
import Foundation
import Kit
import Links
import Store
import TestStore
import Testing

@testable import Web

/// SCR-V01, SCR-V02: from the list of services to the sent dossier.
@Suite struct FilingPagesTests {
    /// Begins a draft through the pages; its key.
    private func begin(_ browser: Browser, _ procedure: String = TrialProcedures.extract) async throws -> String {
        let link = DossierLinks.file.query(("maTTHC", procedure), ("maCoQuan", Town.commune.text))
        let answer = try await browser.get(link)
        return answer.location.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }

    private func typed(_ page: Browser.Answer, _ task: String, _ more: [String: String] = [:]) -> [(String, String)] {
        let values = Town.answers(of: People.mau, more).values.map { ($0.key, $0.value) }
        return values + [("phien-ban", page.hidden("phien-ban")), ("cua-so", page.hidden("cua-so")), ("viec", task)]
    }

    private func posted(_ town: Town, under field: String) async throws -> PostedFile {
        PostedFile(field: field, name: "giay.pdf", outcome: .kept(try await town.receive()))
    }

    @Test func `a visitor finds a service and its agency, and is asked to sign in before filing (REQ-GEN-013)`() async throws {
        let visitor = Browser(try await Town(.sqlite), as: nil)
        #expect(try await visitor.get(DossierLinks.home).says("Ông/Bà cần làm thủ tục gì?"))
        let services = try await visitor.get(DossierLinks.services.query(("q", "trich luc")))
        #expect(services.says("Cấp bản sao trích lục hộ tịch (thử)") && services.says("Đăng ký"))
        #expect(try await visitor.get(DossierLinks.procedure.with("9.000001")).says("Tờ khai cấp bản sao trích lục"))

        let agencies = try await visitor.get(DossierLinks.chooseAgency.with("9.000001"))
        #expect(agencies.says("UBND xã Hòa Thuận") && agencies.says("UBND xã Phú Lạc") && !agencies.says("Sở Tư pháp"))
        #expect(!agencies.says("huyện Tân Hòa") && !agencies.says("BỘ PHẬN MỘT CỬA"))
        let gate = try await visitor.get(DossierLinks.file.query(("maTTHC", "9.000001"), ("maCoQuan", Town.commune.text)))
        #expect(gate.location == "/dang-nhap")
    }

    @Test func `a deactivated unit is not offered (REQ-TTHC-006)`() async throws {
        let town = try await Town(.sqlite)
        let unit = try #require(try await town.units.agency(Town.commune))
        try await town.units.save([unit.activated(false)], now: town.now)
        let agencies = try await Browser(town, as: nil).get(DossierLinks.chooseAgency.with("9.000001"))
        #expect(!agencies.says("Hòa Thuận") && agencies.says("Phú Lạc"))
        let forged = try await Browser(town).get(DossierLinks.file.query(("maTTHC", "9.000001"), ("maCoQuan", Town.commune.text)))
        #expect(forged.status == 422 && forged.says("Cơ quan thực hiện không hợp lệ."))
    }

    @Test func `the form shows what the account vouches for as text (REQ-DOS-001)`() async throws {
        let browser = Browser(try await Town(.sqlite))
        let page = try await browser.get(DossierLinks.edit.with(try await begin(browser)))
        #expect(page.says("Thông tin tiếp nhận hồ sơ") && page.says("Lê Thị Mẫu") && page.says("15/03/1990"))
        #expect(!page.says("name=\"nop.ho-ten\"") && page.says("value=\"0950 000 101\""))
        #expect(page.says("Thành phần hồ sơ") && page.says("Lưu và trở lại") && page.says("data-autosave"))
    }

    @Test func `from half a form to a code, as JRN-06 goes`() async throws {
        let town = try await Town(.sqlite)
        let browser = Browser(town)
        let id = try await begin(browser)
        let page = try await browser.get(DossierLinks.edit.with(id))

        let saved = try await browser.post(DossierLinks.edit.with(id), typed(page, "luu"))
        #expect(saved.status == 303 && saved.location.hasPrefix("/ho-so-ca-nhan/ho-so?nhom=drafts&moi="))
        let list = try await browser.get(saved.location)
        #expect(list.says("Chưa gửi") && list.says("Vừa lưu"))
        for action in ["Sửa", "Xóa", "Gửi"] { #expect(list.says(action)) }

        let incomplete = try await browser.get(DossierLinks.send.with(id))
        #expect(incomplete.status == 422 && incomplete.says("Thiếu thành phần hồ sơ: Tờ khai cấp bản sao trích lục."))

        let again = try await browser.get(DossierLinks.edit.with(id))
        let file = try await posted(town, under: "tep.TP1")
        let checked = try await browser.post(DossierLinks.edit.with(id), typed(again, "kiem-tra"), files: [file])
        #expect(checked.location == DossierLinks.send.with(id).path)
        let review = try await browser.get(checked.location)
        #expect(review.says("Kiểm tra trước khi gửi") && review.says("giay.pdf") && review.says("Xin cấp bản sao"))

        let form = [("phien-ban", review.hidden("phien-ban"))]
        let sent = try await browser.post(DossierLinks.send.with(id), form)
        #expect(sent.location == "/ho-so/000.20.31.H99-261120-0001?moi=1")
        #expect(try await browser.get(sent.location).says("000.20.31.H99-261120-0001"))
        #expect(try await browser.post(DossierLinks.send.with(id), form).location == sent.location, "pressed twice")
        #expect(try await browser.get(DossierLinks.edit.with(id)).status == 409)
    }

    @Test func `a value that breaks its rule is told at its field and at the top`() async throws {
        let browser = Browser(try await Town(.sqlite))
        let id = try await begin(browser)
        let page = try await browser.get(DossierLinks.edit.with(id))
        let answer = try await browser.post(
            DossierLinks.edit.with(id), typed(page, "kiem-tra", ["nop.dien-thoai": "12", "rieng.so-ban": "0"]))
        #expect(answer.status == 422 && answer.says("Có lỗi cần sửa") && answer.says("href=\"#rieng.so-ban\""))
        #expect(answer.says("Số điện thoại không hợp lệ.") && answer.says("value=\"12\""))
    }

    @Test func `a refused file is told at its paper, and what was typed is saved`() async throws {
        let town = try await Town(.sqlite)
        let browser = Browser(town)
        let id = try await begin(browser)
        let page = try await browser.get(DossierLinks.edit.with(id))
        let bad = PostedFile(
            field: "tep.TP1", name: "a.exe", outcome: .refused(Verbatim("Chỉ chấp nhận tệp pdf.")))
        let answer = try await browser.post(DossierLinks.edit.with(id), typed(page, "tai-len"), files: [bad])
        #expect(answer.status == 422 && answer.says("Chỉ chấp nhận tệp pdf.") && answer.says("Xin cấp bản sao"))
    }

    @Test func `files are replaced and removed with plain posts`() async throws {
        let town = try await Town(.sqlite)
        let browser = Browser(town)
        let id = try await begin(browser)
        var page = try await browser.get(DossierLinks.edit.with(id))
        let up = try await browser.post(
            DossierLinks.upload.with(id), typed(page, "tai-len"), files: [try await posted(town, under: "tep.TP1")])
        #expect(up.location == "/ho-so/\(id)/sua#thanh-phan")
        let dossier = try #require(ID<Dossier>(id))
        let first = try #require(try await town.desk.draft(dossier, of: People.mau).files.first).file.id

        page = try await browser.get(DossierLinks.edit.with(id))
        _ = try await browser.post(
            DossierLinks.edit.with(id), typed(page, "tai-len"), files: [try await posted(town, under: "thay.\(first)")])
        let second = try #require(try await town.desk.draft(dossier, of: People.mau).files.first).file.id
        #expect(second != first)
        page = try await browser.get(DossierLinks.edit.with(id))
        let gone = try await browser.post(DossierLinks.removeFile.with(id, second.description), typed(page, ""))
        #expect(gone.status == 303)
        #expect(try await town.desk.draft(dossier, of: People.mau).files.isEmpty)
    }

    @Test func `two windows: the second is told, and nothing it typed is lost (REQ-DOS-004)`() async throws {
        let browser = Browser(try await Town(.sqlite))
        let id = try await begin(browser)
        let (one, two) = (try await browser.get(DossierLinks.edit.with(id)), try await browser.get(DossierLinks.edit.with(id)))
        #expect(try await browser.post(DossierLinks.autosave.with(id), typed(one, "", ["noi-dung": "một"])).status == 204)
        #expect(try await browser.post(DossierLinks.autosave.with(id), typed(one, "", ["noi-dung": "một nữa"])).status == 204)
        #expect(try await browser.post(DossierLinks.autosave.with(id), typed(two, "", ["noi-dung": "hai"])).status == 409)
        let told = try await browser.post(DossierLinks.edit.with(id), typed(two, "luu", ["noi-dung": "hai"]))
        #expect(told.status == 409 && told.says("hai") && told.says("cửa sổ khác"))
        #expect(try await browser.post(DossierLinks.edit.with(id), typed(told, "luu", ["noi-dung": "hai"])).status == 303)
    }

    @Test func `a level too low is told with the way to raise it (MSG-LEVEL)`() async throws {
        let browser = Browser(try await Town(.sqlite))
        let link = DossierLinks.file.query(("maTTHC", TrialProcedures.demanding), ("maCoQuan", Town.commune.text))
        let answer = try await browser.get(link)
        #expect(answer.status == 403 && answer.says("Dịch vụ yêu cầu mức xác minh 3.") && answer.says("http://xacthuc"))
    }

    @Test func `deleting asks first (MSG-DELETE)`() async throws {
        let town = try await Town(.sqlite)
        let browser = Browser(town)
        let id = try await begin(browser)
        #expect(try await browser.get(DossierLinks.delete.with(id)).says("Bạn có chắc chắn muốn xóa?"))
        #expect(try await browser.post(DossierLinks.delete.with(id), []).notice == "Đã xóa hồ sơ.")
        #expect(try await browser.get(DossierLinks.edit.with(id)).status == 404)
    }
}
