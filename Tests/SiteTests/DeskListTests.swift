import DeskAccounts
import DeskAccountsWeb
import Foundation
import IdentityWeb
import Kit
import Links
import Store
import Synchronization
import TestStore
import Testing
import Web

/// What was made: the list, the papers, the scan, the password (REQ-DSK-002, 003, 008, 013), and resets (REQ-DSK-016).
@Suite(.timeLimit(.minutes(5))) struct DeskListTests {
    private func count(_ town: DeskTown, _ query: String, as key: String = "O-CUA") async throws -> Bool {
        try await town.ask("/tai-khoan-cong-dan?\(query)", as: key).says("Tìm thấy 1 kết quả")
    }

    @Test(arguments: TestDatabase.engines)
    func `who sees what: one's desks, one's subtree, all (DEC-44, spec D)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let made = try await DeskFormTests.make(town)
        for key in ["O-CUA", "A-MOT", "V-VPCP"] { #expect(try await count(town, "", as: key), "\(key)") }
        for key in ["O-XULY", "O-CHUAGAN"] {
            #expect(try await count(town, "", as: key) == false)
            #expect(try await town.ask(made, as: key).status == 404)
            #expect(try await town.ask("\(made)/giay-de-nghi.pdf", as: key).status == 404)
            #expect(try await town.ask("\(made)/ban-quet", posting: [("ly-do", "xem 1")], as: key).status == 404)
        }
        let admin = try await town.ask("/tai-khoan-cong-dan", as: "A-MOT")
        #expect(!admin.says("THÊM MỚI") && !admin.says("Gửi lại mật khẩu"))
    }

    @Test(arguments: TestDatabase.engines)
    func `the filter, all at once and one by one (REQ-DSK-003)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        _ = try await DeskFormTests.make(town)
        let hits = [
            "ten=vi%20du", "ten=V%C3%8D%20D%E1%BB%A4", "dien-thoai=%2B84%20950%20000%20103", "so-giay-to=099%20301%20000%20103", "can-bo=cua",
            "don-vi=001.20.31.H99", "tu-ngay=20/11/2026&den-ngay=20/11/2026", "ten=du&can-bo=hoang", "sap-xep=name&chieu=tang",
            "page=9999", "page=abc&size=1000000",
        ]
        for hit in hits { #expect(try await count(town, hit), "\(hit)") }
        for miss in ["ten=%25", "ten=_'", "ten=mau", "dien-thoai=0950000101", "so-giay-to=0993", "can-bo=xu%20ly", "don-vi=x", "den-ngay=19/11/2026"] {
            #expect(try await count(town, miss) == false, "\(miss)")
        }
        let wrong = try await town.ask("/tai-khoan-cong-dan?tu-ngay=21/11/2026&den-ngay=20/11/2026", as: "O-CUA")
        #expect(wrong.status == 422 && wrong.says("Tìm thấy 0 kết quả"))
        let printed = try await town.ask("/tai-khoan-cong-dan/in.pdf?ten=vi", as: "O-CUA")
        #expect(printed.bytes.starts(with: Array("%PDF-".utf8)))
    }

    @Test(arguments: TestDatabase.engines)
    func `the scan opens with a reason alone, and the citizen is told before it does (REQ-DSK-008)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let made = try await DeskFormTests.make(town)
        let bare = try await town.ask("\(made)/ban-quet", posting: [("ly-do", " ")], as: "O-CUA")
        #expect(bare.status == 422 && bare.says("Vui lòng nhập lý do."))
        let operatorBare = try await town.ask("\(made)/ban-quet", posting: [("ly-do", "muốn xem")], as: "V-VPCP")
        #expect(operatorBare.status == 422)
        town.operators.isDown.withLock { $0 = true }
        let untold = try await town.ask("\(made)/ban-quet", posting: [("ly-do", "đối chiếu")], as: "O-CUA")
        #expect(untold.status == 503 && untold.bytes.isEmpty, "what the citizen cannot be told of is not shown")
        town.operators.isDown.withLock { $0 = false }
        let seen = try await town.ask("\(made)/ban-quet", posting: [("ly-do", "đối chiếu")], as: "O-CUA")
        #expect(seen.bytes == DeskTown.pdf())
        _ = try await town.ask("\(made)/ban-quet", posting: [("ly-do", "Phiếu 2026/77")], as: "V-VPCP")
        #expect(try await town.number("SELECT count(*) AS n FROM identity_desk_reads", in: town.vnconnect) == 2)
        #expect(try await town.number("SELECT count(*) AS n FROM store_trail WHERE action = 'desk.read-scan'", in: town.national) == 2)
        // Encrypted at rest: no piece of it lies in the clear.
        let folder = URL(filePath: town.national.directory)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        for file in files where (try? Data(contentsOf: file))?.starts(with: Data("%PDF-".utf8)) == true { Issue.record("\(file)") }
    }

    @Test(arguments: TestDatabase.engines)
    func `a password whose message failed is told in the row and sent again, three times a day (REQ-DSK-013 Bad)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let made = try await DeskFormTests.make(town)
        try await town.vnconnect.database.write { try $0.execute("UPDATE messaging_messages SET status = 'failed'") }
        #expect(try await town.ask("/tai-khoan-cong-dan", as: "O-CUA").says("Chưa gửi được mật khẩu"))
        let page = try await town.ask(made, as: "O-CUA")
        #expect(page.says("chờ thêm ít phút") && page.says("Hướng dẫn đổi mật khẩu") && page.says("Quên mật khẩu"))
        for second in 1...3 {
            try await Moments.$now.withValue(DeskTown.morning.addingTimeInterval(Double(second) * 60)) {
                let sent = try await town.ask("\(made)/gui-lai-mat-khau", posting: [], as: "O-CUA")
                #expect(sent.status == 303 && sent.notice?.contains("Mật khẩu cũ không còn dùng được") == true)
            }
        }
        let fourth = try await town.ask("\(made)/gui-lai-mat-khau", posting: [], as: "O-CUA")
        #expect(fourth.status == 429 && fourth.says("quá 3 lần trong ngày"))
        for other in ["A-MOT", "V-VPCP"] {
            #expect(try await town.ask("\(made)/gui-lai-mat-khau", posting: [], as: other).status == 403)
        }
        let letters = try await town.letters(to: "0950000103").filter { $0.hasPrefix("Mat khau tam") }
        #expect(letters.count == 4 && !letters.contains { page.says(String($0.split(separator: " ")[6])) })
        let leaflet = try await town.ask("/huong-dan-doi-mat-khau.pdf", as: "O-CUA")
        #expect(leaflet.bytes.starts(with: Array("%PDF-".utf8)))
    }

    @Test(arguments: TestDatabase.engines)
    func `a reset at the counter; the third waits for an administrator (REQ-DSK-016)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let none = try await town.ask("/lay-lai-mat-khau", posting: [("so-giay-to", "099301000103"), ("viec", "tra-cuu")], as: "O-CUA")
        #expect(none.status == 422 && none.says("Số này chưa có tài khoản."))
        for day in 0..<3 {
            try await Moments.$now.withValue(DeskTown.morning.addingTimeInterval(Double(day) * 86_400)) {
                let path = try await reset(town)
                let foreign = try await step(town, path, "gui-otp", [("dien-thoai", "0950000101")])
                #expect(foreign.status == 422 && foreign.says("không phải thuê bao chính chủ"))
                #expect(try await step(town, path, "gui-otp").status == 303)
                let code = try await town.code(to: "0950000102")
                let done = try await step(town, path, "tao", [("maOTP", code)])
                guard day == 2 else {
                    #expect(done.status == 303 && done.notice == "Đã cấp mật khẩu tạm. Mật khẩu đã được gửi tới số 0950 *** 102.")
                    return
                }
                #expect(done.status == 403 && done.says("cần quản trị viên phê duyệt"))
                try await approve(town)
                #expect(try await step(town, path, "tao", [("maOTP", code)]).status == 303)
            }
        }
        #expect(try await town.letters(to: "0950000102").count { $0.hasPrefix("Mat khau tam") } == 3)
        #expect(try await town.number("SELECT count(*) AS n FROM identity_desk_records WHERE approver <> ''", in: town.vnconnect) == 1)
    }

    private func reset(_ town: DeskTown) async throws -> String {
        let found = try await town.ask("/lay-lai-mat-khau", posting: [("so-giay-to", "099085000102"), ("viec", "tra-cuu")], as: "O-CUA")
        let path = try #require(found.location)
        let page = try await town.ask(path, as: "O-CUA")
        #expect(page.says("Trần Văn Thử") && page.says("0950 *** 102") && !page.says("0950000102"))
        let missing = try await step(town, path, "tao", [("maOTP", "123456")])
        #expect(missing.status == 422 && missing.says("Vui lòng nhập đính kèm CCCD/CMND."))
        _ = try await step(town, path, "luu", files: [try await town.posted("cccd.pdf", DeskTown.pdf())])
        return path
    }

    private func step(
        _ town: DeskTown, _ path: String, _ step: String, _ more: [(String, String)] = [], files: [PostedFile] = []
    ) async throws -> DeskTown.Answer {
        let fields = [("mo", "1"), ("so-giay-to", "099085000102"), ("don-vi", "001.20.31.H99"), ("viec", step)]
        return try await town.ask(path, posting: fields + more, files: files, as: "O-CUA")
    }

    private func approve(_ town: DeskTown) async throws {
        #expect(try await town.ask("/phe-duyet-lay-lai-mat-khau", as: "O-CUA").status == 403)
        let page = try await town.ask("/phe-duyet-lay-lai-mat-khau", as: "A-MOT")
        #expect(page.says("Trần Văn Thử") && page.says("Hoàng Thị Cửa") && !page.says("099085000102"))
        let id = try #require(page.text.firstMatch(of: /phe-duyet-lay-lai-mat-khau\/([0-9a-f-]{36})\/dong-y/)).1
        let agreed = try await town.ask("/phe-duyet-lay-lai-mat-khau/\(id)/dong-y", posting: [], as: "A-MOT")
        #expect(agreed.status == 303)
        #expect(try await town.ask("/phe-duyet-lay-lai-mat-khau/\(id)/tu-choi", posting: [], as: "A-MOT").status == 409)
    }

    @Test func `every route of the desk names whom it is for`() async throws {
        let town = try await DeskTown(.sqlite)
        #expect(Set(town.routes.routes.map(\.audience)) == ["desk-officer", "desk-reader", "desk-approver"])
    }
}
