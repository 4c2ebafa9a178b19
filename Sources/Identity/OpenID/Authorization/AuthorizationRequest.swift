import Foundation
import Kit

/// An authorization request that was understood: OpenID Connect Core 3.1.2.1, code flow only.
struct AuthorizationRequest: Equatable {
    enum Prompt: String { case none, login, consent, selectAccount = "select_account" }

    let redirectURI: String
    let state: String?
    let scopes: Set<OpenIDScope>
    let nonce: String?
    let challenge: String?
    let prompts: Set<Prompt>
    let maxAge: Int?
    let strength: AuthenticationStrength
    let loginHint: String?
    let hint: String?
    let claims: Set<OpenIDClaim>
    /// Claims for the ID token itself.
    let idTokenClaims: Set<OpenIDClaim>
    /// Of whom alone the client wants to hear (OpenID Connect Core 5.5.1).
    let subject: String?
    /// `dpop_jkt`: the key the code is to be bound to (RFC 9449 section 10).
    let thumbprint: String?

    /// Reads what the client asks for, within what it is registered for. Unknown parameters are ignored.
    /// - Parameter isPush: The client itself brings it, not a browser.
    init(_ query: AuthorizationQuery, of client: Client, isPush: Bool = false) throws(AuthorizationFault) {
        // Byte for byte (I14): two texts that read alike may be two addresses.
        guard let uri = query["redirect_uri"], client.redirectURIs.contains(where: { $0.utf8.elementsEqual(uri.utf8) })
        else { throw .page(.redirectURI) }
        redirectURI = uri
        state = query["state"]
        try Self.refuseUnsupported(query)
        guard query.pushed != nil || isPush || !client.policy.needsPushedRequest else {
            throw .client(.invalidRequest, "the request has to be pushed first")
        }
        thumbprint = try Self.thumbprint(query)
        scopes = OpenIDScope.list(query["scope"] ?? "").intersection(client.scopes)
        guard scopes.contains(.openid) else { throw .client(.invalidScope, "scope must contain openid") }
        nonce = query["nonce"]
        guard nonce?.utf8.count ?? 0 <= 512 else { throw .client(.invalidRequest, "nonce is longer than 512 bytes") }
        challenge = try Self.challenge(query, client)
        prompts = try Self.prompts(query)
        maxAge = try Self.maxAge(query)
        let wished = try Self.claims(query)
        claims = wished?.names.intersection(client.claims) ?? []
        idTokenClaims = wished?.idTokenNames.intersection(client.claims) ?? []
        subject = wished?.subject
        strength = try Self.strength(query, wished, client)
        loginHint = query["login_hint"].map { String($0.cleaned.prefix(100)) }
        hint = query["id_token_hint"]
    }

    private static func refuseUnsupported(_ query: AuthorizationQuery) throws(AuthorizationFault) {
        if query["request"] != nil { throw .client(.requestNotSupported, "request objects are not supported") }
        if query["request_uri"] != nil { throw .client(.requestURINotSupported, "request_uri is not supported") }
        guard let type = query["response_type"] else { throw .client(.invalidRequest, "response_type is missing") }
        guard type == "code" else { throw .client(.unsupportedResponseType, "only response_type code is supported") }
        guard query["response_mode"] ?? "query" == "query" else {
            throw .client(.invalidRequest, "only response_mode query is supported")
        }
        guard query["state"]?.utf8.count ?? 0 <= 4_000 else { throw .client(.invalidRequest, "state is too long") }
    }

    /// S256 or nothing; a public client never nothing (RFC 7636, I19).
    private static func challenge(_ query: AuthorizationQuery, _ client: Client) throws(AuthorizationFault) -> String? {
        guard let challenge = query["code_challenge"] else {
            guard !client.needsPKCE, query["code_challenge_method"] == nil else {
                throw .client(.invalidRequest, "code_challenge is missing")
            }
            return nil
        }
        guard query["code_challenge_method"] == "S256" else {
            throw .client(.invalidRequest, "code_challenge_method must be S256")
        }
        guard challenge.utf8.count == 43, Base64URL.decode(challenge)?.count == 32 else {
            throw .client(.invalidRequest, "code_challenge is not a SHA-256 in base64url")
        }
        return challenge
    }

    private static func thumbprint(_ query: AuthorizationQuery) throws(AuthorizationFault) -> String? {
        guard let key = query["dpop_jkt"] else { return nil }
        guard key.utf8.count == 43, Base64URL.decode(key)?.count == 32 else {
            throw .client(.invalidRequest, "dpop_jkt is not a thumbprint")
        }
        return key
    }

    private static func prompts(_ query: AuthorizationQuery) throws(AuthorizationFault) -> Set<Prompt> {
        let words = (query["prompt"] ?? "").split(separator: " ")
        let prompts = Set(words.compactMap { Prompt(rawValue: String($0)) })
        guard !words.contains("none") || words.count == 1 else {
            throw .client(.invalidRequest, "prompt none stands alone")
        }
        return prompts
    }

    private static func maxAge(_ query: AuthorizationQuery) throws(AuthorizationFault) -> Int? {
        guard let text = query["max_age"] else { return nil }
        guard text.utf8.count <= 9, text.utf8.allSatisfy(Digits.contains), let seconds = Int(text) else {
            throw .client(.invalidRequest, "max_age is not a number of seconds")
        }
        return seconds
    }

    private static func claims(_ query: AuthorizationQuery) throws(AuthorizationFault) -> ClaimsRequest? {
        guard let text = query["claims"] else { return nil }
        guard let claims = ClaimsRequest(text) else { throw .client(.invalidRequest, "claims is not a claims request") }
        return claims
    }

    /// What the client asks for with `acr_values` is a wish, with an essential claim a condition; neither goes below
    /// what it is registered for.
    private static func strength(
        _ query: AuthorizationQuery, _ claims: ClaimsRequest?, _ client: Client
    ) throws(AuthorizationFault) -> AuthenticationStrength {
        if let essential = claims?.essentialACR {
            let known = essential.compactMap(AuthenticationStrength.init(acr:))
            guard let first = known.first else { throw .client(.unmetRequirements, "no such acr") }
            return max(first, client.strength)
        }
        let wished = (query["acr_values"] ?? "").split(separator: " ").map(String.init)
        return max(wished.compactMap(AuthenticationStrength.init(acr:)).first ?? client.strength, client.strength)
    }
}
