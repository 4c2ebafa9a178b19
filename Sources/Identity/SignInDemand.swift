import Foundation

/// What is asked of a sign-in: how strong, how recent, for whom.
///
/// The OpenID endpoint makes one from the client's registration and the request's `acr_values`, `prompt` and `max_age`.
public struct SignInDemand: Codable, Equatable, Sendable {
    /// The pending authorization request to go back to; none where a person opened Vnconnect's own pages.
    public let request: String?
    /// The name of the client as people know it, for the access history: *Hệ thống*.
    public let system: String
    public let strength: AuthenticationStrength
    /// `max_age`: the longest time since a password was shown, in seconds.
    public let maxAge: Int?
    /// `prompt=login`: a password must be shown after this moment, whatever session there is.
    public let after: Date?
    /// `login_hint`, prefilled.
    public let hint: String?
    /// The page of Vnconnect itself to go back to, where there is no request.
    public let returnPath: String?

    public init(
        request: String?, system: String, strength: AuthenticationStrength, maxAge: Int? = nil, after: Date? = nil,
        hint: String? = nil, returnPath: String? = nil
    ) {
        (self.request, self.system, self.strength) = (request, system, strength)
        (self.maxAge, self.after, self.hint, self.returnPath) = (maxAge, after, hint, returnPath)
    }

    /// What Vnconnect's own pages ask of a session: the account, its phones, its history.
    public static let own = SignInDemand(request: nil, system: "Vnconnect", strength: .passwordOnly)

    /// A sign-in that nobody's request asked for.
    public static func own(returningTo path: String?) -> SignInDemand {
        SignInDemand(request: nil, system: "Vnconnect", strength: .passwordAndCode, returnPath: path)
    }

    /// The same with a password shown after `moment`.
    func anew(after moment: Date) -> SignInDemand {
        SignInDemand(request: request, system: system, strength: strength, maxAge: maxAge, after: moment, hint: hint)
    }

    /// The same with the code: where a person of a province chooses the national sign-in.
    public var raised: SignInDemand {
        SignInDemand(
            request: request, system: system, strength: .passwordAndCode, maxAge: maxAge, after: after, hint: hint,
            returnPath: returnPath)
    }
}
