import Foundation
import Kit
import Store
import TestStore
import Testing

@testable import Identity

/// identity 6.11: messages cost money, and somebody earns it.
@Suite(.timeLimit(.minutes(10))) struct PumpingTests {
    private func form(_ house: Vnconnect, _ n: Int, prefix: String) throws -> LocalRegistration {
        let digits = String(repeating: "0", count: 5 - String(n).count) + "\(n)"
        return LocalRegistration(
            username: try #require(Username("\(prefix)-u\(digits)")),
            profile: Profile(name: "Lê Thị Mẫu", birthDate: Day(year: 1990, month: 3, day: 15)),
            number: try house.number("0991\(prefix.suffix(2))0\(digits)"), phone: try house.phone("\(prefix)\(digits.suffix(4))"),
            password: Secret("Trăng#tròn26"))
    }

    private func messages(_ house: Vnconnect) async throws -> Int {
        try await house.count("SELECT count(*) AS n FROM store_outbox WHERE kind = 'sms-code'")
    }

    @Test(arguments: TestDatabase.engines)
    func `walking through 5,000 numbers from one network sends fewer than 30 messages`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        for n in 0..<5_000 {
            let browser = Browser(address: "203.0.113.\(n % 250 + 1)", agent: "curl")
            _ = try await refused {
                _ = try await house.accounts.register(
                    atProvince: try form(house, n, prefix: "095000"), guest: "g\(n)", browser: browser,
                    now: house.now.plus(Double(n) * 0.2))
            }
        }
        #expect(try await messages(house) < 30)
        #expect(try await messages(house) > 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a desk with forty citizens an hour is not in the way`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        let desk = Browser(address: "198.51.100.7", agent: "quầy")
        for n in 0..<80 {
            let now = house.now.plus(Double(n) * 90), form = try form(house, n, prefix: "095100")
            let flow = try await house.accounts.register(atProvince: form, guest: "d\(n)", browser: desk, now: now)
            try await house.accounts.confirm(try await house.code(to: form.phone.national), in: flow, now: now.plus(20))
        }
        #expect(try await messages(house) == 80)
    }

    @Test(arguments: TestDatabase.engines)
    func `from many networks a block of numbers is walked through no faster`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        for n in 0..<60 {
            let browser = Browser(address: "203.0.\(n).1", agent: "curl")
            _ = try await refused {
                _ = try await house.accounts.register(
                    atProvince: try form(house, n, prefix: "095000"), guest: "g\(n)", browser: browser, now: house.now)
            }
        }
        #expect(try await messages(house) == 25)
    }

    @Test func `what is one network`() {
        let network = { (address: String) in Browser(address: address, agent: "").network }
        #expect(network("203.0.113.9") == network("203.0.113.250") && network("203.0.113.9") != network("203.0.114.9"))
        #expect(network("2001:db8:1:2:3::4") == network("2001:db8:1:2:9::1"))
        #expect(network("2001:db8:1:2::1") != network("2001:db8:1:3::1"))
    }
}
