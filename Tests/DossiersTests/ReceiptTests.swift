import Documents
import Dossiers
import Foundation
import Kit
import Links
import Store
import TestStore
import Testing

@testable import DossiersWeb
@testable import Web

@Suite(.timeLimit(.minutes(2))) struct ReceiptTests {
    private static let tools = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

    private func text(_ pdf: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/pdftotext")
        process.arguments = ["-layout", file.path, "-"]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(.enabled(if: ReceiptTests.tools))
    func `the receipt says who, what, when and until when (form 01)`() async throws {
        let town = try await Town.atWork(.sqlite)
        let received = try await town.received()
        let receipt = try await town.desk.receipt(
            try #require(received.code), for: .officer(try await town.cua()), now: town.now)
        let said = try text(try receipt.paper().pdf())
        for part in [
            "GIẤY TIẾP NHẬN HỒ SƠ", "VÀ HẸN TRẢ KẾT QUẢ", "Mã hồ sơ: 000.20.31.H99-261120-0001",
            "Hòa Thuận, ngày 20 tháng 11 năm 2026", "Lê Thị Mẫu", "0950 000 101", "099190000101",
            "Cấp bản sao trích lục hộ tịch (thử)", "Tờ khai cấp bản sao trích lục", "3 ngày làm việc",
            "09 giờ 00 phút, ngày 20/11/2026", "09 giờ 00 phút, ngày 26/11/2026", "O-CUA", "BỘ PHẬN MỘT CỬA",
        ] {
            #expect(said.contains(part), "\(part) in \(said)")
        }
    }

    @Test func `there is none before reception, and none for strangers`() async throws {
        let town = try await Town.atWork(.sqlite)
        let sent = try await town.send()
        let code = try #require(sent.code)
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.receipt(code, for: .owner(subject: People.mau.subject), now: town.now)
        }
        _ = try await town.desk.receive(try town.handling(sent, by: try await town.cua()), .byTerm(0), now: town.now)
        let own = try await town.desk.receipt(code, for: .owner(subject: People.mau.subject), now: town.now)
        #expect(try own.paper().pdf().starts(with: Array("%PDF-".utf8)))
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.receipt(code, for: .owner(subject: People.thu.subject), now: town.now)
        }
    }

    @Test func `the owner gets it as a PDF to look at`() async throws {
        let town = try await Town.atWork(.sqlite)
        let received = try await town.received()
        let routes = DeskRoutes(
            desk: town.desk, units: town.units, gate: OfficerGate(units: town.units, strength: Asked.strong),
            papers: RenderingThreads(count: 1, waiting: 2))
        let visit = Asked.visit("/", parts: ["ma": try #require(received.code).text])
        let answer = try await routes.ownReceipt(visit, Asked.person(People.mau.subject))
        #expect(answer.status == 200 && answer.bytesAtHand.starts(with: Array("%PDF-".utf8)))
        #expect(answer.headers.contains { $0.1.hasPrefix("inline; filename=\"giay-tiep-nhan-000.20.31.H99-261120-0001.pdf\"") })
    }
}
