import Directory
import Dossiers
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite(.timeLimit(.minutes(2))) struct AssignmentTests {
    @Test(arguments: TestDatabase.engines)
    func `a dossier handed to one officer is finished by that officer (spec D.1)`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let (cua, xuly, colleague) = (try await town.cua(), try await town.xuly(), try await town.colleague())
        let received = try await town.received()
        let dossier = try await town.desk.forward(try town.handling(received, by: cua), to: xuly.subject, now: town.now)
        await #expect(throws: DeskRefusal.assignedTo(xuly.name)) {
            try await town.desk.stop(try town.handling(dossier, by: colleague), reason: "Trùng", now: town.now)
        }
        let moved = try await town.desk.assign(
            try town.handling(dossier, by: colleague), to: colleague.subject, now: town.now)
        let stopped = try await town.desk.stop(try town.handling(moved, by: colleague), reason: "Trùng", now: town.now)
        #expect(stopped.stage == .stopped)
        // Who settles it is told in public once, and handing over among officers stays among them.
        let own = try await town.desk.own(try #require(stopped.code), of: People.mau).events
        #expect(own.map(\.note) == ["", "", "Giao cho \(xuly.name)", "Trùng"])
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody can be handed work who does not settle there`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let (cua, stranger) = (try await town.cua(), try await town.neighbour())
        let received = try await town.received()
        for subject in [stranger.subject, cua.subject, "", "nobody"] {
            await #expect(throws: DeskRefusal.noSuchOfficer) {
                try await town.desk.forward(try town.handling(received, by: cua), to: subject, now: town.now)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what officers tell each other leaves nothing outside`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let dossier = try await town.processing()
        let (steps, messages) = (try await town.waiting("dossier-step"), try await town.waiting("sms-notice"))
        let noted = try await town.desk.note(
            try town.handling(dossier, by: try await town.cua()), "Gọi lại sau 14:00", now: town.now)
        #expect(try await town.waiting("dossier-step") == steps)
        #expect(try await town.waiting("sms-notice") == messages)
        let code = try #require(noted.code)
        #expect(try await !town.desk.own(code, of: People.mau).events.contains { $0.note.contains("14:00") })
        let atDesk = try await town.desk.atDesk(code, of: try await town.xuly(), now: town.now)
        #expect(atDesk.events.last?.note == "Gọi lại sau 14:00" && atDesk.events.last?.isInternal == true)
    }

    @Test(arguments: TestDatabase.engines)
    func `the acts offered are the acts that are open`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let (cua, xuly) = (try await town.cua(), try await town.xuly())
        func acts(_ dossier: Dossier, _ officer: Officer) async throws -> [DeskAct] {
            try await town.desk.atDesk(try #require(dossier.code), of: officer, now: town.now).hand.acts
        }
        let sent = try await town.send()
        #expect(try await acts(sent, cua) == [.receive, .askSupplement, .refuse, .note])
        let received = try await town.desk.receive(try town.handling(sent, by: cua), .byTerm(0), now: town.now)
        #expect(try await acts(received, cua) == [.forward, .askSupplement, .note])
        #expect(try await acts(received, xuly) == [.forward, .askSupplement, .extend, .note])
        let working = try await town.desk.forward(try town.handling(received, by: cua), now: town.now)
        #expect(try await acts(working, cua) == [.askSupplement, .note])
        #expect(try await acts(working, xuly) == [.finish, .askSupplement, .extend, .assign, .stop, .note])
    }

    @Test(arguments: TestDatabase.engines)
    func `a withdrawal is granted by stopping`(engine: Engine) async throws {
        let town = try await Town.atWork(engine)
        let dossier = try await town.processing()
        let asked = try await town.desk.withdraw(try #require(dossier.code), reason: "Nộp nhầm", by: People.mau, now: town.now)
        let stopped = try await town.desk.stop(
            try town.handling(asked, by: try await town.xuly()), reason: "Theo đề nghị của người nộp", now: town.now)
        #expect(stopped.stage == .stopped && !stopped.isOverdue(at: town.now.addingTimeInterval(86_400 * 30)))
    }
}
