import Directory
import Dossiers
import Foundation
import Kit
import Links
import Web

/// Who may open the desk: an account with a post in a unit today, signed in with both of its factors.
public struct OfficerGate: Sendable {
    let units: UnitBook
    /// The `acr` a staff session has at least.
    let strength: String

    public init(units: UnitBook, strength: String) { (self.units, self.strength) = (units, strength) }

    public var officers: Web.Audience<Officer> {
        Web.Audience("officer") { visit in
            guard let person = visit.person, person.acr == strength else { return .signIn(acr: strength) }
            guard let officer = try await units.officer(person.subject, on: Day(visit.now)) else {
                return .refused(DeskRefusal.forbidden)
            }
            return .welcome(officer)
        }
    }
}
