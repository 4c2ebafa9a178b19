import Foundation
import Kit
import Links
import Store
import TestStore
import Testing

@testable import Identity

/// The e-mail address, confirmed by a link (REQ-ACC-002).
@Suite(.timeLimit(.minutes(2))) struct EmailTests {
    private struct Mail: Decodable { let to, subject, text: String }

    private func mails(_ house: Vnconnect) async throws -> [Mail] {
        let payloads = try await house.database.read { tx in
            try tx.run("SELECT payload FROM store_outbox WHERE kind = 'mail' ORDER BY number") { try $0.blob("payload") }
        }
        for payload in payloads { #expect(!String(decoding: payload, as: UTF8.self).contains("example.vn")) }
        return try payloads.map {
            try JSONDecoder().decode(Mail.self, from: Data(try Vnconnect.keys.open($0, for: "messaging:mail")))
        }
    }

    /// The tokens of the links sent to an address, oldest first.
    private func tokens(_ house: Vnconnect, to address: String) async throws -> [String] {
        try await mails(house).filter { $0.to == address }.compactMap { mail in
            mail.text.firstMatch(of: /\?ma=([A-Za-z0-9_-]+)/).map { String($0.1) }
        }
    }

    private func thu(_ engine: Engine) async throws -> (Vnconnect, AccountOwner) {
        let house = try await Vnconnect(engine)
        try await house.thu()
        return (house, try await house.owner(try await house.signIn()))
    }

    @discardableResult
    private func set(_ email: String?, _ house: Vnconnect, _ owner: AccountOwner, at now: Date = Vnconnect.morning) async throws -> EmailLetter {
        var profile = try await house.accounts.account(of: owner).profile
        profile.email = email
        return try await house.accounts.edit(profile, number: nil, owner, now: now)
    }

    private func isConfirmed(_ house: Vnconnect, _ owner: AccountOwner) async throws -> Bool {
        try await house.accounts.account(of: owner).profile.isEmailConfirmed
    }

    @Test(arguments: TestDatabase.engines)
    func `a new address is unconfirmed until the button behind the link is pressed, once`(engine: Engine) async throws {
        let (house, owner) = try await thu(engine)
        #expect(try await set("thu@example.vn", house, owner) == .sent)
        let token = try #require(try await tokens(house, to: "thu@example.vn").first)
        for _ in 0..<2 {
            #expect(try await house.accounts.confirmableEmail(token, signedIn: nil, now: house.now) == "thu@example.vn")
        }
        #expect(try await !isConfirmed(house, owner), "opening a link confirms nothing")
        try await house.accounts.confirmEmail(token, signedIn: owner.account, now: house.now)
        #expect(try await isConfirmed(house, owner))
        #expect(try await refused { try await house.accounts.confirmEmail(token, signedIn: nil, now: house.now) } == .linkOver)
        #expect(try await refused { try await house.accounts.resendEmailLink(owner, now: house.now) } == .wrongState)
        let actions = try await house.database.read { tx in try tx.trail("account:\(owner.account)").map(\.action) }
        #expect(actions.contains("email.confirm") && actions.contains("profile.edit"))
        let kept = try await house.count("SELECT count(*) AS n FROM store_single_use WHERE payload LIKE '%@%'")
        #expect(kept == 0, "no address stands beside the hash of a link")
    }

    @Test(arguments: TestDatabase.engines)
    func `a link a day old, a forged one, and one of an address that changed meanwhile confirm nothing`(engine: Engine) async throws {
        let (house, owner) = try await thu(engine)
        try await set("thu@example.vn", house, owner)
        let first = try #require(try await tokens(house, to: "thu@example.vn").first)
        let late = house.now.plus(86_400)
        #expect(try await refused { try await house.accounts.confirmEmail(first, signedIn: nil, now: late) } == .linkOver)
        for forged in ["", "x", String(repeating: "A", count: 43), String(repeating: "é", count: 300), first + " "] {
            #expect(try await refused {
                _ = try await house.accounts.confirmableEmail(forged, signedIn: nil, now: house.now)
            } == .linkOver)
        }
        try await set("thu2@example.vn", house, owner)
        #expect(try await refused { try await house.accounts.confirmEmail(first, signedIn: nil, now: house.now) } == .linkOver)
        #expect(try await !isConfirmed(house, owner))
        try await set("thu@example.vn", house, owner)
        try await house.accounts.confirmEmail(first, signedIn: nil, now: house.now)
        #expect(try await isConfirmed(house, owner), "the link of that very address, still in its day")
    }

    @Test(arguments: TestDatabase.engines)
    func `a link opened where another account is signed in is kept for its own`(engine: Engine) async throws {
        let (house, owner) = try await thu(engine)
        let other = try await house.mau()
        try await set("thu@example.vn", house, owner)
        let token = try #require(try await tokens(house, to: "thu@example.vn").first)
        #expect(try await refused { try await house.accounts.confirmEmail(token, signedIn: other, now: house.now) } == .otherAccount)
        #expect(try await !isConfirmed(house, owner))
        try await house.accounts.confirmEmail(token, signedIn: owner.account, now: house.now)
        #expect(try await isConfirmed(house, owner))
    }

    @Test(arguments: TestDatabase.engines)
    func `the address that was confirmed before hears of the change, an unconfirmed one does not`(engine: Engine) async throws {
        let (house, owner) = try await thu(engine)
        try await set("nham@example.vn", house, owner)
        try await set("thu@example.vn", house, owner)
        #expect(try await mails(house).filter { $0.to == "nham@example.vn" }.count == 1)
        let token = try #require(try await tokens(house, to: "thu@example.vn").first)
        try await house.accounts.confirmEmail(token, signedIn: nil, now: house.now)
        #expect(try await set(nil, house, owner) == .none)
        let told = try #require(try await mails(house).last)
        #expect(told.to == "thu@example.vn" && told.subject.contains("đã được đổi") && !told.text.contains("Trần"))
        #expect(try await !isConfirmed(house, owner))
        #expect(try await set(nil, house, owner) == .none)
    }

    @Test(arguments: TestDatabase.engines)
    func `five letters a day to one account, and to one address whoever names it`(engine: Engine) async throws {
        let (house, owner) = try await thu(engine)
        try await set("thu@example.vn", house, owner)
        for _ in 0..<4 { try await house.accounts.resendEmailLink(owner, now: house.now) }
        let sixth = try await refused { try await house.accounts.resendEmailLink(owner, now: house.now) }
        guard case .tooManyLetters(let until) = sixth else {
            Issue.record("\(String(describing: sixth))")
            return
        }
        #expect(try await tokens(house, to: "thu@example.vn").count == 5)
        #expect(try await set("khac@example.vn", house, owner) == .notBefore(until), "saved, but no letter")
        #expect(try await house.accounts.account(of: owner).profile.email == "khac@example.vn")
        try await house.accounts.resendEmailLink(owner, now: until.plus(1))
    }

    @Test func `registration by mobile and at a province send the link, the latter when the phone is shown`() async throws {
        let house = try await Vnconnect(.sqlite)
        let form = try house.mauForm()
        let withEmail = MobileRegistration(
            number: form.number, name: try #require(PersonName("Lê Thị Mẫu")),
            birthDate: try #require(Day(year: 1990, month: 3, day: 15)), phone: form.phone,
            email: EmailAddress("mau@example.vn"))
        let flow = try await house.accounts.register(byMobile: withEmail, guest: "m", browser: .home, now: house.now)
        try await house.accounts.confirm(try await house.code(to: "0950000101"), in: flow, now: house.now)
        let confirmed = try #require(try await house.accounts.mobileRegistration(guest: "m", now: house.now))
        #expect(try await mails(house).isEmpty)
        try await house.accounts.finish(confirmed, password: Vnconnect.mauPassword, now: house.now)
        #expect(try await tokens(house, to: "mau@example.vn").count == 1)

        let province = try await Vnconnect(.sqlite)
        let local = try province.localForm()
        var profile = local.profile
        profile.email = "mau@example.vn"
        let registered = try await province.accounts.register(
            atProvince: LocalRegistration(
                username: local.username, profile: profile, number: local.number, phone: local.phone,
                password: local.password), guest: "p", browser: .home, now: province.now)
        #expect(try await mails(province).isEmpty)
        try await province.accounts.confirm(try await province.code(to: "0950000101"), in: registered, now: province.now)
        let token = try #require(try await tokens(province, to: "mau@example.vn").first)
        try await province.accounts.confirmEmail(token, signedIn: nil, now: province.now)
    }

    @Test func `the pages: unconfirmed beside the address, a button to send again, a page with a button behind the link`() async throws {
        let bench = PageBench(try await Vnconnect(.sqlite))
        try await bench.house.thu()
        let done = try await bench.house.signIn()
        bench.cookies["phien"] = done.token.reveal()
        let saved = try await bench.post(.vnconnect, "/tai-khoan/sua", [("email", "thu@example.vn")])
        #expect(saved.location == "/tai-khoan" && saved.notice?.contains("Liên kết xác nhận đã được gửi") == true)
        let own = try await bench.get(.vnconnect, "/tai-khoan")
        #expect(own.says("chưa xác nhận") && own.says("Gửi lại liên kết xác nhận"))
        #expect(try await bench.post(.vnconnect, "/tai-khoan/email/gui-lai", []).location == "/tai-khoan")
        let token = try #require(try await tokens(bench.house, to: "thu@example.vn").last)
        let page = try await bench.get(.vnconnect, "/tai-khoan/email/xac-nhan?ma=\(token)")
        #expect(page.status == 200 && page.says("thu@example.vn") && page.hidden("ma") == token)
        let pressed = try await bench.post(.vnconnect, "/tai-khoan/email/xac-nhan", [("ma", token)])
        #expect(pressed.location == "/tai-khoan/email/xac-nhan?xong=1")
        #expect(try await bench.get(.vnconnect, "/tai-khoan/email/xac-nhan?xong=1").says("đã được xác nhận"))
        #expect(try await bench.get(.vnconnect, "/tai-khoan").says("đã xác nhận"))
        let again = try await bench.get(.vnconnect, "/tai-khoan/email/xac-nhan?ma=\(token)")
        #expect(again.status == 410 && again.says("không còn hiệu lực"))
        #expect(try await bench.post(.vnconnect, "/tai-khoan/email/gui-lai", []).status == 409)
        bench.cookies["phien"] = nil
        #expect(try await bench.post(.vnconnect, "/tai-khoan/email/gui-lai", []).location?.hasPrefix("/dang-nhap") == true)
    }
}
