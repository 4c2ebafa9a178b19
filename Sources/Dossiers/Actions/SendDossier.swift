import Catalogue
import Directory
import Foundation
import Kit
import Messaging
import Store

extension DossierDesk {
    /// Sends a draft: everything is checked, the code given, the content frozen, the unit's inbox and the receipt
    /// written — all of it or nothing (REQ-DOS-007, 009).
    ///
    /// - Parameter version: The draft the citizen saw when pressing *Gửi*. The same press again finds the sent dossier.
    /// - Throws: ``DossierRefusal/incomplete(_:)`` with every problem at once (MSG-COMPONENT and the fields' own),
    ///   MSG-AGENCY where the unit was closed meanwhile: it is still a draft then; ``DossierRefusal/notNow`` once sent.
    public func send(_ id: ID<Dossier>, version: Int, by applicant: Applicant, now: Date) async throws -> Dossier {
        let seen = try await database.read { tx in try tx.dossier(id, of: applicant.subject) }
        let (filed, current) = (try await procedure(of: seen), try await procedures.procedure(seen.procedure)?.procedure)
        guard let current else { throw DossierRefusal.serviceClosed }
        let (letters, box) = (letters(), sealed)
        let entry = TrailEntry(
            stream: "dossier:\(id)", actor: "account:\(applicant.subject)", action: "dossier.send",
            object: seen.agency.text, chance: chance)
        return try await database.write { tx in
            try tx.takeTurns(on: "dossiers_counters")
            let dossier = try tx.dossier(id, of: applicant.subject)
            if dossier.isSent(from: version) { return dossier }
            guard dossier.stage == .draft else { throw DossierRefusal.notNow }
            guard dossier.version == version else { throw DossierRefusal.changedMeanwhile }
            try FilingGate.check(applicant, current, at: try tx.agency(dossier.agency), on: Day(now))
            let answers = try box.open(try tx.sealedAnswers(of: id), of: id)
            try tx.checkComplete(dossier, answers, filed, today: Day(now))
            let sent = try tx.send(dossier, by: applicant.actor, at: now)
            try tx.sendReceipt(for: sent, to: answers[.phone], letters, at: now)
            try tx.record(entry, at: now)
            return sent
        }
    }
}

extension Dossier {
    /// Whether it was sent from just this version and nothing happened since.
    fileprivate func isSent(from version: Int) -> Bool { stage == .sent && self.version == version + 1 && steps == 1 }
}

extension Transaction {
    fileprivate func checkComplete(_ dossier: Dossier, _ answers: Answers, _ procedure: Procedure, today: Day) throws {
        let kept = try componentsWithFiles(of: dossier.id)
        let problems = answers.problems(for: procedure, today: today) + procedure.missing(kept)
        guard problems.isEmpty else { throw DossierRefusal.incomplete(problems) }
    }

    fileprivate func send(_ draft: Dossier, by actor: Actor, at now: Date) throws -> Dossier {
        let code = try nextCode(of: draft.agency, on: Day(now), for: draft.id)
        let sent = draft.moved(to: try draft.stage.after(.send), code: code, due: .none, at: now)
        try replace(draft, with: sent)
        try append(.move(.send), to: sent, by: actor, note: "", at: now)
        return sent
    }

    /// The receipt of sending. A number that is no mobile phone never gets here: it would not be complete.
    fileprivate func sendReceipt(for sent: Dossier, to phone: String, _ letters: SMSDrafts, at now: Date) throws {
        guard let phone = PhoneNumber(phone), let code = sent.code else { return }
        let text = ReceiptText(code: code, agency: sent.agencyName, at: now).vi
        try send(try letters.prepare(.notice, to: phone, text: text, now: now), at: now)
    }
}

/// The message a citizen gets on sending: the code and nothing personal.
struct ReceiptText: Words {
    let code: DossierCode
    let agency: String
    let at: Date

    var vi: String { "Hồ sơ \(code) đã gửi tới \(agency.prefix(90)) lúc \(at.momentText)." }
}

extension Procedure {
    /// Required papers without a file, in order (MSG-COMPONENT).
    public func missing(_ present: Set<String>) -> [AnswerProblem] {
        components.filter { $0.isRequired && !present.contains($0.code) }.map {
            AnswerProblem(key: ComponentKey.of($0.code), reason: .component($0.name))
        }
    }
}

/// The name a component's file input and its problems go by.
public enum ComponentKey {
    public static let prefix = "tep."

    public static func of(_ code: String) -> String { prefix + code }

    public static func code(_ key: String) -> String? { key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : nil }
}
