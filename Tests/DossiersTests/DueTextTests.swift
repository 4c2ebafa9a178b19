import Directory
import Documents
import Dossiers
import Foundation
import Kit
import Links
import Store
import TestStore
import Testing

@testable import DossiersWeb

@Suite(.timeLimit(.minutes(2))) struct DueTextTests {
    private func text(_ dossier: Dossier, at now: Date) -> String {
        DueText(dossier, Town.working(), now: now).words.vi
    }

    @Test func `an open dossier counts down, and over its day it counts up`() async throws {
        let dossier = try await Town.atWork(.sqlite).received()
        #expect(text(dossier, at: Town.morning) == "Còn 3 ngày làm việc")
        #expect(text(dossier, at: Town.today.after(5).at(16)) == "Còn 3 giờ làm việc")
        #expect(text(dossier, at: Town.today.after(6).at(10)) == "Quá hạn 1 giờ làm việc")
    }

    @Test func `a finished dossier says how it ended, however much later one looks`() async throws {
        let later = Town.today.after(60).at(10)
        let early = try await Town.atWork(.sqlite).finished()
        #expect(text(early, at: later) == "Xong trước hạn 3 ngày làm việc")
        let town = try await Town.atWork(.sqlite)
        let open = try await town.processing()
        let (file, day) = (try await town.receive("ket-qua.pdf"), Town.today.after(6).at(10))
        let late = try await town.desk.finish(
            try town.handling(open, by: try await town.xuly()), result: "Đồng ý.", files: [file], now: day)
        #expect(text(late, at: later) == "Xong quá hạn 1 giờ làm việc")
    }

    @Test func `a stopped dossier breaks no term`() async throws {
        let town = try await Town.atWork(.sqlite)
        let open = try await town.processing()
        let stopped = try await town.desk.stop(
            try town.handling(open, by: try await town.xuly()), reason: "Người nộp đã mất", now: town.now)
        #expect(text(stopped, at: Town.today.after(60).at(10)) == "Đã kết thúc")
    }

    @Test func `before receiving, the desk sees what day it would promise (REQ-DOS-013)`() async throws {
        let town = try await Town.atWork(.sqlite)
        let code = try #require(try await town.send().code).text
        let desk = DeskRoutes(
            desk: town.desk, units: town.units, gate: OfficerGate(units: town.units, strength: Asked.strong),
            papers: RenderingThreads(count: 1, waiting: 4))
        let link = DossierLinks.deskMove.with(code, DeskAct.receive.rawValue)
        let visit = Asked.visit(link.path, parts: ["ma": code, "buoc": DeskAct.receive.rawValue])
        let page = try await desk.act(visit, try await town.cua())
        #expect(page.markupText.contains("Tiếp nhận lúc này thì hẹn trả 09:00 26/11/2026"))
        #expect(!page.markupText.contains("là bắt buộc"))
    }
}
