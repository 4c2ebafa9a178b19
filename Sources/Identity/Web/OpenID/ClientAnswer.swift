import Foundation
import Identity
import Kit
import Web

/// How the endpoints for clients refuse (RFC 6749 section 5.2).
struct ClientRefused: Encodable {
    let error: String
    let error_description: String
}

extension OpenIDRoutes {
    /// Answers a client; what is refused is told by its name.
    func answering(_ answer: () async throws -> Response) async throws -> Response {
        do {
            return try await answer()
        } catch let fault as TokenFault {
            let refused = try Response.json(
                ClientRefused(error: fault.code.rawValue, error_description: fault.description), status: fault.status)
            return fault.status == 401 ? refused.header("WWW-Authenticate", "Basic realm=\"Vnconnect\"") : refused
        } catch AuthorizationFault.client(let code, let description) {
            return try .json(ClientRefused(error: code.rawValue, error_description: description), status: 400)
        } catch AuthorizationFault.page(let refusal) {
            let description = refusal == .redirectURI ? "redirect_uri is not registered" : "the request cannot be read"
            return try .json(ClientRefused(error: "invalid_request", error_description: description), status: 400)
        }
    }
}
