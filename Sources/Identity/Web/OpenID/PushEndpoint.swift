import Identity
import Links
import Web

extension OpenIDRoutes {
    private struct Receipt: Encodable {
        let request_uri: String
        let expires_in: Int
    }

    /// RFC 9126: a client leaves its authorization request with us and sends the browser with a name for it.
    func push(_ visit: Visit) async throws -> Response {
        try await answering {
            let request = try ClientRequest(visit, at: IdentityLinks.pushedRequests, of: provider)
            let push = RequestPush(proof: request.proof, fields: request.form.fields, dpop: request.dpop)
            let receipt = try await provider.push(push, now: visit.now)
            return try .json(Receipt(request_uri: receipt.uri, expires_in: receipt.lifetime), status: 201)
        }
    }
}
