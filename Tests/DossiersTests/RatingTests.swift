import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct RatingTests {
    private func returned(_ town: Town, to applicant: Applicant) async throws -> DossierCode {
        let sent = try await town.send(by: applicant)
        let done = try await town.move(sent, .receive, .forward, .finish, .returnResult)
        return try #require(done.code)
    }

    private func citizen(_ number: Int) -> Applicant {
        Applicant(
            subject: "r\(number)", kind: .citizen, name: "Nguyễn Thị Ví Dụ", number: "099301000103",
            phone: "0950 000 103", address: "Xã Hòa Thuận", assurance: 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `three content and one not are 75,0 percent (REQ-IDX-007)`(engine: Engine) async throws {
        let town = try await Town(engine)
        for number in 0..<4 {
            let code = try await returned(town, to: citizen(number))
            try await town.desk.rate(
                code, Rating(isSatisfied: number > 0, reason: "Chờ lâu"), by: citizen(number), now: town.now)
        }
        let figure = try await town.desk.satisfaction(of: Town.commune, from: Town.today, to: Town.today)
        #expect(figure.permille == 750 && figure.answers == 4)
        #expect(try await town.desk.satisfaction(of: Town.neighbour, from: Town.today, to: Town.today).permille == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `one answers once, in thirty days, for one's own dossier`(engine: Engine) async throws {
        let town = try await Town(engine)
        let code = try await returned(town, to: People.mau)
        await #expect(throws: DossierRefusal.notFound) {
            try await town.desk.rate(code, Rating(isSatisfied: true), by: People.thu, now: town.now)
        }
        await #expect(throws: DossierRefusal.ratingClosed) {
            try await town.desk.rate(
                code, Rating(isSatisfied: true), by: People.mau, now: town.now.addingTimeInterval(30 * 86_400 + 1))
        }
        let lastMoment = town.now.addingTimeInterval(30 * 86_400)
        try await town.desk.rate(code, Rating(isSatisfied: true), by: People.mau, now: lastMoment)
        await #expect(throws: DossierRefusal.ratingClosed) {
            try await town.desk.rate(code, Rating(isSatisfied: false), by: People.mau, now: town.now)
        }
        #expect(try await town.desk.own(code, of: People.mau).isRated)
    }

    @Test(arguments: TestDatabase.engines)
    func `there is nothing to rate before the result is returned`(engine: Engine) async throws {
        let town = try await Town(engine)
        let code = try #require(try await town.send().code)
        await #expect(throws: DossierRefusal.notNow) {
            try await town.desk.rate(code, Rating(isSatisfied: true), by: People.mau, now: town.now)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an answer cannot be traced to its dossier`(engine: Engine) async throws {
        let town = try await Town(engine)
        let code = try await returned(town, to: People.mau)
        try await town.desk.rate(code, Rating(isSatisfied: false, reason: "Chờ lâu"), by: People.mau, now: town.now)
        let months = try await town.database.read { tx in
            try tx.run("SELECT month FROM dossiers_ratings") { try $0.day("month") }
        }
        #expect(months == [Day(year: 2026, month: 11, day: 1)])
        let events = try await town.desk.own(code, of: People.mau).events
        #expect(!events.contains { $0.note.contains("Chờ lâu") })
    }
}
