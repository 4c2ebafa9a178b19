import Foundation
import Identity
import Kit
import Links
import Web

/// What a browser holds of Vnconnect: its session, its mark, and, where it is remembered, its token.
public struct VnconnectBrowser: Sendable {
    let accounts: Accounts

    /// Known from the first session on: wrong passwords of strangers do not shut this browser out (I12).
    static let deviceCookie = "thiet-bi"
    /// REQ-LOG-014
    static let rememberCookie = "ghi-nho"
    private static let year = 365 * 86_400

    public init(accounts: Accounts) { self.accounts = accounts }

    /// The token of the session's cookie; what it is worth only the row says.
    public static func token(_ visit: Visit) -> String? { visit.cookie(WebSite.sessionCookie) }

    /// Who stands behind the cookie on Vnconnect's own site: for `WebSite.session`.
    public func siteSession(_ token: String, _ now: Date) async throws -> SiteSession? {
        guard let face = try await accounts.face(token: token, now: now) else { return nil }
        let session = face.owner.session
        let person = Person(
            subject: face.subject.uuidString.lowercased(), kind: Person.Kind(rawValue: face.kind.rawValue) ?? .citizen,
            name: face.name, assurance: face.level.rawValue, acr: session.strength.acr, methods: session.amr)
        return SiteSession(
            id: session.id.uuid, person: person, sessionAtVnconnect: session.sid.uuidString.lowercased(),
            startedAt: session.startedAt, endsAt: session.expiresAt, idleUntil: face.idleUntil)
    }

    /// What the warning before the session's end asks and does.
    var sessionRoutes: SessionRoutes {
        SessionRoutes(
            rest: { [accounts] token, now in try await accounts.sessionEnd(token: token, now: now)?.rest(at: now) },
            keep: { [accounts] token, now in try await accounts.keepSession(token: token, now: now)?.rest(at: now) })
    }

    /// The account's owner, signed in on Vnconnect itself.
    var owners: Audience<AccountOwner> {
        Audience("account-owner") { visit in
            guard let token = Self.token(visit), let owner = try await accounts.owner(token: token, now: visit.now)
            else {
                return .signIn()
            }
            return .welcome(owner)
        }
    }

    /// Signs a remembered browser in, where a password alone is enough (REQ-LOG-014); `nil` where nothing came of it.
    public func remembered(_ visit: Visit, for demand: SignInDemand) async throws -> Response? {
        guard let cookie = visit.cookie(Self.rememberCookie) else { return nil }
        let marked = mark(visit)
        switch try await accounts.useRemembered(cookie: cookie, for: demand, browser: marked.browser, now: visit.now) {
        case .signedIn(let done): return welcome(done, marked)
        case .nothing, .stolen: return nil
        }
    }

    /// Ends this browser's session everywhere, and takes its cookies from it.
    public func signOut(_ visit: Visit, _ response: Response) async throws -> Response {
        if let token = Self.token(visit) {
            try await accounts.signOut(token: token, remembered: visit.cookie(Self.rememberCookie), now: visit.now)
        }
        return response.settingCookie(.removing(WebSite.sessionCookie)).settingCookie(.removing(Self.rememberCookie))
    }

    /// The browser as the history names it, with its mark, or the mark it is about to get.
    func mark(_ visit: Visit) -> MarkedBrowser {
        let known = visit.cookie(Self.deviceCookie)
        let device = known ?? visit.chance.token(bytes: 24)
        return MarkedBrowser(
            browser: Browser(address: visit.address, agent: visit.agent, device: device), device: device)
    }

    /// The end of a sign-in: a new cookie, and on to where the person was going.
    func welcome(_ done: SignedIn, _ marked: MarkedBrowser) -> Response {
        var response = Response.seeOther(Self.target(done.demand))
            .settingCookie(SetCookie(WebSite.sessionCookie, done.token.reveal()))
            .settingCookie(SetCookie(Self.deviceCookie, marked.device, maxAge: Self.year))
        if let remembered = done.remembered {
            let life = Int(remembered.expiresAt.timeIntervalSince(done.session.startedAt))
            response = response.settingCookie(SetCookie(Self.rememberCookie, remembered.cookie.reveal(), maxAge: life))
        }
        return response
    }

    private static func target(_ demand: SignInDemand) -> Link {
        if let request = demand.request { return IdentityLinks.authorize.query(("tiep", request)) }
        return ReturnPath(demand.returnPath).link
    }
}

extension KeptSession {
    fileprivate func rest(at now: Date) -> SessionRest { SessionRest(idleUntil: idleUntil, endsAt: endsAt, now: now) }
}

/// A browser and the mark it holds from now on.
struct MarkedBrowser: Sendable {
    let browser: Browser
    let device: String
}

/// Where to go after signing in on Vnconnect itself: one of the account's pages, nothing else (REQ-GEN-013).
struct ReturnPath {
    let link: Link

    private static let known = [
        IdentityLinks.account, IdentityLinks.editAccount, IdentityLinks.history, IdentityLinks.methods,
        IdentityLinks.addPhone, IdentityLinks.changePassword, IdentityLinks.sessions, IdentityLinks.consents,
        IdentityLinks.ownData, IdentityLinks.apps, IdentityLinks.passkeys, IdentityLinks.deskHistory,
    ]

    init(_ asked: String?) {
        let path = asked?.prefix { $0 != "?" }
        link = Self.known.first { $0.path == path.map(String.init) } ?? IdentityLinks.account
    }
}
