import Foundation
import Kit
import Links
import Parties
import Store
import TestStore
import Testing

@testable import Identity
@testable import IdentityWeb

/// *Lấy lại mật khẩu tại quầy* (REQ-DSK-016), and what the citizen sees of desks (REQ-DSK-008).
@Suite(.timeLimit(.minutes(3))) struct DeskResetTests {
    private func send(
        _ desk: DeskCounter, draft: UUID, phone: String? = nil, number: String = "099085000102", at now: Date
    ) async throws {
        let ask = DeskCodeAsk(draft: draft, act: .reset, seat: desk.seat, number: number, phone: phone)
        _ = try await desk.house.accounts.sendCode(atDesk: ask, now: now)
    }

    private func reset(
        _ desk: DeskCounter, draft: UUID, code: String, phone: String? = nil, approver: String? = nil, at now: Date
    ) async throws -> DeskOutcome {
        let request = DeskReset(
            draft: draft, seat: desk.seat, number: "099085000102", phone: phone, scanHash: DeskCounter.scan, code: code,
            approver: approver)
        return try await desk.house.accounts.reset(atDesk: request, now: now)
    }

    /// One whole reset to the account's own phone.
    private func whole(_ desk: DeskCounter, approver: String? = nil, at now: Date) async throws -> UUID {
        let draft = Chance.system.uuid4()
        try await send(desk, draft: draft, at: now)
        _ = try await reset(desk, draft: draft, code: try await desk.house.code(to: "0950000102"), approver: approver, at: now)
        return draft
    }

    @Test(arguments: TestDatabase.engines)
    func `a temporary password goes to the account's own phone, sessions end, every phone is told`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        try await desk.house.thu()
        let session = try await desk.house.signIn()
        let now = desk.house.now.plus(120)
        let found = try await desk.house.accounts.lookUp(try desk.house.number("099085000102"), for: .reset, desk.seat, now: now)
        #expect(found == DeskLookUp(exists: true, name: "Trần Văn Thử", maskedPhone: "0950 *** 102", resets: 0))
        _ = try await whole(desk, at: now)
        #expect(try await desk.house.isAlive(session, at: now) == false)
        for phone in ["0950000102", "0950000199"] {
            #expect(try await desk.house.letters(to: phone).contains { $0.contains("cap lai tai quay") })
        }
        #expect(try await refused { _ = try await desk.house.passPassword(at: now.plus(60)) } == .wrongNameOrPassword)
        let flow = try await desk.house.passPassword(
            "099085000102", try await desk.password(to: "0950000102"), at: now.plus(60))
        #expect(flow.content.step == .code)
    }

    @Test(arguments: TestDatabase.engines)
    func `where the operators cannot say, the officer's word opens no account that is there`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        try await desk.house.thu()
        desk.house.operators.say(.unavailable)
        let ask = DeskCodeAsk(
            draft: Chance.system.uuid4(), act: .reset, seat: desk.seat, number: "099085000102", phone: "0950000101",
            statement: "Đã xem hợp đồng thuê bao")
        let refusal = try await refused { _ = try await desk.house.accounts.sendCode(atDesk: ask, now: desk.house.now) }
        #expect(refusal == .subscriptionUnknown)
        #expect(try await desk.house.letters(to: "0950000101").isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `what a desk decided is not undone by the number that was lost`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        let account = try await desk.house.thu()
        let (now, id) = (desk.house.now, Chance.system.uuid7(at: desk.house.now))
        let keys = Vnconnect.keys
        let phones = try #require(try await desk.house.database.read { try $0.account(account, keys) }).phones
        let change = PhoneChange(
            id: id, account: account, lost: phones[0].id, formerDefault: phones[0].id, new: phones[0].id,
            newPhone: phones[0].phone, askedAt: now, effectiveAt: now, doneAt: nil)
        try await desk.house.database.write { try $0.insert(change, cancelIndex: keys.cancelIndex("ABCDEFGHJK"), keys) }
        _ = try await whole(desk, at: now.plus(60))
        let number = try desk.house.number("099085000102")
        let refusal = try await refused {
            try await desk.house.accounts.cancelPhoneChange("ABCDE-FGHJK", number: number, browser: .home, now: now.plus(120))
        }
        #expect(refusal == .wrongCancelCode)
    }

    @Test(arguments: TestDatabase.engines)
    func `another phone must be the holder's own; then it takes the lost one's place (REQ-DSK-016 Bad)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        let id = try await desk.house.thu()
        let draft = Chance.system.uuid4()
        #expect(try await refused { try await send(desk, draft: draft, phone: "0950000101", at: desk.house.now) } == .foreignSubscription)
        #expect(try await desk.house.letters(to: "0950000101").isEmpty)
        try await send(desk, draft: draft, phone: "0950000199", at: desk.house.now)
        let code = try await desk.house.code(to: "0950000199")
        // The code stands for that phone alone.
        #expect(try await refused { _ = try await reset(desk, draft: draft, code: code, at: desk.house.now) } == .changedSinceCode)
        try await send(desk, draft: draft, phone: "0950000199", at: desk.house.now.plus(31))
        let again = try await desk.house.code(to: "0950000199")
        _ = try await reset(desk, draft: draft, code: again, phone: "0950000199", at: desk.house.now.plus(32))
        let account = try #require(try await desk.house.database.read { try $0.account(id, Vnconnect.keys) })
        #expect(account.phones.map(\.phone.national) == ["0950000199"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a third in thirty days needs an administrator's yes, and not the officer's own (REQ-DSK-016 Bad)`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        try await desk.house.thu()
        let admin = try await DeskCounter.seat(desk.house, "Bùi Văn Một", "099078000211", "0950000211").officer
        for day in 0..<2 { _ = try await whole(desk, at: desk.house.now.plus(Double(day) * 86_400)) }
        let third = desk.house.now.plus(3 * 86_400)
        #expect(try await refused { _ = try await whole(desk, at: third) } == .needsApproval)
        #expect(try await refused { _ = try await whole(desk, approver: desk.seat.officer, at: third.plus(60)) } == .needsApproval)
        #expect(try await refused { _ = try await whole(desk, approver: UUID().uuidString, at: third.plus(120)) } == .needsApproval)
        _ = try await whole(desk, approver: admin, at: third.plus(180))
        _ = try await whole(desk, at: desk.house.now.plus(33 * 86_400))
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody resets for themselves, nor where there is no account or password`(engine: Engine) async throws {
        let desk = try await DeskCounter(engine)
        let own = { (number: String) in
            try await refused { try await send(desk, draft: UUID(), number: number, at: desk.house.now) }
        }
        #expect(try await own("099188000201") == .forbidden)
        #expect(try await own("099301000103") == .gone)
    }

    @Test(arguments: TestDatabase.engines)
    func `the owner sees what the desk did and who looked at the scan; a look without a reason is none (REQ-DSK-008)`(engine: Engine)
        async throws
    {
        let desk = try await DeskCounter(engine)
        _ = try await desk.vidu()
        let note = { (reason: String) in
            try await desk.house.accounts.noteRead(of: desk.draft, desk.seat, reason: reason, now: desk.house.now.plus(30))
        }
        #expect(try await refused { try await note("  ") } == .wrongState)
        try await note("Đối chiếu hồ sơ số 12")
        let later = desk.house.now.plus(60)
        let flow = try await desk.house.passPassword("099301000103", try await desk.password(), at: later)
        let code = try await desk.house.code(to: "0950000103")
        _ = try await refused { _ = try await desk.house.accounts.showCode(code, in: flow, session: nil, browser: .home, now: later) }
        let waiting = try #require(try await desk.house.accounts.signIn(flow.id, guest: "khach", now: later))
        let done = try await desk.house.accounts.renewPassword(
            Secret("Vidu#2001"), in: waiting, session: nil, browser: .home, now: later)
        let bench = PageBench(desk.house)
        bench.now = later
        bench.cookies["phien"] = done.token.reveal()
        let page = try await bench.get(.vnconnect, "/tai-khoan/tai-quay")
        #expect(page.status == 200 && page.says("BỘ PHẬN MỘT CỬA UBND xã Hòa Thuận") && page.says("Hoàng Thị Cửa"))
        #expect(page.says("GDN-261120-2345ABCD") && page.says("Đối chiếu hồ sơ số 12"))
        let account = try await bench.get(.vnconnect, "/tai-khoan")
        #expect(account.says("/tai-khoan/tai-quay"))
    }

    @Test func `the page of the new password, with the rule, and no way past it`() async throws {
        let desk = try await DeskCounter(.sqlite)
        _ = try await desk.vidu()
        let bench = PageBench(desk.house)
        bench.now = desk.house.now.plus(60)
        let guest = try #require(bench.cookies["khach"])
        let flow = try await desk.house.accounts.beginSignIn(Vnconnect.national, session: nil, guest: guest, now: bench.now)
        let id = flow.id.text
        #expect(try await bench.get(.vnconnect, "/dang-nhap/mat-khau-moi?phien=\(id)").location == "/dang-nhap?phien=\(id)")
        let page = try await bench.get(.vnconnect, "/dang-nhap?phien=\(id)")
        let typed = [("tenDangNhap", "099301000103"), ("matKhau", try await desk.password().reveal())]
        _ = try await bench.post(.vnconnect, "/dang-nhap?phien=\(id)", typed + (try bench.captcha(on: page)))
        let code = try await desk.house.code(to: "0950000103")
        let renewal = try await bench.post(.vnconnect, "/otp?phien=\(id)", [("maOTP", code)])
        #expect(renewal.location == "/dang-nhap/mat-khau-moi?phien=\(id)" && bench.cookies["phien"] == nil)
        let form = try await bench.get(.vnconnect, "/dang-nhap/mat-khau-moi?phien=\(id)")
        #expect(form.says("Đặt mật khẩu mới") && form.says("mật khẩu tạm"))
        let weak = try await bench.post(
            .vnconnect, "/dang-nhap/mat-khau-moi?phien=\(id)", [("matKhau", "vidu"), ("xacNhanMatKhau", "vidu")])
        #expect(weak.status == 422 && bench.cookies["phien"] == nil)
        let done = try await bench.post(
            .vnconnect, "/dang-nhap/mat-khau-moi?phien=\(id)", [("matKhau", "Vidu#2001"), ("xacNhanMatKhau", "Vidu#2001")])
        #expect(done.location == "/oauth2/authorize?tiep=r" && bench.cookies["phien"] != nil)
    }
}
