import Kit
import Links

/// Who may open a route, and as what the handler sees them.
///
/// ```swift
/// .get(DossierLinks.inbox, for: desk.officers, inbox)   // inbox(_ visit: Visit, _ officer: Officer)
/// ```
public struct Audience<Who: Sendable>: Sendable {
    /// Named in the list of routes and in the matrix of rights.
    public let name: String
    let admit: @Sendable (Visit) async throws -> Admission<Who>

    public init(_ name: String, admit: @escaping @Sendable (Visit) async throws -> Admission<Who>) {
        (self.name, self.admit) = (name, admit)
    }
}

public enum Admission<Who: Sendable>: Sendable {
    case welcome(Who)
    /// Signs in (again), and then comes back to what was asked for (REQ-GEN-013).
    case signIn(acr: String? = nil)
    case refused(any Refusal)
}

extension Audience where Who == Person {
    /// Anyone signed in on this site.
    public static var signedIn: Audience<Person> {
        Audience("signed-in") { visit in
            visit.person.map { .welcome($0) } ?? .signIn()
        }
    }
}
