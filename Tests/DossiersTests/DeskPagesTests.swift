import Directory
import Documents
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

@Suite(.timeLimit(.minutes(2))) struct DeskPagesTests {
    private func desk(_ town: Town) -> DeskRoutes {
        DeskRoutes(
            desk: town.desk, units: town.units, gate: OfficerGate(units: town.units, strength: Asked.strong),
            papers: RenderingThreads(count: 1, waiting: 4))
    }

    private func link(_ dossier: Dossier, _ act: DeskAct) -> (path: String, parts: [String: String]) {
        let code = dossier.code?.text ?? ""
        return (DossierLinks.deskMove.with(code, act.rawValue).path, ["ma": code, "buoc": act.rawValue])
    }

    private func post(
        _ town: Town, _ dossier: Dossier, _ act: DeskAct, by officer: Officer, _ fields: [(name: String, value: String)] = [],
        files: [PostedFile] = []
    ) async throws -> Web.Response {
        let link = link(dossier, act)
        let all = [(name: "phien-ban", value: "\(dossier.version)")] + fields
        return try await desk(town).carryOut(
            Asked.visit(link.path, parts: link.parts, posting: all, files: files), officer)
    }

    @Test func `only an officer who signed in with both factors comes in`() async throws {
        let town = try await Town.atWork(.sqlite)
        let gate = OfficerGate(units: town.units, strength: Asked.strong).officers
        func admission(_ person: Person?) async throws -> String {
            switch try await gate.admit(Asked.visit("/can-bo/ho-so", as: person)) {
            case .welcome(let officer): officer.name
            case .signIn(let acr): "sign in \(acr ?? "")"
            case .refused(let refusal): "\(refusal.status)"
            }
        }
        #expect(try await admission(nil) == "sign in \(Asked.strong)")
        #expect(try await admission(Asked.person(Town.subject("O-CUA"), acr: Asked.weak)) == "sign in \(Asked.strong)")
        #expect(try await admission(Asked.person(Town.subject("O-CUA"))) == "O-CUA")
        #expect(try await admission(Asked.person(Town.subject("O-CHUAGAN"))) == "403")
        #expect(try await admission(Asked.person(People.mau.subject)) == "403")
    }

    @Test func `every route of the desk is for officers, and the receipt for its owner`() async throws {
        let routes = desk(try await Town(.sqlite)).routes
        let others = routes.filter { $0.audience != "officer" }
        #expect(others.map(\.link) == [DossierLinks.receipt] && others.map(\.audience) == ["signed-in"])
        #expect(routes.filter { $0.link.pattern.hasPrefix("/can-bo/") }.count == routes.count - 1)
    }

    @Test func `the inbox shows its rows, counts and due dates, and is sound markup`() async throws {
        let town = try await Town.atWork(.sqlite)
        _ = try await town.send(by: People.thu)
        let received = try await town.received()
        let cua = try await town.cua()
        let sent = try await desk(town).inbox(Asked.visit("/can-bo/ho-so"), cua)
        #expect(sent.status == 200 && TagBalance.faults(sent.markup) == [])
        #expect(sent.markupText.contains("Trần Văn Thử") && sent.markupText.contains("Tìm thấy 1 kết quả"))
        let path = "/can-bo/ho-so?trang-thai=2&size=50&page=99"
        let page = try await desk(town).inbox(Asked.visit(path), cua)
        #expect(TagBalance.faults(page.markup) == [])
        #expect(page.markupText.contains(try #require(received.code).text))
        #expect(page.markupText.contains("09:00 26/11/2026") && page.markupText.contains("Còn 3 ngày làm việc"))
        let late = try await desk(town).inbox(Asked.visit(path, now: Town.today.after(6).at(10)), cua)
        #expect(late.markupText.contains("Quá hạn 1 giờ làm việc"))
        let xuly = try await desk(town).inbox(Asked.visit("/can-bo/ho-so"), try await town.xuly())
        #expect(xuly.markupText.contains("Không tìm thấy hồ sơ thỏa mãn các tiêu chí trên"))
    }

    @Test func `days in the wrong order run no search (MSG-RANGE)`() async throws {
        let town = try await Town.atWork(.sqlite)
        _ = try await town.send()
        let cua = try await town.cua()
        let range = try await desk(town).inbox(Asked.visit("/can-bo/ho-so?tu=21/11/2026&den=20/11/2026"), cua)
        #expect(range.status == 422 && !range.markupText.contains("Tìm thấy"))
        #expect(range.markupText.contains("không được sau"))
        let nonsense = try await desk(town).inbox(Asked.visit("/can-bo/ho-so?tu=31/02/2026"), cua)
        #expect(nonsense.status == 422 && nonsense.markupText.contains("dd/mm/yyyy"))
        await #expect(throws: DeskRefusal.forbidden) {
            try await desk(town).inbox(Asked.visit("/can-bo/ho-so?don-vi=000.21.31.H99"), cua)
        }
    }

    @Test func `the list as a file carries its mark and no formulas`() async throws {
        let town = try await Town.atWork(.sqlite)
        let draft = try await town.begin()
        let evil = Town.answers(of: People.mau(level: 1), ["nop.ho-ten": "=HYPERLINK(\"x\") Mẫu"])
        let saved = try await town.save(evil, in: draft, by: People.mau(level: 1))
        _ = try await town.attach(to: saved)
        _ = try await town.desk.send(saved.id, version: saved.version, by: People.mau(level: 1), now: town.now)
        let answer = try await desk(town).inbox(Asked.visit("/can-bo/ho-so?xuat=csv"), try await town.cua())
        #expect(Array(answer.bytesAtHand.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let text = String(decoding: answer.bytesAtHand, as: UTF8.self)
        #expect(text.contains("\"'=HYPERLINK(\"\"x\"\") Mẫu\"") && text.contains("\"000.20.31.H99-261120-0001\""))
    }

    @Test func `a dossier's page shows all of it and is sound markup`() async throws {
        let town = try await Town.atWork(.sqlite)
        let finished = try await town.finished()
        let noted = try await town.desk.note(try town.handling(finished, by: try await town.cua()), "Đã gọi điện", now: town.now)
        let code = try #require(noted.code).text
        let page = try await desk(town).show(Asked.visit("/", parts: ["ma": code]), try await town.xuly())
        #expect(TagBalance.faults(page.markup) == [])
        for text in ["Lê Thị Mẫu", "099190000101", "giay.pdf", "ket-qua.pdf", "Đã gọi điện", "Nội bộ", "Không tính Chủ nhật 22/11/2026", "Trả kết quả"] {
            #expect(page.markupText.contains(text), "\(text)")
        }
        await #expect(throws: DeskRefusal.forbidden) {
            try await desk(town).show(Asked.visit("/", parts: ["ma": code]), try await town.neighbour())
        }
        await #expect(throws: DossierRefusal.notFound) {
            try await desk(town).show(Asked.visit("/", parts: ["ma": "x"]), try await town.xuly())
        }
    }

    @Test func `every act has a page of sound markup, and one that is not open has none`() async throws {
        let town = try await Town.atWork(.sqlite)
        let (cua, xuly) = (try await town.cua(), try await town.xuly())
        let dossiers = [try await town.send(), try await town.received(), try await town.processing(), try await town.finished()]
        var seen: Set<DeskAct> = []
        for (dossier, officer) in dossiers.flatMap({ dossier in [(dossier, cua), (dossier, xuly)] }) {
            let open = try await town.desk.atDesk(try #require(dossier.code), of: officer, now: town.now).hand.acts
            for act in DeskAct.allCases {
                let link = link(dossier, act)
                let visit = Asked.visit(link.path, parts: link.parts)
                if open.contains(act) {
                    let page = try await desk(town).act(visit, officer)
                    #expect(TagBalance.faults(page.markup) == [], "\(act)")
                    seen.insert(act)
                } else {
                    await #expect(throws: (any Error).self) { try await desk(town).act(visit, officer) }
                }
            }
        }
        #expect(seen == Set(DeskAct.allCases))
    }

    @Test func `receiving by form leads back to the dossier with a word of success`() async throws {
        let town = try await Town.atWork(.sqlite)
        let sent = try await town.send()
        let answer = try await post(town, sent, .receive, by: try await town.cua(), [(name: "thoi-han", value: "0")])
        #expect(answer.status == 303 && answer.location == "/can-bo/ho-so/000.20.31.H99-261120-0001")
        #expect(answer.says == "Đã ghi: tiếp nhận.")
        #expect(try await town.now(of: sent)?.stage == .received)
    }

    @Test func `what is missing is told beside its field with 422, and typed text stays`() async throws {
        let town = try await Town.atWork(.sqlite)
        let sent = try await town.send()
        let cua = try await town.cua()
        let refused = try await post(town, sent, .refuse, by: cua, [(name: "ly-do", value: " ")])
        #expect(refused.status == 422 && refused.markupText.contains("Vui lòng nhập lý do."))
        #expect(TagBalance.faults(refused.markup) == [])
        let asked = try await post(town, sent, .askSupplement, by: cua, [(name: "ly-do", value: "Ảnh mờ quá")])
        #expect(asked.status == 422 && asked.markupText.contains("Chọn ít nhất một nội dung"))
        #expect(asked.markupText.contains("Ảnh mờ quá"))
        let chosen = try await post(
            town, sent, .askSupplement, by: cua, [(name: "ly-do", value: ""), (name: "phan", value: "component:TP2")])
        #expect(chosen.status == 422 && chosen.markupText.contains("value=\"component:TP2\" checked"))
        #expect(try await town.now(of: sent)?.version == sent.version)
    }

    @Test func `refusing and stopping ask once more`() async throws {
        let town = try await Town.atWork(.sqlite)
        let sent = try await town.send()
        let cua = try await town.cua()
        let question = try await post(town, sent, .refuse, by: cua, [(name: "ly-do", value: "Sai <cơ quan>")])
        #expect(question.status == 200 && question.markupText.contains("Không tiếp nhận hồ sơ này?"))
        #expect(question.markupText.contains("Sai &lt;cơ quan&gt;") && TagBalance.faults(question.markup) == [])
        #expect(try await town.now(of: sent)?.stage == .sent)
        let done = try await post(
            town, sent, .refuse, by: cua, [(name: "ly-do", value: "Sai cơ quan"), (name: "xac-nhan", value: "1")])
        #expect(done.status == 303)
        #expect(try await town.now(of: sent)?.stage == .refused)
    }

    @Test func `a result needs its text, its file and a look at both`() async throws {
        let town = try await Town.atWork(.sqlite)
        let dossier = try await town.processing()
        let xuly = try await town.xuly()
        let file = PostedFile(field: "tep", name: "ket-qua.pdf", outcome: .kept(try await town.receive("ket-qua.pdf")))
        let text = (name: "ket-qua", value: "Đồng ý")
        let unseen = try await post(town, dossier, .finish, by: xuly, [text], files: [file])
        #expect(unseen.status == 422 && unseen.markupText.contains("Xác nhận đã kiểm tra"))
        let checked = (name: "da-kiem-tra", value: "1")
        let bare = try await post(town, dossier, .finish, by: xuly, [text, checked])
        #expect(bare.status == 422 && bare.markupText.contains("Vui lòng đính kèm tệp kết quả."))
        let bad = PostedFile(field: "tep", name: "a.exe", outcome: .refused(Messages.fileBad))
        let refused = try await post(town, dossier, .finish, by: xuly, [text, checked], files: [bad])
        #expect(refused.status == 422 && refused.markupText.contains("Tệp bị hỏng hoặc không an toàn."))
        let done = try await post(town, dossier, .finish, by: xuly, [text, checked], files: [file])
        #expect(done.status == 303)
        #expect(try await town.now(of: dossier)?.stage == .finished)
    }

    @Test func `a form older than the dossier is refused with 409`() async throws {
        let town = try await Town.atWork(.sqlite)
        let sent = try await town.send()
        let link = link(sent, .receive)
        let visit = Asked.visit(link.path, parts: link.parts, posting: [(name: "phien-ban", value: "1"), (name: "thoi-han", value: "0")])
        await #expect(throws: DossierRefusal.changedMeanwhile) { try await desk(town).carryOut(visit, try await town.cua()) }
        let unknown = Asked.visit(link.path, parts: ["ma": link.parts["ma"] ?? "", "buoc": "xoa"], posting: [])
        await #expect(throws: DossierRefusal.notFound) { try await desk(town).carryOut(unknown, try await town.cua()) }
    }

    @Test func `files are read by their unit alone, and each reading is on the record`() async throws {
        let town = try await Town.atWork(.sqlite)
        let sent = try await town.send()
        let code = try #require(sent.code)
        let cua = try await town.cua()
        let file = try #require(try await town.desk.atDesk(code, of: cua, now: town.now).files.first).file.id
        let parts = ["ma": code.text, "tep": file.description]
        let answer = try await desk(town).file(Asked.visit("/", parts: parts), cua)
        #expect(answer.status == 200)
        let trail = try await town.database.read { tx in try tx.trail("dossier:\(sent.id)") }
        #expect(trail.first?.action == "dossier.file.read" && trail.first?.actor == "account:\(cua.subject)")
        await #expect(throws: DeskRefusal.forbidden) {
            try await desk(town).file(Asked.visit("/", parts: parts), try await town.neighbour())
        }
        let other = ["ma": code.text, "tep": UUID().uuidString]
        await #expect(throws: DossierRefusal.notFound) { try await desk(town).file(Asked.visit("/", parts: other), cua) }
    }
}
