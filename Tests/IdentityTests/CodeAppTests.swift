import Foundation
import Kit
import Links
import Store
import TestStore
import Testing

@testable import Identity
@testable import IdentityWeb

/// RFC 6238, RFC 4226, RFC 4648.
@Suite struct TimeCodeTests {
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Double, String)])
    func `the codes of RFC 6238 appendix B`(time: Double, code: String) {
        let secret = Array("12345678901234567890".utf8), now = Date(timeIntervalSince1970: time)
        #expect(TimeCode.code(secret, step: TimeCode.step(at: now)) == code)
    }

    @Test func `a step before and after is believed, no further, and none that was taken`() {
        let secret = Array("12345678901234567890".utf8), now = Date(timeIntervalSince1970: 1_234_567_890)
        let present = TimeCode.step(at: now)
        for offset in Int64(-3)...3 {
            let found = TimeCode.step(of: TimeCode.code(secret, step: present + offset), secret, after: 0, now: now)
            #expect(found == (abs(offset) <= 1 ? present + offset : nil))
        }
        let code = TimeCode.code(secret, step: present)
        #expect(TimeCode.step(of: code, secret, after: present, now: now) == nil)
        #expect(TimeCode.step(of: "", secret, after: 0, now: now) == nil)
    }

    @Test func `base 32 as RFC 4648 section 10 has it, without padding`() {
        let pairs = [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI")]
        for (text, code) in pairs { #expect(Base32.encode(Array(text.utf8)) == code) }
    }
}

/// An app as second factor: no SMS, no code twice, codes on paper.
@Suite(.timeLimit(.minutes(3))) struct CodeAppTests {
    private struct Start {
        let house: Vnconnect
        let account: ID<Account>
        let secret: [UInt8]
        let paper: [String]
        let now: Date

        func code(at now: Date) -> String { TimeCode.code(secret, step: TimeCode.step(at: now)) }
    }

    /// C-THU with an app.
    private func start(_ engine: Engine) async throws -> Start {
        let house = try await Vnconnect(engine)
        let account = try await house.thu()
        let owner = try await house.owner(try await house.signIn())
        try await house.accounts.addCodeApp(password: Vnconnect.thuPassword, owner, browser: .home, now: house.now)
        let app = try #require(try await house.accounts.waitingCodeApp(owner, now: house.now))
        let code = TimeCode.code(app.secret, step: TimeCode.step(at: house.now))
        let paper = try await house.accounts.confirmCodeApp(code, owner, now: house.now)
        return Start(house: house, account: account, secret: app.secret, paper: paper, now: house.now.plus(600))
    }

    private func show(_ start: Start, _ code: String, guest: String = "k", at now: Date) async throws -> SignedIn {
        let flow = try await start.house.passPassword(guest: guest, at: now)
        return try await start.house.accounts.showAppCode(code, in: flow, session: nil, browser: .home, now: now)
    }

    @Test(arguments: TestDatabase.engines)
    func `with an app the sign-in sends no SMS and is as strong`(engine: Engine) async throws {
        let start = try await start(engine)
        let before = try await start.house.letters(to: "0950000102").count
        let done = try await show(start, start.code(at: start.now), at: start.now)
        #expect(done.session.strength == .passwordAndCode && done.session.amr == ["otp", "pwd", "mfa"])
        #expect(try await start.house.letters(to: "0950000102").count == before)
        let owner = try await start.house.owner(done, at: start.now)
        let events = try await start.house.accounts.accessHistory(owner, AccessQuery(), Window(), now: start.now.plus(1))
        #expect(events.rows.first?.method == .passwordAndApp)
    }

    @Test(arguments: TestDatabase.engines)
    func `a code is good once, also for two at once and for the enrolment's own`(engine: Engine) async throws {
        let start = try await start(engine)
        #expect(try await refused { _ = try await show(start, start.code(at: start.house.now), at: start.house.now.plus(5)) } == .wrongAppCode)
        let code = start.code(at: start.now)
        let flows = [
            try await start.house.passPassword(guest: "a", at: start.now),
            try await start.house.passPassword(guest: "b", at: start.now),
        ]
        let accounts = start.house.accounts, now = start.now
        let done = await withTaskGroup(of: Bool.self) { group in
            for flow in flows {
                group.addTask {
                    (try? await accounts.showAppCode(code, in: flow, session: nil, browser: .home, now: now)) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(done == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `ten wrong codes an hour are the most; the SMS remains`(engine: Engine) async throws {
        let start = try await start(engine)
        let flow = try await start.house.passPassword(guest: "k", at: start.now)
        let wrong = start.code(at: start.now.plus(3_000)) == "000000" ? "000001" : "000000"
        for n in 0..<11 {
            let refusal = try await refused {
                _ = try await start.house.accounts.showAppCode(wrong, in: flow, session: nil, browser: .home, now: start.now)
            }
            #expect(refusal == (n < 10 ? .wrongAppCode : .tooManyAppCodes(until: start.now.plus(3_600))))
        }
        let right = try await refused { _ = try await show(start, start.code(at: start.now), guest: "l", at: start.now) }
        #expect(right == .tooManyAppCodes(until: start.now.plus(3_600)))
        try await start.house.accounts.resendCode(in: flow, now: start.now)
        let again = try #require(try await start.house.accounts.signIn(flow.id, guest: "k", now: start.now))
        #expect(!again.content.asksApp)
        _ = try await start.house.accounts.showCode(
            try await start.house.code(to: "0950000102"), in: again, session: nil, browser: .home, now: start.now)
    }

    @Test(arguments: TestDatabase.engines)
    func `codes on paper open once each, are told, and only their hashes lie in the database`(engine: Engine) async throws {
        let start = try await start(engine)
        #expect(start.paper.count == 10 && Set(start.paper).count == 10 && start.paper.allSatisfy { $0.count == 10 })
        let shown = BackupCodes.shown(start.paper[3]).lowercased()
        _ = try await show(start, shown, guest: "a", at: start.now)
        #expect(try await refused { _ = try await show(start, shown, guest: "b", at: start.now.plus(60)) } == .wrongAppCode)
        #expect(try await start.house.letters(to: "0950000102").last?.contains("con 9 ma") == true)
        let hashes = try await start.house.database.read { tx in
            try tx.run("SELECT code_index FROM identity_backup_codes") { try $0.blob("code_index") }
        }
        #expect(hashes.allSatisfy { hash in !start.paper.contains { Array($0.utf8) == hash || Digest.sha256($0) == hash } })
        let sealed = try await start.house.database.read { tx in
            try tx.run("SELECT sealed FROM identity_code_apps") { try $0.blob("sealed") }
        }
        #expect(sealed.allSatisfy { !$0.starts(with: start.secret) && $0.count > start.secret.count })
    }

    @Test(arguments: TestDatabase.engines)
    func `adding and removing want the password; another's app is not found`(engine: Engine) async throws {
        let start = try await start(engine)
        let house = start.house
        let owner = try await house.owner(try await show(start, start.code(at: start.now), at: start.now), at: start.now)
        let wrong = try await refused {
            try await house.accounts.addCodeApp(password: Secret("Sai@12345"), owner, browser: .home, now: start.now)
        }
        #expect(wrong == .wrongNameOrPassword)
        let app = try #require(try await house.accounts.codeApps(owner).apps.first)
        try await house.mau()
        let mau = try await house.owner(
            try await house.signIn("099190000101", Vnconnect.mauPassword, phone: "0950000101", guest: "m", at: start.now),
            at: start.now)
        let stranger = try await refused {
            try await house.accounts.removeCodeApp(
                app.id, password: Vnconnect.mauPassword, mau, browser: .home, now: start.now)
        }
        #expect(stranger == .gone)
        try await house.accounts.removeCodeApp(
            app.id, password: Vnconnect.thuPassword, owner, browser: .home, now: start.now)
        let left = try await house.accounts.codeApps(owner)
        #expect(left.apps.isEmpty && left.backupCodesLeft == 0)
        _ = try await house.signIn(guest: "n", at: start.now.plus(60))
        #expect(try await refused { _ = try await house.accounts.confirmCodeApp("123456", owner, now: start.now) } == .wrongState)
    }

    @Test(arguments: TestDatabase.engines)
    func `an app that shows no first code in a quarter of an hour is none`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let owner = try await house.owner(try await house.signIn())
        try await house.accounts.addCodeApp(password: Vnconnect.thuPassword, owner, browser: .home, now: house.now)
        #expect(try await house.accounts.waitingCodeApp(owner, now: house.now.plus(901)) == nil)
        #expect(try await house.passPassword(guest: "x", at: house.now.plus(60)).content.asksApp == false)
    }
}

/// SCR-A03 with an app.
@Suite(.timeLimit(.minutes(2))) struct CodeAppPageTests {
    @Test func `the pages: password, picture, first code, paper, and the next sign-in`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        bench.cookies["phien"] = try await bench.house.signIn().token.reveal()
        bench.cookies["thiet-bi"] = String(repeating: "h", count: 32)
        let page = "/tai-khoan/ung-dung-xac-thuc"
        #expect(try await bench.get(.vnconnect, page).says("Không tìm thấy ứng dụng xác thực"))
        #expect(try await bench.get(.vnconnect, page + "/them").location == page)
        #expect(try await bench.post(.vnconnect, page, [("matKhau", "")]).status == 422)
        let begun = try await bench.post(.vnconnect, page, [("matKhau", Vnconnect.thuPassword.reveal())])
        #expect(begun.location == page + "/them")
        let shown = try await bench.get(.vnconnect, page + "/them")
        #expect(shown.says("quét mã QR") && shown.says("ma-qr.svg"))
        let account = try #require(try await bench.house.accounts.find(try bench.house.number("099085000102")))
        let now = bench.now
        let app = try #require(
            try await bench.house.database.read { try $0.waitingCodeApp(of: account, Vnconnect.keys, now: now) })
        #expect(shown.says(app.spelled))
        #expect(try await bench.post(.vnconnect, page + "/them", [("maOTP", "12")]).status == 422)
        let code = TimeCode.code(app.secret, step: TimeCode.step(at: bench.now))
        let paper = try await bench.post(.vnconnect, page + "/them", [("maOTP", code)])
        #expect(paper.says("Mã dự phòng") && paper.text.components(separatedBy: "<code>").count == 11)
        #expect(try await bench.get(.vnconnect, page).says("Còn 10 mã dự phòng"))

        bench.now = bench.now.plus(120)
        bench.cookies["phien"] = nil
        let signIn = try await bench.get(.vnconnect, "/dang-nhap")
        let fields = [("tenDangNhap", "099085000102"), ("matKhau", Vnconnect.thuPassword.reveal())]
        let passed = try await bench.post(.vnconnect, "/dang-nhap", fields + (try bench.captcha(on: signIn)))
        let otp = try #require(passed.location)
        let asked = try await bench.get(.vnconnect, otp)
        let path = try #require(asked.location)
        #expect(path.hasPrefix("/otp/ung-dung"))
        #expect(try await bench.get(.vnconnect, path).says("Nhận mã OTP qua tin nhắn"))
        #expect(try await bench.post(.vnconnect, path, [("maUngDung", "000000")]).status == 422)
        let next = TimeCode.code(app.secret, step: TimeCode.step(at: bench.now))
        let done = try await bench.post(.vnconnect, path, [("maUngDung", next)])
        #expect(done.location == "/tai-khoan" && bench.cookies["phien"] != nil)
    }
}
