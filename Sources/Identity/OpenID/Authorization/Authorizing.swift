import Foundation
import Kit
import Parties
import Store

/// The decision over one authorization request, inside one transaction.
struct Authorizing: Sendable {
    let issuer: String
    let query: AuthorizationQuery
    let hint: Hint
    let fresh: FreshCode
    let ring: KeyRing
    let now: Date

    func decide(_ tx: Transaction, token: String?) throws -> AuthorizationOutcome {
        try telling(tx) { client, request in try decide(tx, request, client, token) }
    }

    /// The person said no; a pushed request is over with that.
    func decline(_ tx: Transaction) throws -> AuthorizationOutcome {
        try telling(tx) { _, _ in
            if let pushed = query.pushed, try !tx.complete(pushed: pushed, now: now) { throw AuthorizationFault.page(.expired) }
            throw AuthorizationFault.client(.accessDenied, "the person does not want to sign in")
        }
    }

    /// What a client may be told goes back to it.
    private func telling(
        _ tx: Transaction, _ work: (Client, AuthorizationRequest) throws -> AuthorizationOutcome
    ) throws -> AuthorizationOutcome {
        guard let id = query["client_id"], let client = try tx.client(id) else { throw AuthorizationFault.page(.unknownClient) }
        do {
            return try work(client, try AuthorizationRequest(query, of: client))
        } catch AuthorizationFault.client(let code, let description) {
            return .redirect(answer([("error", code.rawValue), ("error_description", description)]))
        }
    }

    private func decide(
        _ tx: Transaction, _ request: AuthorizationRequest, _ client: Client, _ token: String?
    ) throws -> AuthorizationOutcome {
        guard hint != .unreadable else { throw AuthorizationFault.client(.invalidRequest, "id_token_hint is not ours") }
        let session = try token.flatMap { try tx.vnconnectSession(token: $0) }
        let standing = try session.flatMap { try tx.standing($0.account) }
        let demand = demand(request, client)
        switch Gate.decide(session, standing, for: demand, now: now) {
        case .permit:
            guard let session else { return try challenge(demand, request, .password) }
            return try issue(tx, request, client, session, demand)
        case .challenge(let step): return try challenge(demand, request, step)
        case .deny:
            // The sign-in page says why, and lets another person in.
            guard !request.prompts.contains(.none) else {
                throw AuthorizationFault.client(.accessDenied, "the account may not be used")
            }
            return .signIn(demand)
        }
    }

    /// `max_age`, `prompt=login` and a choice of account all ask for a password shown after some moment. It is reckoned
    /// from when the request first came, so that the time a person takes to sign in does not ask for another sign-in.
    private func demand(_ request: AuthorizationRequest, _ client: Client) -> SignInDemand {
        var after = request.maxAge.map { query.startedAt.addingTimeInterval(-TimeInterval($0)) }
        if request.prompts.contains(.login) || request.prompts.contains(.selectAccount) { after = query.startedAt }
        return SignInDemand(
            request: fresh.resume, system: client.name, strength: request.strength, after: after, hint: request.loginHint)
    }

    private func challenge(
        _ demand: SignInDemand, _ request: AuthorizationRequest, _ step: SignInStep
    ) throws -> AuthorizationOutcome {
        guard !request.prompts.contains(.none) else {
            throw AuthorizationFault.client(step == .code ? .interactionRequired : .loginRequired, "the person has to sign in")
        }
        return .signIn(demand)
    }

    private func issue(
        _ tx: Transaction, _ request: AuthorizationRequest, _ client: Client, _ session: VnconnectSession,
        _ demand: SignInDemand
    ) throws -> AuthorizationOutcome {
        if let wanted = hint.subject ?? request.subject, try tx.subject(of: session.account, at: client) != wanted {
            // Somebody else is signed in here than the client believes.
            guard !request.prompts.contains(.none), !query.isResumed else {
                throw AuthorizationFault.client(.loginRequired, "another person is signed in")
            }
            return .signIn(demand.anew(after: query.startedAt))
        }
        let withdrawn = try tx.consent(
            of: session.account, to: client, request.scopes, authenticatedAt: session.authenticatedAt, now: now)
        if let withdrawn {
            guard !request.prompts.contains(.none) else {
                throw AuthorizationFault.client(.consentRequired, "the person withdrew their consent")
            }
            return .signIn(demand.anew(after: max(withdrawn, demand.after ?? withdrawn)))
        }
        if let pushed = query.pushed, try !tx.complete(pushed: pushed, now: now) { throw AuthorizationFault.page(.expired) }
        try tx.insert(
            AuthorizationCode(
                hash: AuthorizationCode.hash(fresh.value), client: client.id, session: session.id,
                redirectURI: request.redirectURI, scopes: request.scopes, claims: request.claims,
                idTokenClaims: request.idTokenClaims, nonce: request.nonce, challenge: request.challenge,
                thumbprint: request.thumbprint, issuedAt: now, expiresAt: now.addingTimeInterval(AuthorizationCode.life)))
        try tx.note(client, in: session, sid: ring.sid(of: session.sid, at: client), now: now)
        if now.timeIntervalSince(session.lastSeenAt) >= 60 { try tx.touch(session, now: now) }
        return .redirect(answer([("code", fresh.value)]))
    }

    /// The registered address with the answer added: `state` byte for byte, and always `iss` (RFC 9207).
    private func answer(_ fields: [(name: String, value: String)]) -> String {
        let all = fields + (query["state"].map { [(name: "state", value: $0)] } ?? []) + [(name: "iss", value: issuer)]
        let uri = query["redirect_uri"] ?? ""
        return uri + (uri.contains("?") ? "&" : "?") + URLForm.encode(all)
    }
}
