import Identity
import Web

/// What the protocol's endpoints need to know of the browser, and what they leave to the sign-in pages.
public struct OpenIDBrowser: Sendable {
    /// The token of the single sign-on session, as the cookie holds it.
    let token: @Sendable (Visit) -> String?
    /// Begins the sign-in that `demand` asks for.
    let signIn: @Sendable (SignInDemand, Visit) async throws -> Response
    /// Ends this browser's session, and takes its cookies from it with the given answer.
    let signOut: @Sendable (Visit, Response) async throws -> Response

    public init(
        token: @escaping @Sendable (Visit) -> String?,
        signIn: @escaping @Sendable (SignInDemand, Visit) async throws -> Response,
        signOut: @escaping @Sendable (Visit, Response) async throws -> Response
    ) {
        (self.token, self.signIn, self.signOut) = (token, signIn, signOut)
    }

    /// Vnconnect's own pages.
    public init(accounts: Accounts) {
        let (pages, browser) = (SignInPages(accounts: accounts), VnconnectBrowser(accounts: accounts))
        self.init(token: VnconnectBrowser.token, signIn: pages.begin, signOut: browser.signOut)
    }
}
