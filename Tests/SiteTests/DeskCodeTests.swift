import DeskAccounts
import Foundation
import Kit
import Parties
import Store
import Synchronization
import TestStore
import Testing
import Web

/// Codes, giving up, and the FAQ as behaviour (REQ-DSK-007, 011, 012, 014, 015).
@Suite(.timeLimit(.minutes(5))) struct DeskCodeTests {
    private let tick = [("xac-nhan", "1")]

    @Test(arguments: TestDatabase.engines)
    func `only the newest code counts; a wrong one leaves the form filled and makes nothing (REQ-DSK-012 Bad)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await DeskFormTests.ready(town)
        _ = try await DeskFormTests.send(town, path, "gui-otp", tick)
        let first = try await town.code(to: "0950000103")
        let hasty = try await DeskFormTests.send(town, path, "gui-otp", tick)
        #expect(hasty.status == 429 && hasty.says("Đã gửi quá số lần cho phép"))
        try await Moments.$now.withValue(DeskTown.morning.addingTimeInterval(31)) {
            #expect(try await DeskFormTests.send(town, path, "gui-otp", tick).status == 303)
            let second = try await town.code(to: "0950000103")
            if first != second {
                let old = try await DeskFormTests.send(town, path, "tao", tick + [("maOTP", first)])
                #expect(old.status == 422 && old.says("Mã OTP không đúng. Vui lòng nhập mã mới nhất.") && old.says("Nguyễn Thị Ví Dụ"))
            }
            #expect(try await town.number("SELECT count(*) AS n FROM deskaccounts_creations", in: town.national) == 0)
            #expect(try await DeskFormTests.send(town, path, "tao", tick + [("maOTP", second)]).status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a telephone of somebody else gets no message (REQ-DSK-007 Bad)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await DeskFormTests.ready(town)
        _ = try await DeskFormTests.send(town, path, "tai-xuong", [("dien-thoai", "0950000199")])
        let foreign = try await DeskFormTests.send(town, path, "gui-otp", [("dien-thoai", "0950000199")] + tick)
        #expect(foreign.status == 422 && foreign.says("Số điện thoại không phải thuê bao chính chủ của người đăng ký."))
        #expect(try await town.letters(to: "0950000199").isEmpty)
        // The mistyped number is mended; nothing has to be attached again (REQ-DSK-015 Bad).
        _ = try await DeskFormTests.send(town, path, "tai-xuong")
        #expect(try await DeskFormTests.send(town, path, "gui-otp", tick).status == 303)
        #expect(try await town.ask(path, as: "O-CUA").says("cccd.pdf"))
    }

    @Test(arguments: TestDatabase.engines)
    func `another telephone after the code, and the code stands for nothing (REQ-OTP-007)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await DeskFormTests.ready(town)
        _ = try await DeskFormTests.send(town, path, "gui-otp", tick)
        let code = try await town.code(to: "0950000103")
        let changed = try await DeskFormTests.send(town, path, "tao", [("dien-thoai", "0950000101"), ("maOTP", code)] + tick)
        #expect(changed.status == 422 && changed.says("Thông tin đã thay đổi, vui lòng gửi lại mã OTP."))
        #expect(try await town.number("SELECT count(*) AS n FROM deskaccounts_creations", in: town.national) == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `where the operators cannot be asked the officer says how it was checked (REQ-DSK-007)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await DeskFormTests.ready(town)
        town.operators.fixed.withLock { $0 = .unavailable }
        let down = try await DeskFormTests.send(town, path, "gui-otp", tick)
        #expect(down.status == 503 && down.says("Chưa kiểm tra được thông tin thuê bao"))
        #expect(down.says("Đã kiểm tra thuê bao chính chủ bằng cách khác"))
        #expect(try await DeskFormTests.send(town, path, "gui-otp", tick + [("cach-kiem-tra", "Tin nhắn TTTB 1414")]).status == 303)
        let code = try await town.code(to: "0950000103")
        let done = try await DeskFormTests.send(town, path, "tao", tick + [("maOTP", code), ("cach-kiem-tra", "Tin nhắn TTTB 1414")])
        #expect(done.status == 303)
        #expect(
            try await town.number("SELECT count(*) AS n FROM identity_desk_records WHERE statement = 'Tin nhắn TTTB 1414'", in: town.vnconnect) == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `what the screen says of the message, and the hint after three (REQ-DSK-015, REQ-OTP-009)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await DeskFormTests.ready(town)
        for send in 0..<3 {
            try await Moments.$now.withValue(DeskTown.morning.addingTimeInterval(Double(send) * 31)) {
                #expect(try await DeskFormTests.send(town, path, "gui-otp", tick).status == 303)
                let page = try await town.ask(path, as: "O-CUA")
                #expect(page.says("Đang chờ nhà mạng") && page.says("0950 *** 103"))
                #expect(page.says("khởi động lại điện thoại") == (send == 2))
            }
        }
        for (status, words) in [("failed", "Chưa gửi được tin nhắn tới số 0950 *** 103"), ("down", "Tổng đài tin nhắn tạm thời gián đoạn")] {
            try await town.vnconnect.database.write { tx in
                try tx.execute("UPDATE messaging_messages SET status = \(status)")
            }
            #expect(try await town.ask(path, as: "O-CUA").says(words))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `with Vnconnect away nothing is lost, and when it is back the form goes on`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await DeskFormTests.ready(town)
        town.operators.isDown.withLock { $0 = true }
        let away = try await DeskFormTests.send(town, path, "gui-otp", tick)
        #expect(away.status == 503 && away.says("Vnconnect tạm thời gián đoạn") && away.says("Nguyễn Thị Ví Dụ"))
        #expect(try await town.ask("/tao-tai-khoan-cong-dan", posting: [("so-giay-to", "099301000103"), ("viec", "tra-cuu")], as: "O-CUA").status == 503)
        town.operators.isDown.withLock { $0 = false }
        #expect(try await DeskFormTests.send(town, path, "gui-otp", tick).status == 303)
        #expect(try await town.ask(path, as: "O-CUA").says("cccd.pdf"))
    }

    @Test(arguments: TestDatabase.engines)
    func `HỦY takes form, scan and code away (REQ-DSK-014)`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await DeskFormTests.ready(town)
        _ = try await DeskFormTests.send(town, path, "gui-otp", tick)
        let code = try await town.code(to: "0950000103")
        let asks = try await town.ask("\(path)/huy", as: "O-CUA")
        #expect(asks.says("Thông tin chưa lưu sẽ bị mất. Bạn có muốn thoát?"))
        #expect(try await town.ask("\(path)/huy", posting: [], as: "O-XULY").status == 404)
        let given = try await town.ask("\(path)/huy", posting: [], as: "O-CUA")
        #expect(given.status == 303 && given.location == "/tai-khoan-cong-dan")
        for table in ["deskaccounts_drafts", "store_files", "deskaccounts_creations"] {
            let count = try await town.national.database.read { tx in
                switch table {
                case "deskaccounts_drafts": try tx.count("SELECT count(*) AS n FROM deskaccounts_drafts")
                case "store_files": try tx.count("SELECT count(*) AS n FROM store_files")
                default: try tx.count("SELECT count(*) AS n FROM deskaccounts_creations")
                }
            }
            #expect(count == 0, "\(table)")
        }
        // The other tab.
        #expect(try await DeskFormTests.send(town, path, "tao", tick + [("maOTP", code)]).status == 404)
        #expect(try await town.number("SELECT count(*) AS n FROM identity_codes WHERE state = 'live'", in: town.vnconnect) == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a form nobody finished in a day goes with its scan`(engine: Engine) async throws {
        let town = try await DeskTown(engine)
        let path = try await DeskFormTests.ready(town)
        try await town.desk.forgetDrafts(now: DeskTown.morning.addingTimeInterval(86_399))
        #expect(try await town.ask(path, as: "O-CUA").status == 200)
        try await town.desk.forgetDrafts(now: DeskTown.morning.addingTimeInterval(86_400))
        #expect(try await town.ask(path, as: "O-CUA").status == 404)
        #expect(try await town.number("SELECT count(*) AS n FROM store_files", in: town.national) == 0)
    }
}
