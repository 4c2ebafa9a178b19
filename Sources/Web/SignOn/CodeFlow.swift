import Foundation
import Jose
import Kit
import Parties

/// The site's side of the code flow (OpenID Connect Core 3.1): a code becomes a person.
///
/// The calls go over HTTP even where both ends are one process: a site believes nothing but the token.
struct CodeFlow: Sendable {
    let settings: SignOnSettings
    let issuer: Issuer
    let outbound: OutboundHTTP

    /// What a sign-in has given.
    struct Arrival: Sendable {
        let person: Person
        let sid: String
        let idToken: String
    }

    /// The address that begins a sign-in.
    func authorization(_ attempt: SignInAttempt, now: Date) async throws -> String {
        let fields: [(name: String, value: String)] =
            [
                ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", settings.redirectURI),
                ("scope", settings.scopes.joined(separator: " ")), ("state", attempt.state), ("nonce", attempt.nonce),
                ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"), ("acr_values", attempt.acr),
                ("ui_locales", "vi-VN"),
            ] + (attempt.isSilent ? [("prompt", "none")] : [])
        return try await issuer.metadata(now: now).authorization_endpoint + "?" + URLForm.encode(fields)
    }

    /// Redeems a code.
    /// - Throws: ``SignOnRefusal``
    func redeem(_ code: String, _ attempt: SignInAttempt, now: Date) async throws -> Arrival {
        do {
            let metadata = try await issuer.metadata(now: now)
            let grant = try await grant(code, attempt, at: metadata.token_endpoint)
            let claims = try await issuer.claims(IDTokenClaims.self, of: grant.id_token, typ: "JWT", now: now)
            try check(claims, attempt, grant.access_token, now: now)
            let info = try await userInfo(grant.access_token, at: metadata.userinfo_endpoint)
            // Else a token of one person could open another's data (OpenID Connect Core 5.3.2).
            guard info.sub == claims.sub else { throw SignOnRefusal.broken }
            return Arrival(person: Person(info, claims), sid: claims.sid, idToken: grant.id_token)
        } catch is JoseRefusal {
            throw SignOnRefusal.broken
        } catch let failure as PartyFailure {
            throw failure.isDown ? SignOnRefusal.unavailable : SignOnRefusal.broken
        }
    }

    private struct Grant: Decodable {
        let access_token: String
        let token_type: String
        let id_token: String
    }

    private func grant(_ code: String, _ attempt: SignInAttempt, at endpoint: String) async throws -> Grant {
        let pair = "\(URLForm.escape(settings.client)):\(URLForm.escape(settings.secret.reveal()))"
        let reply = try await outbound.postForm(
            endpoint,
            [
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirectURI),
                ("code_verifier", attempt.verifier),
            ],
            headers: [("authorization", "Basic " + Data(pair.utf8).base64EncodedString())])
        guard reply.status == 200 else { throw SignOnRefusal.broken }
        let grant = try reply.json(Grant.self)
        guard grant.token_type.lowercased() == "bearer" else { throw SignOnRefusal.broken }
        return grant
    }

    /// OpenID Connect Core 3.1.3.7; the clocks may differ by ten seconds.
    private func check(
        _ claims: IDTokenClaims, _ attempt: SignInAttempt, _ accessToken: String, now: Date
    ) throws(SignOnRefusal) {
        guard claims.iss == settings.issuer, claims.aud.names == [settings.client],
            claims.azp == nil || claims.azp == settings.client, claims.nonce == attempt.nonce,
            claims.exp.date.addingTimeInterval(10) > now, claims.iat.date.addingTimeInterval(-10) <= now,
            claims.at_hash == Base64URL.encode(Digest.sha256(accessToken).prefix(16)), !claims.sub.isEmpty
        else { throw .broken }
        guard settings.rank(claims.acr) >= settings.rank(attempt.acr) else { throw .tooWeak }
    }

    private func userInfo(_ accessToken: String, at endpoint: String) async throws -> UserInfo {
        let reply = try await outbound.get(endpoint, headers: [("authorization", "Bearer " + accessToken)])
        guard reply.status == 200 else { throw SignOnRefusal.broken }
        return try reply.json(UserInfo.self)
    }
}

/// The claims of an ID token that a site looks at.
struct IDTokenClaims: Decodable, Sendable {
    let iss: String
    let sub: String
    let aud: Recipients
    let azp: String?
    let exp: NumericDate
    let iat: NumericDate
    let nonce: String
    let acr: String
    let amr: [String]
    let sid: String
    let at_hash: String
}

/// The claims of userinfo that a site looks at.
struct UserInfo: Decodable, Sendable {
    struct Address: Decodable, Sendable { let formatted: String? }

    let sub: String
    let name: String
    let birthdate: String?
    let gender: String?
    let phone_number: String?
    let email: String?
    let address: Address?
    let identity_number: String?
    let account_kind: String?
    let assurance_level: Int?
    let is_staff: Bool?
}

extension Person {
    init(_ info: UserInfo, _ claims: IDTokenClaims) {
        self.init(
            subject: info.sub, kind: info.account_kind.flatMap(Kind.init(rawValue:)) ?? .citizen, name: info.name.cleaned,
            birthDate: info.birthdate.flatMap(Day.init(iso:)), gender: info.gender.flatMap(Gender.init(rawValue:)),
            identityNumber: info.identity_number, phone: info.phone_number, email: info.email,
            address: info.address?.formatted, assurance: info.assurance_level ?? 0, acr: claims.acr, methods: claims.amr,
            isStaff: info.is_staff ?? false)
    }
}
