import Jose
import Foundation
import Kit
import Parties
import Store

/// What becomes of a logout that a client asks for (RP-Initiated Logout 1.0).
public enum EndSessionOutcome: Sendable, Equatable {
    /// The session ends without a question, and the browser goes there.
    case redirect(String)
    /// The person is asked; nothing in the request is followed.
    case confirm
    /// Nobody is signed in: there is nothing to ask.
    case signedOut
}

/// What a client sends with it.
public struct EndSessionRequest: Sendable {
    let hint: String?
    let client: String?
    let redirectURI: String?
    let state: String?

    public init(hint: String?, client: String?, redirectURI: String?, state: String?) {
        (self.hint, self.client, self.redirectURI, self.state) = (hint, client, redirectURI, state)
    }
}

extension OpenIDProvider {
    /// *Valid hint and registered address: act silently; anything else: ask, and never redirect* (identity 5.5).
    ///
    /// A hint of another person than the one signed in here is not valid: it would end a stranger's session.
    public func endSession(
        _ request: EndSessionRequest, token: String?, now: Date
    ) async throws -> EndSessionOutcome {
        let claims = await hinted(request.hint, now: now)
        return try await database.read { tx in
            let session = try token.flatMap { try tx.vnconnectSession(token: $0) }
            let living = session.flatMap { $0.endedAt == nil ? $0 : nil }
            if let claims, let (client, target) = try target(request, claims, tx) {
                let subject = try living.flatMap { try tx.subject(of: $0.account, at: client) }
                if living == nil || subject == claims.sub { return .redirect(target) }
            }
            return living == nil ? .signedOut : .confirm
        }
    }

    private func hinted(_ hint: String?, now: Date) async -> HintClaims? {
        guard let hint, !hint.isEmpty else { return nil }
        return try? await claims(ofHint: hint, now: now)
    }

    /// The address, where it is exactly one the hint's client has registered.
    private func target(_ request: EndSessionRequest, _ claims: HintClaims, _ tx: Transaction) throws -> (Client, String)? {
        guard let uri = request.redirectURI, let id = claims.aud.names.first, claims.aud.names.count == 1,
            request.client.map({ $0.isEmpty || $0 == id }) ?? true,
            let client = try tx.client(id), client.postLogoutURIs.contains(where: { $0.utf8.elementsEqual(uri.utf8) })
        else { return nil }
        guard let state = request.state, !state.isEmpty else { return (client, uri) }
        let back = uri + (uri.contains("?") ? "&" : "?") + URLForm.encode([(name: "state", value: state)])
        return (client, back)
    }
}
