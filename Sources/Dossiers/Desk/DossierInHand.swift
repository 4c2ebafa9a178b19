import Directory
import Foundation
import Kit
import Messaging
import Store

/// A dossier an officer holds, with the version they saw of it.
public struct Handling: Sendable {
    public let code: DossierCode
    public let officer: Officer
    public let version: Int
    /// What was read of it for this act already; it is written only over that version.
    let found: DossierInHand?

    public init(_ code: DossierCode, by officer: Officer, version: Int, found: DossierInHand? = nil) {
        (self.code, self.officer, self.version, self.found) = (code, officer, version, found)
    }
}

/// A dossier as an act of the desk finds it.
public struct DossierInHand: Sendable {
    public let dossier: Dossier
    public let officer: Officer
    /// `nil` before it is received.
    public let clock: StoredClock?
    public let assignment: Assignment?
    /// Requests for more so far.
    let supplements: Int
    let unit: Agency
    /// The officer, for the unit they act for.
    let actor: Actor
    let sealedAnswers: [UInt8]
}

extension Transaction {
    /// A dossier of the officer's own scope.
    /// - Throws: ``DossierRefusal/notFound``; ``DeskRefusal/forbidden`` for another unit's dossier (REQ-DOS-013).
    func inHand(_ code: DossierCode, of officer: Officer, on day: Day) throws -> DossierInHand {
        guard let dossier = try dossier(code), let unit = try agency(dossier.agency) else { throw DossierRefusal.notFound }
        guard officer.scope.allows(.read, on: dossier.agency) else { throw DeskRefusal.forbidden }
        return DossierInHand(
            dossier: dossier, officer: officer, clock: try clock(of: dossier.id),
            assignment: try assignment(of: dossier.id),
            supplements: try count("SELECT count(*) AS n FROM dossiers_supplements WHERE dossier = \(dossier.id)"),
            unit: unit, actor: try actor(officer, for: unit, on: day), sealedAnswers: try sealedAnswers(of: dossier.id))
    }

    /// An officer stands in the history under the unit of the post that leads to the dossier: the desk, or the unit.
    private func actor(_ officer: Officer, for unit: Agency, on day: Day) throws -> Actor {
        let posts = try agencies(codes: officer.posts.map(\.agency)).filter { $0.settles(on: day) == unit.code }
        let post = posts.first ?? unit
        return Actor(officer: officer, unit: post.code, unitName: post.name)
    }
}

extension DossierDesk {
    /// - Throws: ``DossierRefusal/notFound``; ``DeskRefusal/forbidden`` for another unit's.
    public func inHand(_ code: DossierCode, of officer: Officer, now: Date) async throws -> DossierInHand {
        try await database.read { tx in try tx.inHand(code, of: officer, on: Day(now)) }
    }

    /// Takes a dossier in hand for an act that is open to this officer now.
    /// - Throws: ``DossierRefusal/changedMeanwhile`` where it is no longer what the officer saw, and why the act is not open.
    func take(_ handling: Handling, for act: DeskAct, now: Date) async throws -> DossierInHand {
        let hand: DossierInHand
        if let found = handling.found {
            hand = found
        } else {
            hand = try await inHand(handling.code, of: handling.officer, now: now)
        }
        if let refusal = hand.refusal(of: act) { throw refusal }
        guard hand.dossier.version == handling.version else { throw DossierRefusal.changedMeanwhile }
        return hand
    }
}
