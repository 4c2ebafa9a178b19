import Foundation
import Identity
import Kit
import Links
import Web

extension OpenIDRoutes {
    /// The answer of RFC 6749 section 5.1, with the ID token of OpenID Connect Core 3.1.3.3 where a person signed in.
    private struct Granted: Encodable {
        let access_token: String
        let token_type: String
        let expires_in: Int
        let id_token: String?
        let refresh_token: String?
        let scope: String

        init(_ grant: TokenGrant) {
            (access_token, id_token, refresh_token) = (grant.accessToken, grant.idToken, grant.refreshToken)
            (token_type, expires_in, scope) = (grant.isBound ? "DPoP" : "Bearer", grant.lifetime, grant.scope)
        }
    }

    func token(_ visit: Visit) async throws -> Response {
        try await answering {
            let request = try ClientRequest(visit, at: IdentityLinks.token, of: provider)
            return try .json(Granted(try await grant(request, visit)))
        }
    }

    private func grant(_ request: ClientRequest, _ visit: Visit) async throws -> TokenGrant {
        let scope = request.form.filled("scope")
        switch try request.required("grant_type") {
        case "authorization_code": return try await provider.exchange(try exchange(request), now: visit.now)
        case "refresh_token":
            let token = try request.required("refresh_token")
            return try await provider.refresh(
                TokenRefresh(proof: request.proof, token: token, scope: scope, dpop: request.dpop), now: visit.now)
        case "client_credentials":
            return try await provider.serviceToken(
                ServiceRequest(proof: request.proof, scope: scope, dpop: request.dpop), now: visit.now)
        default: throw TokenFault(.unsupportedGrantType, "grant_type is none of those in the discovery document")
        }
    }

    private func exchange(_ request: ClientRequest) throws(TokenFault) -> CodeExchange {
        let (code, uri) = (try request.required("code"), try request.required("redirect_uri"))
        guard code.utf8.count <= 200 else { throw TokenFault(.invalidRequest, "code is too long") }
        // An empty verifier is a verifier, and a wrong one (I17, I19).
        return CodeExchange(
            proof: request.proof, code: code, redirectURI: uri, verifier: request.form.text("code_verifier"), dpop: request.dpop)
    }
}
