import DeskAccounts
import Foundation
import Kit
import Web

/// Who may come to the desk's screens: rights are reckoned at each request, with both factors shown.
public struct DeskGate: Sendable {
    let desk: AccountDesk
    /// The `acr` a session here has at least.
    let strength: String

    public init(desk: AccountDesk, strength: String) { (self.desk, self.strength) = (desk, strength) }

    /// Those with the right "Tạo tài khoản công dân" (REQ-DSK-001).
    var officers: Web.Audience<DeskOfficer> { audience("desk-officer", \.holdsRight) }

    /// Those and administrators, who see what was made below them.
    var readers: Web.Audience<DeskOfficer> { audience("desk-reader", \.seesList) }

    /// Those who agree to a third reset (spec D.2).
    var approvers: Web.Audience<DeskOfficer> { audience("desk-approver", \.approves) }

    private func audience(
        _ name: String, _ may: @escaping @Sendable (DeskOfficer) -> Bool
    ) -> Web.Audience<DeskOfficer> {
        Web.Audience(name) { visit in
            guard let person = visit.person, person.acr == strength else { return .signIn(acr: strength) }
            let officer = try await desk.officer(
                person.subject, name: person.name, isOperator: person.kind == .staffOperator, now: visit.now)
            return may(officer) ? .welcome(officer) : .refused(DeskRefusal.forbidden)
        }
    }
}
