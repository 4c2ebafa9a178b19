import Foundation
import Kit
import Links
import Store
import TestStore
import Testing

@testable import Identity
@testable import IdentityWeb
@testable import Web

/// REQ-REG-006: *khiếu nại khi không sở hữu tài khoản*.
@Suite(.timeLimit(.minutes(3))) struct ComplaintTests {
    private func statement(_ house: Vnconnect, number: String = "099085000102") throws -> Complaint.Statement {
        Complaint.Statement(
            number: try house.number(number), name: try #require(PersonName("Trần Văn Thử")),
            birthDate: try #require(Day(year: 1985, month: 9, day: 2)), phone: try house.phone("0950000103"),
            description: "Tôi chưa từng lập tài khoản này.")
    }

    private func scan(_ house: Vnconnect) async throws -> StoredFile {
        let files = try FileStore(
            directory: house.store.directory + "/files", database: house.database, keys: Vnconnect.keys,
            clock: Clock { Vnconnect.morning }, chance: .system, unscanned: .allowed)
        let sink = try await files.receive(name: "giay-to.pdf", rule: .identityScan)
        try await sink.write(Array("%PDF-1.4\n%%EOF\n".utf8))
        return try await sink.finish()
    }

    /// From the form to the code.
    private func sent(_ house: Vnconnect, guest: String = "kn") async throws -> String {
        let begun = try await house.accounts.complain(
            try statement(house), guest: guest, browser: .stranger, now: house.now)
        try await house.accounts.confirm(try await house.code(to: "0950000103"), of: begun, now: house.now)
        let confirmed = try #require(try await house.accounts.complaint(guest: guest, now: house.now))
        return try await house.accounts.send(confirmed, scan: try await scan(house), now: house.now)
    }

    @Test(arguments: TestDatabase.engines)
    func `an accepted complaint revokes the account, ends its sessions, frees the number, and tells both`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let account = try await house.thu()
        let holder = try await house.signIn()
        let code = try await sent(house)
        #expect(code == "KN-261120-0001")
        let listed = try await house.accounts.undecidedComplaints()
        #expect(listed.map(\.code) == [code] && listed.map(\.state) == [.new])
        let early = try await refused {
            try await house.accounts.decideComplaint(code, accept: true, by: "V-VPCP", because: "đã gặp", now: house.now)
        }
        #expect(early == .wrongState, "nothing is accepted that nobody looked into")
        try await house.accounts.takeComplaint(code, by: "V-VPCP", now: house.now)
        #expect(try await house.isAlive(holder, at: house.now.plus(1)))
        try await house.accounts.decideComplaint(
            code, accept: true, by: "V-VPCP", because: "đã gặp tại Bộ phận một cửa", now: house.now.plus(2))
        #expect(try await !house.isAlive(holder, at: house.now.plus(3)))
        #expect(try await house.database.read { try $0.standing(account)?.state } == .revoked)
        let number = try house.number("099085000102")
        #expect(try await house.accounts.find(number) == nil, "the number is free")
        #expect(try await house.letters(to: "0950000103").last?.contains(code) == true)
        #expect(try await house.letters(to: "0950000102").last?.contains("da bi khoa") == true)
        let said = try await house.letters(to: "0950000103").joined()
        #expect(!said.contains("102") && !said.contains("Thu"), "nothing of the holder")
    }

    @Test(arguments: TestDatabase.engines)
    func `a refused one changes nothing, and is decided once`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let holder = try await house.signIn()
        let code = try await sent(house)
        try await house.accounts.takeComplaint(code, by: "V-VPCP", now: house.now)
        try await house.accounts.decideComplaint(
            code, accept: false, by: "V-VPCP", because: "giấy tờ không khớp", now: house.now)
        #expect(try await house.isAlive(holder, at: house.now.plus(1)))
        let again = try await refused {
            try await house.accounts.decideComplaint(code, accept: true, by: "V-VPCP", because: "x", now: house.now)
        }
        #expect(again == .wrongState)
        #expect(try await house.accounts.undecidedComplaints().isEmpty)
        let unknown = try await refused {
            try await house.accounts.takeComplaint("KN-261120-0009", by: "V-VPCP", now: house.now)
        }
        #expect(unknown == .gone)
    }

    @Test(arguments: TestDatabase.engines)
    func `a number without an account, a code of another purpose, and an unconfirmed phone lead nowhere`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let none = try await refused {
            _ = try await house.accounts.complain(
                try statement(house, number: "099190000101"), guest: "kn", browser: .stranger, now: house.now)
        }
        #expect(none == .nothingToComplainOf && none?.words.vi == "Số này chưa có tài khoản, có thể đăng ký ngay.")
        let begun = try await house.accounts.complain(
            try statement(house), guest: "kn", browser: .stranger, now: house.now)
        let unsent = try await refused {
            _ = try await house.accounts.send(begun, scan: try await scan(house), now: house.now)
        }
        #expect(unsent == .wrongState)
        _ = try await house.passPassword(guest: "x")
        let login = try await house.code(to: "0950000102"), right = try await house.code(to: "0950000103")
        if login != right {
            #expect(try await refused { try await house.accounts.confirm(login, of: begun, now: house.now) } == .wrongCode)
        }
        #expect(try await house.accounts.complaint(guest: "khac", now: house.now) == nil, "of this browser alone")
        #expect(try await house.accounts.complaint(guest: "kn", now: house.now.plus(3_601)) == nil)
        try await house.accounts.forgetExpired(now: house.now.plus(90_000))
        #expect(try await house.count("SELECT count(*) AS n FROM identity_complaints") == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `codes of a day follow one another`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let codes = try await house.database.write { tx in
            try (0..<3).map { _ in Complaint.code(Day(house.now), try tx.nextComplaint(of: Day(house.now))) }
        }
        #expect(codes == ["KN-261120-0001", "KN-261120-0002", "KN-261120-0003"])
        #expect(Complaint.code(Day(house.now), 12_345) == "KN-261120-12345")
    }

    @Test(arguments: ComplaintState.allCases, ComplaintMove.allCases)
    func `a complaint moves only as the table says`(state: ComplaintState, move: ComplaintMove) throws {
        if let next = ComplaintState.moves[state]?[move] {
            #expect(try state.after(move) == next)
        } else {
            #expect(throws: IdentityRefusal.wrongState) { try state.after(move) }
        }
    }

    @Test func `the pages lead from form to code to scan`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let page = try await bench.get(.registration, "/khieu-nai")
        let empty = try await bench.post(.registration, "/khieu-nai", try bench.captcha(on: page))
        #expect(empty.status == 422 && empty.says("Vui lòng nhập số CMT/CCCD.") && empty.says("Vui lòng nhập nội dung khiếu nại."))
        let fields = [
            ("hoTen", "Trần Văn Thử"), ("ngaySinh", "02/09/1985"), ("soDienThoai", "0950000103"), ("noiDung", "Không phải của tôi."),
        ]
        let free = try await bench.post(
            .registration, "/khieu-nai", fields + [("soGiayTo", "099190000101")] + (try bench.captcha(on: empty)))
        #expect(free.status == 422 && free.says("Số này chưa có tài khoản, có thể đăng ký ngay."))
        let sent = try await bench.post(
            .registration, "/khieu-nai", fields + [("soGiayTo", "099085000102")] + (try bench.captcha(on: free)))
        #expect(sent.location == "/khieu-nai/otp")
        #expect(try await bench.get(.registration, "/khieu-nai/giay-to").location == "/khieu-nai/otp")
        let code = try await bench.house.code(to: "0950000103")
        #expect(try await bench.post(.registration, "/khieu-nai/otp", [("maOTP", code)]).location == "/khieu-nai/giay-to")
        #expect(try await bench.get(.registration, "/khieu-nai/giay-to").says("Bản chụp hai mặt CMT/CCCD"))
        let missing = try await bench.post(.registration, "/khieu-nai/giay-to", [])
        #expect(missing.status == 422 && missing.says("Vui lòng nhập bản chụp hai mặt CMT/CCCD."))
        #expect(try await bench.get(.registration, "/khieu-nai/da-gui?ma=KN-261120-0001").says("KN-261120-0001"))
        #expect(try await bench.get(.registration, "/khieu-nai/da-gui?ma=%3Cb%3E").location == "/khieu-nai")
    }
}
