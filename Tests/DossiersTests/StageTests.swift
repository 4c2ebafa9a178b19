import Dossiers
import Testing

@Suite struct StageTests {
    /// Spec C.4, column "Entered from", written down once more.
    private static let enteredFrom: [Stage: Set<Stage>] = [
        .draft: [], .sent: [.draft, .supplementing], .received: [.sent], .refused: [.sent],
        .processing: [.received, .supplementing, .awaitingPayment], .supplementing: [.sent, .received, .processing],
        .awaitingPayment: [.received, .processing], .withdrawing: [.sent, .received, .processing, .supplementing],
        .stopped: [.processing, .supplementing, .withdrawing], .finished: [.processing], .returned: [.finished],
    ]

    @Test(arguments: Stage.allCases, Move.allCases)
    func `a dossier moves only as the table says`(stage: Stage, move: Move) throws {
        if let next = Stage.moves[stage]?[move] {
            #expect(try stage.after(move) == next)
            #expect(stage.allows(move))
        } else {
            #expect(throws: DossierRefusal.notNow) { try stage.after(move) }
            #expect(!stage.allows(move))
        }
    }

    @Test(arguments: Stage.allCases, Stage.allCases)
    func `the ways between stages are those of C4`(from: Stage, to: Stage) {
        let leads = Stage.moves[from]?.values.contains(to) ?? false
        #expect(leads == Self.enteredFrom[to]?.contains(from))
    }

    @Test func `stages have the codes portals exchange`() {
        #expect(Stage.allCases.map(\.rawValue) == Array(0...10))
        #expect(DossierWords.stage(.sent).vi == "Đã gửi")
        #expect(DossierWords.stage(.returned).vi == "Đã trả kết quả")
    }

    @Test func `only refused, stopped and returned are the end`() {
        #expect(Set(Stage.allCases.filter(\.isFinal)) == [.refused, .stopped, .returned])
    }
}
