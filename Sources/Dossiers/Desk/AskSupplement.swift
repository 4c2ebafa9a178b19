import Catalogue
import Foundation
import Kit
import Store

extension DossierDesk {
    /// *Yêu cầu bổ sung*: names the parts, once and completely; a running term waits (REQ-DOS-014).
    ///
    /// - Throws: ``DeskRefusal/missing(_:)`` without a part or a reason, ``DeskRefusal/noSuchPart`` for one the dossier
    ///   does not have, ``DeskRefusal/askedTwice`` for a third request.
    @discardableResult
    public func askSupplement(
        _ handling: Handling, of parts: [SupplementPart], reason: String, now: Date
    ) async throws -> Dossier {
        guard !parts.isEmpty else { throw DeskRefusal.missing(.parts) }
        let reason = try DeskField.reason.required(reason)
        let hand = try await take(handling, for: .askSupplement, now: now)
        let known = Set(try await procedure(of: hand.dossier).partsToSupplement)
        let answers = try sealed.open(hand.sealedAnswers, of: hand.dossier.id)
        guard parts.allSatisfy({ known.contains(PartKey($0.kind, $0.key)) || answers.values[$0.key] != nil }) else {
            throw DeskRefusal.noSuchPart
        }
        let id = hand.dossier.id
        return try await carryOut(
            Carrying(
                hand: hand, act: .askSupplement, note: reason, clock: hand.clock?.adding(.paused, at: now),
                notice: NoticeText(.supplement, hand, at: now),
                also: { tx in try tx.askSupplement(of: id, reason: reason, parts: parts, at: now) }),
            at: now)
    }
}

/// A part of a dossier that can be asked for again.
public struct PartKey: Hashable, Sendable {
    public let kind: SupplementPart.Kind
    public let key: String

    public init(_ kind: SupplementPart.Kind, _ key: String) { (self.kind, self.key) = (kind, key) }
}

extension Procedure {
    /// Every paper and every answer of the form, in its order.
    public var partsToSupplement: [PartKey] {
        let papers = components.map { PartKey(.component, $0.code) } + [PartKey(.component, DossierFile.otherPapers)]
        let common = AnswerKey.allCases.map { PartKey(.answer, $0.rawValue) }
        let own = formFields.flatMap(\.keys).map { PartKey(.answer, Answers.ownPrefix + $0) }
        return papers + common + own
    }
}
