import Kit
import Links

/// How one site is a client of Vnconnect. Both ends get the same from the configuration.
public struct SignOnSettings: Sendable {
    /// The site's name in the tables, for sites that share a database.
    let site: Site
    /// The site's own origin.
    let origin: String
    /// Vnconnect's origin: what tokens must say they are from.
    let issuer: String
    let client: String
    /// 256 bits; proves the site to the token endpoint, together with PKCE.
    let secret: Secret<String>
    let scopes: [String]
    /// Levels of authentication this site knows, the weakest first. Unknown ones are worth nothing.
    let levels: [String]
    /// The one an ordinary sign-in asks for; one of `levels`.
    let level: String
    /// Where a visitor without an account goes.
    let register: String

    public init(
        site: Site, origin: String, issuer: String, client: String, secret: Secret<String>,
        scopes: [String] = ["openid", "profile", "email", "address", "phone", "danh_tinh"],
        levels: [String], level: String, register: String
    ) {
        (self.site, self.origin, self.issuer, self.client, self.secret) = (site, origin, issuer, client, secret)
        (self.scopes, self.levels, self.level, self.register) = (scopes, levels, level, register)
    }

    /// The address codes come back to, registered byte for byte.
    public var redirectURI: String { origin + SignOnLinks.callback.path }
    /// Where a logout at Vnconnect ends.
    public var signedOutURI: String { origin + SignOnLinks.signedOut.path }
    public var backChannelURI: String { origin + SignOnLinks.backChannelLogout.path }

    /// The stronger of what the site and the page ask for.
    func asked(_ wish: String?) -> String {
        guard let wish, rank(wish) > rank(level) else { return level }
        return wish
    }

    /// -1 for a level this site does not know.
    func rank(_ acr: String) -> Int { levels.firstIndex(of: acr) ?? -1 }
}
