import Catalogue
import CatalogueWeb
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
import Store
import Web

/// The parts that more than one branch is made of.
extension House {
    func accounts() throws -> Accounts {
        let ring = try ring(.vnconnect)
        let parties = parties
        let trust = try certificateTrust()
        var identity = identitySettings(trust)
        identity.emailLinkAddress = settings.origins.url(.vnconnect, IdentityLinks.confirmEmail) + "?ma="
        return try Accounts(
            database: try database(.vnconnect), keys: ring, chance: chance,
            hasher: PasswordHasher(keys: ring, threads: ProcessInfo.processInfo.activeProcessorCount, chance: chance),
            captcha: captcha(ring), settings: identity, subscriberMatch: { await parties.subscribers.check($0) },
            certificates: trust)
    }

    func captcha(_ ring: KeyRing) -> Captcha {
        let source: Captcha.Source = parties.captcha.map { .outside($0) } ?? .own(RenderingThreads(count: 2, waiting: 128))
        return Captcha(source: source, keys: ring, chance: chance)
    }

    func captchaDesk(_ deployment: Deployment) throws -> CaptchaDesk {
        CaptchaDesk(CaptchaBooth(captcha: captcha(try ring(deployment)), database: try database(deployment)))
    }

    func door(_ desk: CaptchaDesk) -> CaptchaDoor {
        CaptchaDoor(
            make: { try desk.picture(for: .track, $0) },
            check: { id, typed, visit in try await desk.check(id, typed, for: .track, visit) })
    }

    func files(_ database: Database, _ ring: KeyRing) throws -> FileStore {
        try FileStore(
            directory: settings.data.appending(path: "files").path(percentEncoded: false), database: database, keys: ring,
            clock: clock, chance: chance, scanner: parties.scanner ?? .none,
            unscanned: settings.files.allowsUnscanned ? .allowed : .refused)
    }

    func signOn(_ site: Site, _ database: Database) throws -> SignOn {
        guard let secret = keys.clientSecrets[site] else {
            throw SettingFault("keys.json has no client secret for the site \(site.rawValue).")
        }
        let isProvince = site == .province
        let wanted = SignOnSettings(
            site: site, origin: settings.origins[site], issuer: settings.origins[.vnconnect], client: site.rawValue,
            secret: secret, levels: AuthenticationStrength.allCases.sorted().map(\.acr),
            level: (isProvince ? AuthenticationStrength.passwordOnly : .passwordAndCode).acr,
            register: isProvince
                ? settings.origins.url(.vnconnect, IdentityLinks.localRegister)
                : settings.origins.url(.registration, IdentityLinks.chooseMethod))
        let outbound = parties.outbound(
            "sign-on \(site.rawValue)", to: [settings.origins[.vnconnect]], clock: clock, logger: logger)
        return SignOn(settings: wanted, database: database, keys: try ring(Deployment.of(site)), outbound: outbound)
    }

    var connectedPortals: ConnectedPortals {
        let outbound = parties.outbound("portals", to: [settings.origins[.province]], clock: clock, logger: logger)
        let portal = ConnectedPortals.Portal(
            root: settings.province.code, name: settings.province.name, origin: settings.origins[.province])
        return ConnectedPortals([portal]) { portal in
            (try? await outbound.get(portal.origin + "/healthz").isSuccess) ?? false
        }
    }

    var nationalPeer: SyncPeer { SyncPeer(portal: "QG", origin: settings.origins[.portal]) }

    var provincePeer: SyncPeer {
        SyncPeer(portal: String(settings.province.code.text.suffix(3)), origin: settings.origins[.province])
    }

    func peers(_ peers: [SyncPeer]) -> SyncPeers {
        let outbound = parties.outbound("exchange", to: peers.map(\.origin), clock: clock, logger: logger)
        let reply: @Sendable (HTTPReply) -> SyncWire.Reply = { reply in
            SyncWire.Reply(status: reply.status, body: reply.body, signature: reply.header(SyncHeader.signature))
        }
        let wire = SyncWire(
            get: { url, headers in reply(try await outbound.get(url, headers: headers)) },
            post: { url, body, headers in reply(try await outbound.postJSON(url, body, headers: headers)) })
        return SyncPeers(peers, wire: wire, clock: clock)
    }

    var note: @Sendable (SyncReport) -> Void {
        let logger = logger
        return { report in
            switch report {
            case .failed(let list, let portal, let reason):
                logger.warning("exchange failed", metadata: ["list": "\(list)", "portal": "\(portal)", "reason": "\(reason)"])
            case .fault(let list, let portal, let code):
                logger.error("record refused", metadata: ["list": "\(list)", "portal": "\(portal)", "code": "\(code ?? "")"])
            }
        }
    }

    // MARK: - Work beside the server

    func outbox(_ database: Database, _ handlers: [OutboxHandler]) -> @Sendable () async -> Void {
        let logger = logger
        let worker = OutboxWorker(database: database, clock: clock, chance: chance, handlers: handlers) { event in
            logger.info("outbox", metadata: ["event": "\(event)"])
        }
        return {
            await withTaskCancellationHandler { await worker.run() } onCancel: { worker.stop() }
        }
    }

    func sealer(_ deployment: Deployment) -> @Sendable () async -> Void {
        guard let database = databases[deployment], let ring = keys.rings[deployment] else { return {} }
        let file = settings.data.appending(path: "audit-\(deployment.rawValue).jsonl").path(percentEncoded: false)
        let sealer = TrailSealer(database: database, keys: ring, exportPath: file, clock: clock)
        let logger = logger
        return {
            await withTaskCancellationHandler {
                await sealer.run { logger.warning("audit seal", metadata: ["error": "\($0)"]) }
            } onCancel: { sealer.stop() }
        }
    }

    /// Does something now and then; what goes wrong is logged and tried again the next time.
    func every(_ pause: Duration, _ name: String, _ work: @escaping @Sendable () async throws -> Void) -> @Sendable () async -> Void {
        let logger = logger
        return {
            while !Task.isCancelled {
                do { try await work() } catch { logger.warning("\(name)", metadata: ["error": "\(error)"]) }
                try? await Task.sleep(for: pause)
            }
        }
    }

    // MARK: - What the SMS gateway reports

    private static let reportLink = Link("/sms/bao-phat")

    func deliveryReports(at site: Site) -> DeliveryReports? {
        keys.rings[Deployment.of(site)].flatMap {
            DeliveryReports(address: settings.origins.url(site, Self.reportLink), keys: $0)
        }
    }

    func reportRoutes(_ reports: DeliveryReports?, _ database: Database) -> [Route] {
        guard let reports else { return [] }
        return [
            .get(Self.reportLink) { visit in
                let query = visit.rawQuery
                guard let (id, status) = reports.read(message: query.text("m"), proof: query.text("k"), state: query.text("s"))
                else { return .text("", status: 404) }
                try await database.recordDelivery(id, status, now: visit.now)
                return .text("ok")
            }
        ]
    }
}
