import Administration
import AdministrationWeb
import DeskAccounts
import DeskAccountsWeb
import Directory
import Documents
import Dossiers
import Foundation
import Identity
import IdentityWeb
import Kit
import Links
import Parties
import Store
import Web

/// *Quản trị*: units, users and rights, in the national deployment.
extension House {
    /// The national register of units, which knows what of the other features a change touches.
    func register(_ database: Database) -> UnitRegister {
        UnitRegister(
            database: database, chance: chance, touches: [administrationTouch, followedTouch],
            desks: settings.centresAreDesks ? .withCentres : .usual)
    }

    func administration(_ database: Database, _ register: UnitRegister) throws -> (
        routes: [Route], signOn: SignOn, accounts: AccountDesk
    ) {
        let signOn = try signOn(.administration, database)
        let desk = AdministrationDesk(
            database: database, keys: try ring(.national), chance: chance, search: try accountSearch())
        let strength = AuthenticationStrength.passwordAndCode.acr
        let files = try files(database, try ring(.national))
        let routes = AdministrationRoutes(
            desk: desk, register: register, gate: AdministratorGate(desk: desk, strength: strength), files: files,
            supportChanged: { [support] in support[.national]?.forget() }
        ).routes
        let accounts = AccountDesk(
            database: database, files: files, keys: try ring(.national), chance: chance, staff: desk, names: register.desks,
            line: try deskLine())
        let portal = settings.origins[.portal].split(separator: "/").last.map(String.init) ?? ""
        let desks = DeskAccountRoutes(
            desk: accounts, gate: DeskGate(desk: accounts, strength: strength), papers: RenderingThreads(count: 2, waiting: 64),
            portal: portal
        ).routes
        return (routes + desks + signOn.routes, signOn, accounts)
    }

    /// Asks Vnconnect for desks, as its client `quantri`: each request signed with the secret both ends have.
    private func deskLine() throws -> DeskLine {
        guard let secret = keys.clientSecrets[.administration] else {
            throw SettingFault("keys.json has no client secret for the site quantri.")
        }
        let (origin, clock, chance) = (settings.origins[.vnconnect], clock, chance)
        let outbound = parties.outbound("desks", to: [origin], clock: clock, logger: logger)
        return DeskLine { path, body in
            let proof = Data("\(Site.administration.rawValue):\(secret.reveal())".utf8).base64EncodedString()
            let signature = RequestSignature(path: path, body: body, secret: secret.reveal(), at: clock.now, chance: chance)
            do {
                let reply = try await outbound.postJSON(
                    origin + path, body,
                    headers: [("Authorization", "Basic \(proof)"), (RequestSignature.header, signature.text)])
                return DeskLine.Reply(status: reply.status, body: reply.body)
            } catch is PartyFailure {
                throw DeskRefusal.unavailable
            }
        }
    }

    /// Asks Vnconnect over the back channel, as its client `quantri`.
    private func accountSearch() throws -> AccountSearch {
        guard let secret = keys.clientSecrets[.administration] else {
            throw SettingFault("keys.json has no client secret for the site quantri.")
        }
        let url = settings.origins.url(.vnconnect, IdentityLinks.findAccounts)
        let outbound = parties.outbound(
            "account search", to: [settings.origins[.vnconnect]], clock: clock, logger: logger)
        return { query in
            let proof = Data("\(Site.administration.rawValue):\(secret.reveal())".utf8).base64EncodedString()
            let reply: HTTPReply
            do {
                reply = try await outbound.postForm(url, query.fields, headers: [("Authorization", "Basic \(proof)")])
            } catch is PartyFailure {
                throw AdministrationRefusal.unavailable
            }
            guard reply.status == 200 else { throw AdministrationRefusal.unavailable }
            return try reply.json([FoundAccount].self)
        }
    }
}

extension AccountQuery {
    fileprivate var fields: [(name: String, value: String)] {
        switch self {
        case .person(let number, let phone):
            [("number", number?.text), ("phone", phone?.e164)].compactMap { name, value in value.map { (name, $0) } }
        case .organisation(let number): [("organisation", number.text)]
        }
    }
}
