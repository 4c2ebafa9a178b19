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
    /// The page of Vnconnect itself to go back to, where there is no request.
    package let returnPath: String?

    package init(
        request: String?, system: String, strength: AuthenticationStrength, maxAge: Int? = nil, after: Date? = nil,
        hint: String? = nil, returnPath: String? = nil
    ) {
        (self.request, self.system, self.strength) = (request, system, strength)
        (self.maxAge, self.after, self.hint, self.returnPath) = (maxAge, after, hint, returnPath)
    }

    /// What Vnconnect's own pages ask of a session: the account, its phones, its history.
    package static let own = SignInDemand(request: nil, system: "Vnconnect", strength: .passwordOnly)

    /// A sign-in that nobody's request asked for.
    package static func own(returningTo path: String?) -> SignInDemand {
        SignInDemand(request: nil, system: "Vnconnect", strength: .passwordAndCode, returnPath: path)
    }

    /// The same with the code: where a person of a province chooses the national sign-in.
    package var raised: SignInDemand {
        SignInDemand(
            request: request, system: system, strength: .passwordAndCode, maxAge: maxAge, after: after, hint: hint,
            returnPath: returnPath)
    }
}
