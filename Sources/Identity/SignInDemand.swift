import Foundation

/// What is asked of a sign-in: how strong, how recent, for whom.
///
/// The OpenID endpoint makes one from the client's registration and the request's `acr_values`, `prompt` and `max_age`.
package struct SignInDemand: Codable, Equatable, Sendable {
    /// The pending authorization request to go back to; none where a person opened Vnconnect's own pages.
    package let request: String?
    /// The name of the client as people know it, for the access history: *Hệ thống*.
    package let system: String
    package let strength: AuthenticationStrength
    /// `max_age`: the longest time since a password was shown, in seconds.
    package let maxAge: Int?
    /// `prompt=login`: a password must be shown after this moment, whatever session there is.
    package let after: Date?
    /// `login_hint`, prefilled.
    package let hint: String?

    package init(
        request: String?, system: String, strength: AuthenticationStrength, maxAge: Int? = nil, after: Date? = nil,
        hint: String? = nil
    ) {
        (self.request, self.system, self.strength) = (request, system, strength)
        (self.maxAge, self.after, self.hint) = (maxAge, after, hint)
    }

    /// Vnconnect's own pages: the account, its phones, its history.
    package static let own = SignInDemand(request: nil, system: "Vnconnect", strength: .passwordOnly)
}
