import Administration
import AdministrationWeb
import Catalogue
import CatalogueWeb
import DeskAccounts
import Directory
import Documents
import Dossiers
import DossiersWeb
import Foundation
import Identity
import IdentityWeb
import Kit
import Links
import Logging
import Messaging
import Parties
import PortalWeb
import Store
import Web

/// What one deployment serves and what it does besides.
struct Branch: Sendable {
    var sites: [WebSite] = []
    /// Loops that run beside the server until they are cancelled.
    var works: [@Sendable () async -> Void] = []
}

extension House {
    /// Vnconnect: registration, sign-in, accounts, and the provider.
    func vnconnect(_ dress: Chromes) async throws -> Branch {
        let database = try database(.vnconnect)
        let accounts = try accounts()
        let provider = OpenIDProvider(
            issuer: settings.origins[.vnconnect], database: database, ring: try ring(.vnconnect), chance: chance,
            outbound: parties.outbound("client keys", to: settings.clientOrigins, clock: clock, logger: logger))
        try await settleOwnClients(database)
        let files = try files(database, try ring(.vnconnect))
        let pages = IdentityRoutes(accounts: accounts, files: files)
        let browser = VnconnectBrowser(accounts: accounts)
        let signIn = SignInPages(accounts: accounts)
        let openID = OpenIDRoutes(
            provider: provider,
            browser: OpenIDBrowser(token: VnconnectBrowser.token, signIn: signIn.begin, signOut: browser.signOut),
            readers: [Site.administration.rawValue])
        let desks = DeskEndpoints(accounts: accounts, provider: provider)
        let reports = deliveryReports(at: .vnconnect)
        var branch = Branch()
        branch.sites = [
            WebSite(
                .registration, routes: pages.registration, formTargets: Array(settings.origins.all.values),
                dress: dress.dress(.registration), signIn: { visit, _ in .redirect(visit.origins[.vnconnect]) }),
            WebSite(
                .vnconnect, routes: pages.vnconnect + openID.routes + desks.routes + reportRoutes(reports, database), formTargets: nil,
                dress: dress.dress(.vnconnect), session: browser.siteSession, signIn: { visit, _ in SignInPages.gate(visit) }),
        ]
        let delivery = SMSDelivery(gateway: parties.sms, keys: try ring(.vnconnect), clock: clock, reports: reports)
        let letters = MailDelivery(server: parties.mail, keys: try ring(.vnconnect), clock: clock)
        let courier = LogoutCourier(
            provider: provider,
            outbound: parties.outbound(
                "logout", to: Site.clients.map { settings.origins[$0] } + settings.clientOrigins, clock: clock, logger: logger),
            clock: clock)
        branch.works = [
            every(.seconds(3600), "files") { try await files.collect(now: clock.now) },
            outbox(database, delivery.handlers + letters.handlers + [courier.handler]), sealer(.vnconnect),
            followSupport(.vnconnect),
            every(.seconds(3600), "forget") { try await accounts.forgetExpired(now: clock.now) },
            every(.seconds(3600), "keys") { try await provider.keys.rotate(.scheduled, now: clock.now) },
            every(.seconds(3600), "sweep") {
                let now = clock.now
                try await database.tidy(now: now)
                try await database.write { tx in
                    _ = try tx.sweepOpenID(now: now)
                    try tx.sweepMessages(now: now)
                }
            },
        ]
        return branch
    }

    /// Our own sites are clients as they are configured, each time the program starts.
    private func settleOwnClients(_ database: Database) async throws {
        let registry = ClientRegistry(database: database, chance: chance)
        for site in Site.clients {
            guard let secret = keys.clientSecrets[site] else { continue }
            let origin = settings.origins[site]
            var client = NewClient(name: site.rawValue, redirectURIs: [origin + SignOnLinks.callback.path])
            client.postLogoutURIs = [origin + SignOnLinks.signedOut.path]
            client.backChannelURI = origin + SignOnLinks.backChannelLogout.path
            client.scopes = OpenIDScope.ofPeople
            // The administration acts for desks besides (REQ-DSK-001).
            if site == .administration { (client.policy.uses, client.policy.serviceScopes) = ([.signIn, .service], [.desk]) }
            client.strength = site == .province ? .passwordOnly : .passwordAndCode
            try await registry.settle(client, id: site.rawValue, secret: secret, now: clock.now)
        }
    }

