import Foundation
import Jose
import Kit
import Parties

extension SignOn {
    /// The browser comes back with a code: it becomes tokens, the tokens become a session, and the person goes on to where
    /// they wanted to be.
    func finish(_ visit: Visit) async throws -> Response {
        let answer = visit.rawQuery
        guard let pending = PendingSignOn.opened(
            visit.cookie(PendingSignOn.cookie), state: answer.text("state"), keys, now: visit.now)
        else { throw SignOnRefusal.notBegun }
        // RFC 9207: an answer of another provider must not be taken for this one's.
        guard answer.text("iss") == client.issuer else { throw SignOnRefusal.notTrusted }
        guard answer.text("error") == nil, let code = answer.text("code"), !code.isEmpty else { throw SignOnRefusal.ended }
        let tokens = try await exchange(code, pending, now: visit.now)
        let identity = try await verified(tokens.id_token, pending, now: visit.now)
        let person = try await person(identity, tokens.access_token, now: visit.now)
        let cookie = try await sessions.begin(
            person, sid: identity.sid, idToken: tokens.id_token, replacing: visit.cookie(WebSite.sessionCookie),
            chance: visit.chance, now: visit.now)
        return .redirect(pending.back, status: 303).settingCookie(cookie).settingCookie(.removing(PendingSignOn.cookie))
    }

    private struct Tokens: Decodable, Sendable {
        let access_token: String
        let token_type: String
        let id_token: String
    }

    private func exchange(_ code: String, _ pending: PendingSignOn, now: Date) async throws -> Tokens {
        let endpoint = try await provider.description(now: now).token_endpoint
        let basic = Data("\(URLForm.escape(client.id)):\(URLForm.escape(client.secret.reveal()))".utf8).base64EncodedString()
        do {
            let reply = try await outbound.postForm(
                endpoint,
                [
                    (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
                    (name: "redirect_uri", value: client.redirectURI), (name: "code_verifier", value: pending.verifier),
                ],
                headers: [(name: "authorization", value: "Basic \(basic)")])
            guard reply.isSuccess else { throw SignOnRefusal.notTrusted }
            return try reply.json(Tokens.self)
        } catch is PartyFailure {
            throw SignOnRefusal.providerAway
        }
    }

    struct Identity: Decodable, Sendable {
        let iss: String
        let sub: String
        let aud: Recipients
        let exp: NumericDate
        let iat: NumericDate
        let nonce: String?
        let acr: String?
        let amr: [String]?
        let sid: String
    }

    /// OpenID Connect Core 3.1.3.7: whose it is, for whom, until when, and that it answers this very request.
    private func verified(_ token: String, _ pending: PendingSignOn, now: Date) async throws -> Identity {
        do {
            let identity = try await provider.claims(Identity.self, of: token, typ: nil, now: now)
            guard identity.iss == client.issuer, identity.aud.names == [client.id], now < identity.exp.date,
                identity.iat.date < now.addingTimeInterval(300), identity.nonce == pending.nonce
            else { throw SignOnRefusal.notTrusted }
            return identity
        } catch is JoseRefusal {
            throw SignOnRefusal.notTrusted
        }
    }

    private struct UserInfo: Decodable, Sendable {
        struct Address: Decodable, Sendable { let formatted: String? }
        let sub: String
        let name: String?
        let gender: String?
        let birthdate: String?
        let email: String?
        let address: Address?
        let phone_number: String?
        let identity_number: String?
        let account_kind: String?
        let assurance_level: Int?
        let is_staff: Bool?
    }

    private func person(_ identity: Identity, _ accessToken: String, now: Date) async throws -> Person {
        do {
            let endpoint = try await provider.description(now: now).userinfo_endpoint
            let reply = try await outbound.get(endpoint, headers: [(name: "authorization", value: "Bearer \(accessToken)")])
            guard reply.isSuccess else { throw SignOnRefusal.notTrusted }
            let info = try reply.json(UserInfo.self)
            // A token of one person must not dress another in its claims (Core 5.3.2).
            guard info.sub == identity.sub else { throw SignOnRefusal.notTrusted }
            return Person(
                subject: info.sub, kind: info.account_kind.flatMap(Person.Kind.init(rawValue:)) ?? .citizen,
                name: info.name?.nfc ?? "", birthDate: info.birthdate.flatMap { Day(iso: $0) },
                gender: info.gender.flatMap(Person.Gender.init(rawValue:)), identityNumber: info.identity_number,
                phone: info.phone_number, email: info.email, address: info.address?.formatted,
                assurance: info.assurance_level ?? 0, acr: identity.acr ?? "", methods: identity.amr ?? [],
                isStaff: info.is_staff ?? false)
        } catch is PartyFailure {
            throw SignOnRefusal.providerAway
        }
    }
}
