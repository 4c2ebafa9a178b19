import Dossiers
import Foundation
import Html
import Kit
import Links
import Store
import TestPages
import TestStore
import Testing

@testable import DossiersWeb
@testable import Web

/// *Tra cứu hồ sơ* (REQ-DOS-010).
@Suite(.timeLimit(.minutes(2))) struct TrackPagesTests {
    private func routes(_ town: Town) -> TrackRoutes {
        TrackRoutes(
            database: town.database,
            captcha: CaptchaDoor(
                make: { _ in CaptchaPicture(id: "h1", picture: Link("/ma.png"), voice: Link("/ma.wav")) },
                check: { id, typed, _ in id == "h1" && typed.lowercased() == "k9trm" }),
            find: { code in try await town.desk.track(code) },
            details: { DossierLinks.show.with($0.code.text).path })
    }

    private func look(
        _ town: Town, _ code: String, captcha: String = "K9TRM", from address: String = "192.0.2.7",
        now: Date = Town.morning
    ) async throws -> Web.Response {
        try await routes(town).look(
            Asked.visit(
                "/tra-cuu",
                posting: [(name: "ma", value: code), (name: "ma-xac-thuc", value: captcha), (name: "maHinh", value: "h1")],
                now: now, address: address))
    }

    @Test(arguments: TestDatabase.engines)
    func `the code shows five facts and no name, number or file`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let finished = try await town.finished()
        let page = try await look(town, " 000.20.31.h99-261120-0001 ")
        #expect(page.status == 200 && TagBalance.faults(page.markup) == [])
        let text = page.markupText
        for fact in ["000.20.31.H99-261120-0001", "Cấp bản sao trích lục hộ tịch (thử)", "UBND xã Hòa Thuận", "Đã xử lý xong", "09:00 26/11/2026"] {
            #expect(text.contains(fact), "\(fact)")
        }
        #expect(text.contains("Đăng nhập để xem chi tiết") && text.contains("/ho-so/000.20.31.H99-261120-0001"))
        for secret in ["Mẫu", "099190000101", "0950", "giay.pdf", "ket-qua", "Đồng ý", finished.id.description] {
            #expect(!text.contains(secret), "\(secret)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a wrong code is not found, a draft has none`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        _ = try await town.complete()
        for code in ["000.20.31.H99-261120-0001", "xyz", "' OR 1=1 --"] {
            let page = try await look(town, code)
            #expect(page.status == 404 && page.markupText.contains("Không tìm thấy dữ liệu."))
            #expect(TagBalance.faults(page.markup) == [])
        }
    }

    @Test func `without the captcha nothing is looked up (MSG-CAPTCHA)`() async throws {
        let town = try await Town.atWork(.sqlite)
        let sent = try await town.send()
        let code = try #require(sent.code).text
        for typed in ["", "AAAAA"] {
            let page = try await look(town, code, captcha: typed)
            #expect(page.status == 422 && page.markupText.contains("Mã xác thực không đúng hoặc đã hết hạn."))
            #expect(!page.markupText.contains("UBND xã Hòa Thuận") && page.markupText.contains(code))
        }
        let blank = try await look(town, "  ")
        #expect(blank.status == 422 && blank.markupText.contains("Vui lòng nhập mã số hồ sơ."))
    }

    @Test(arguments: TestDatabase.engines)
    func `the eleventh try of an address in ten minutes is refused, another address goes on`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        for _ in 0..<10 { _ = try await look(town, "000.20.31.H99-261120-0404") }
        await #expect(throws: TrackRefusal.self) { try await look(town, "000.20.31.H99-261120-0404") }
        #expect(TrackRefusal.tooMany(until: Town.morning).status == 429)
        #expect(try await look(town, "000.20.31.H99-261120-0404", from: "192.0.2.8").status == 404)
        let later = Town.morning.addingTimeInterval(601)
        #expect(try await look(town, "000.20.31.H99-261120-0404", now: later).status == 404)
    }

    @Test func `another picture keeps what was typed and costs no try`() async throws {
        let town = try await Town.atWork(.sqlite)
        let page = try await routes(town).look(
            Asked.visit("/tra-cuu", posting: [(name: "ma", value: "000.20"), (name: "doiMa", value: "1")]))
        #expect(page.status == 200 && page.markupText.contains("value=\"000.20\"") && !page.markupText.contains("Có lỗi"))
        let asked = try await routes(town).ask(Asked.visit("/tra-cuu?ma=000.20.31.H99-261120-0001"))
        #expect(asked.markupText.contains("000.20.31.H99-261120-0001") && TagBalance.faults(asked.markup) == [])
    }

    @Test(arguments: TestDatabase.engines)
    func `the national portal tells what the provinces told it, to anyone with the code and to the owner`(
        engine: Engine
    ) async throws {
        let portals = try await Portals(engine)
        let dossier = try await portals.province.finished()
        try await portals.tellAll()
        let code = try #require(dossier.code)
        let tracked = try #require(try await portals.following.track(code))
        #expect(tracked.procedure == "Cấp bản sao trích lục hộ tịch (thử)" && tracked.agency == "UBND xã Hòa Thuận")
        #expect(tracked.stage == .finished && tracked.portal == "H99" && tracked.receivedAt == Town.morning)

        let mine = FollowedRoutes(following: portals.following) { "http://tinh.test/ho-so/\($0.code)" }
        let person = Asked.person(People.mau.subject)
        let page = try await mine.mine(Asked.visit("/ho-so-ca-nhan/ho-so", site: .portal), person)
        #expect(page.markupText.contains("http://tinh.test/ho-so/\(code)") && TagBalance.faults(page.markup) == [])
        let other = try await mine.mine(Asked.visit("/", site: .portal), Asked.person(People.thu.subject))
        #expect(other.markupText.contains("Tìm thấy 0 kết quả"))
    }
}
