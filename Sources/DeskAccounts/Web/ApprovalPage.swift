import DeskAccounts
import Foundation
import Html
import Kit
import Links
import Web

/// *Phê duyệt lấy lại mật khẩu*: a third reset in thirty days waits here for an administrator (REQ-DSK-016).
extension DeskAccountRoutes {
    func approvals(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        let rows = try await desk.approvals(for: officer, now: visit.now)
        let csrf = visit.csrf
        let table = dataTable(
            rows, caption: ScreenWords.approvalsTitle, firstNumber: 1, empty: Messages.empty(ScreenWords.approval),
            columns: [
                Column(ScreenWords.citizenName, .name) { HTML(text: $0.holder) },
                Column(ScreenWords.shortNumber) { HTML(text: $0.maskedNumber) },
                Column(ScreenWords.officer) { HTML(text: $0.officerName) },
                Column(ScreenWords.unit) { HTML(text: $0.deskName) },
                Column(ScreenWords.madeAt) { HTML(text: $0.askedAt.momentText) },
                Column(ListingWords.actions, .actions) { decisions($0, csrf) },
            ])
        return visit.deskPage(
            ScreenWords.approvalsTitle, "\(pageHeading(ScreenWords.approvalsTitle))\(resultCount(rows.count))\(table)")
    }

    func decide(_ visit: Visit, _ officer: DeskOfficer) async throws -> Response {
        guard let decision = Approval.Decision.allCases.first(where: { $0.path == visit.part("viec") }) else {
            throw DeskRefusal.notFound
        }
        try await desk.decide(try visit.formID, decision, by: officer, now: visit.now)
        return .seeOther(DeskAccountLinks.approvals).saying(ScreenWords.decided)
    }

    private func decisions(_ approval: Approval, _ csrf: HTML) -> HTML {
        if let decision = approval.decision {
            return tag(ScreenWords.decision(decision, approval.decidedByName ?? ""), decision == .agreed ? .good : .neutral)
        }
        let hidden = Verbatim(approval.holder)
        let buttons = Approval.Decision.allCases.map { decision in
            actionButton(
                ScreenWords.decide(decision), to: DeskAccountLinks.approval.with(approval.id.text, decision.path), csrf: csrf,
                decision == .agreed ? .primary : .secondary, hidden: hidden)
        }
        return "\(for: buttons, { $0 })"
    }
}

extension Approval.Decision {
    fileprivate var path: String { self == .agreed ? "dong-y" : "tu-choi" }
}