    /// The national portal.
    func national(_ dress: Chromes) async throws -> Branch {
        let database = try database(.national)
        let book = try await ProcedureBook(database: database, shelf: shelf)
        let units = UnitBook(database: database, chance: chance)
        let signOn = try signOn(.portal, database)
        let signer = try SyncSigner(portal: "QG", keys: try ring(.national))
        let following = FollowingDesk(
            database: database, procedures: book, peers: peers([provincePeer]), signer: signer, clock: clock, report: note)
        let captcha = try captchaDesk(.national)
        let details: @Sendable (TrackedDossier) -> String = { settings.origins.url(.province, DossierLinks.show.with($0.code.text)) }
        let track = TrackRoutes(database: database, captcha: door(captcha), find: following.track, details: details)
        let catalogue = CatalogueRoutes(book: book, units: units, portals: connectedPortals)
        let routes = PortalRoutes(book: book).routes + catalogue.routes + track.routes + captcha.routes + signOn.routes
            + [agencyRoute(units)] + FollowedRoutes(following: following, details: details).routes
            + supportRoutes() + (settings.showsPreviews ? previewRoutes(assets: dress.assets) : [])
            + SyncRoutes.national(following, RegisterServer(procedures: book, units: units, signer: signer), signer)
        var branch = Branch()
        branch.sites = [site(.portal, routes, signOn, dress)]
        let register = register(database)
        let letters = try files(database, try ring(.national))
        if settings.sites.contains(.administration) {
            let (routes, signOn, accounts) = try administration(database, register)
            let staff = dress.staff
            branch.sites.append(
                site(.administration, routes, signOn, dress) { person, now in try await staff.note(person, accounts, at: now) })
            branch.works.append(every(.seconds(3600), "desk forms") { try await accounts.forgetDrafts(now: clock.now) })
        }
        branch.works += [
            { await following.run() }, { await book.watch() }, outbox(database, []), sealer(.national),
            every(.seconds(3600), "letters") { try await letters.collect(now: clock.now) },
            every(.seconds(60), "units") { try await register.carryOutDue(now: clock.now) },
            sweep(database),
        ]
        return branch
    }

    /// A provincial portal with its one-stop desk.
    func province(_ dress: Chromes) async throws -> Branch {
        let database = try database(.province)
        let ring = try ring(.province)
        let book = try await ProcedureBook(database: database, shelf: shelf)
        let units = UnitBook(database: database, chance: chance)
        let files = try files(database, ring)
        let desk = DossierDesk(database: database, procedures: book, files: files, keys: ring, chance: chance)
        let signOn = try signOn(.province, database)
        let signer = try SyncSigner(portal: provincePeer.portal, keys: ring)
        let peers = peers([nationalPeer])
        let publisher = SyncPublisher(database: database, signer: signer, peers: peers, national: nationalPeer)
        let pull = RegisterPull(
            procedures: book, units: units, signer: signer, peers: peers, national: nationalPeer, clock: clock, report: note)
        let captcha = try captchaDesk(.province)
        let track = TrackRoutes(
            database: database, captcha: door(captcha), find: desk.track, details: { DossierLinks.show.with($0.code.text).path })
        let papers = RenderingThreads(count: 2, waiting: 64)
        let officers = OfficerGate(units: units, strength: AuthenticationStrength.passwordAndCode.acr)
        let reports = deliveryReports(at: .province)
        let citizens = DossierRoutes(
            desk: desk, units: units, province: Province(root: settings.province.code, name: settings.province.name))
        let routes = citizens.citizen + DeskRoutes(desk: desk, units: units, gate: officers, papers: papers).routes
            + track.routes + captcha.routes + signOn.routes + SyncRoutes.province(publisher) + reportRoutes(reports, database)
        let delivery = SMSDelivery(gateway: parties.sms, keys: ring, clock: clock, reports: reports)
        var branch = Branch()
        branch.sites = [site(.province, routes, signOn, dress)]
        branch.works = [
            outbox(database, delivery.handlers + [publisher.handler]), { await pull.run() },
            { await book.watch() }, sealer(.province), followSupport(.province),
            every(.seconds(3600), "files") { try await files.collect(now: clock.now) }, sweep(database),
            every(.seconds(3600), "messages") {
                let now = clock.now
                try await database.write { tx in try tx.sweepMessages(now: now) }
            },
        ]
        return branch
    }

    /// Takes away what is over on a site: spent codes, limits, sessions.
    private func sweep(_ database: Database) -> @Sendable () async -> Void {
        every(.seconds(3600), "sweep") {
            let now = clock.now
            try await database.tidy(now: now)
            try await database.write { try $0.sweepSignOn(now: now) }
        }
    }

    /// - Parameter known: Told of everybody who is signed in, before their page is made.
    private func site(
        _ site: Site, _ routes: [Route], _ signOn: SignOn, _ dress: Chromes,
        known: @escaping @Sendable (Person, Date) async throws -> Void = { _, _ in }
    ) -> WebSite {
        WebSite(
            site, routes: routes, formTargets: Array(settings.origins.all.values), dress: dress.dress(site),
            session: { cookie, now in
                let session = try await signOn.session(cookie: cookie, now: now)
                if let session { try await known(session.person, now) }
                return session
            }, signIn: { signOn.signIn($0, acr: $1) })
    }
}
