import Foundation
import Kit
import Store
import TestStore
import Testing

@testable import Identity

/// A desk of the tests before Vnconnect: O-CUA's account, C-VIDU's form, and what is sent for them.
struct DeskCounter {
    let house: Vnconnect
    let seat: DeskSeat
    let draft = Chance.system.uuid4()

    static let scan = Digest.sha256("cccd.pdf")

    init(_ engine: Engine) async throws {
        house = try await Vnconnect(engine)
        seat = try await Self.seat(house, "Hoàng Thị Cửa", "099188000201", "0950000201")
    }

    /// An officer with an account of their own.
    static func seat(
        _ house: Vnconnect, _ name: String, _ number: String, _ phone: String, desk: String = "001.20.31.H99"
    ) async throws -> DeskSeat {
        var new = NewAccount(
            registration: .command, profile: Profile(name: name), numbers: [try house.number(number)],
            phones: [try house.phone(phone)], level: .source)
        new.isStaff = true
        let id = try await house.accounts.create(new, password: Vnconnect.mauPassword, now: house.now)
        let account = try #require(try await house.database.read { try $0.account(id, Vnconnect.keys) })
        return DeskSeat(
            officer: account.subject.uuidString.lowercased(), officerName: name, desk: desk,
            deskName: "BỘ PHẬN MỘT CỬA UBND xã Hòa Thuận")
    }

    func form(
        number: String = "099301000103", name: String = "Nguyễn Thị Ví Dụ", phone: String = "0950000103",
        born: Day = Day(year: 2001, month: 11, day: 20)!, guardian: Bool = false, by seat: DeskSeat? = nil
    ) throws -> AccountRequestForm {
        AccountRequestForm(
            formNumber: "GDN-261120-2345ABCD", number: number, name: name, birthDate: born,
            phone: try house.phone(phone).e164, email: "", hasGuardian: guardian, desk: (seat ?? self.seat).desk,
            officer: (seat ?? self.seat).officer)
    }

    @discardableResult
    func send(
        _ form: AccountRequestForm? = nil, draft: UUID? = nil, by seat: DeskSeat? = nil, statement: String? = nil,
        at now: Date = Vnconnect.morning
    ) async throws -> DeskCodeState {
        let ask = DeskCodeAsk(
            draft: draft ?? self.draft, act: .create, seat: seat ?? self.seat, form: try form ?? self.form(),
            statement: statement)
        return try await house.accounts.sendCode(atDesk: ask, now: now)
    }

    @discardableResult
    func create(
        _ form: AccountRequestForm? = nil, draft: UUID? = nil, code: String, by seat: DeskSeat? = nil,
        at now: Date = Vnconnect.morning
    ) async throws -> DeskOutcome {
        let request = DeskCreation(
            draft: draft ?? self.draft, seat: seat ?? self.seat, form: try form ?? self.form(), scanHash: Self.scan, code: code)
        return try await house.accounts.create(atDesk: request, now: now)
    }

    /// C-VIDU's account, made from beginning to end.
    func vidu(at now: Date = Vnconnect.morning) async throws -> DeskOutcome {
        try await send(at: now)
        return try await create(code: try await house.code(to: "0950000103"), at: now)
    }

    /// The temporary password as its newest message says it.
    func password(to phone: String = "0950000103") async throws -> Secret<String> {
        let letters = try await house.letters(to: phone).filter { $0.hasPrefix("Mat khau tam") }
        let words = try #require(letters.last).split(separator: " ")
        return Secret(String(try #require(words.first { $0.count == 12 && $0.contains(where: \.isNumber) })))
    }

    func accountsMade() async throws -> Int {
        try await house.count("SELECT count(*) AS n FROM identity_accounts WHERE registration = 'desk'")
    }
}
