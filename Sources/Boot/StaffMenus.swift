import Administration
import DeskAccounts
import Foundation
import Kit
import Web

/// What of the menu of *quantri* somebody gets (REQ-GEN-018): reckoned with their session, kept half a minute. The pages
/// themselves ask anew at each request.
final class StaffMenus: Sendable {
    struct Rights: Sendable {
        var administers = false
        var seesCitizens = false
        var makesCitizens = false
        var approves = false
    }

    private let kept = Keep<String, Rights>(seconds: 30, most: 20_000)

    func rights(of subject: String, at now: Date) -> Rights { kept[subject, at: now] ?? Rights() }

    func note(_ person: Person, _ desk: AccountDesk, at now: Date) async throws {
        guard kept[person.subject, at: now] == nil else { return }
        let officer = try await desk.officer(
            person.subject, name: person.name, isOperator: person.kind == .staffOperator, now: now)
        let rights = Rights(
            administers: officer.administrator.administers, seesCitizens: officer.seesList, makesCitizens: officer.holdsRight,
            approves: officer.approves)
        kept.keep(rights, as: person.subject, at: now)
    }
}
