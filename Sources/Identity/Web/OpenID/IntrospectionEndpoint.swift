import Identity
import Links
import Web

extension OpenIDRoutes {
    /// RFC 7662: asked by resource servers, which show who they are as any client does.
    func introspect(_ visit: Visit) async throws -> Response {
        try await answering {
            let request = try ClientRequest(visit, at: IdentityLinks.introspection, of: provider)
            let token = try request.required("token")
            return try .json(try await provider.introspect(token, by: request.proof, now: visit.now))
        }
    }

    /// RFC 7009: 200 and nothing in it, whether the token was known or not.
    func revoke(_ visit: Visit) async throws -> Response {
        try await answering {
            let request = try ClientRequest(visit, at: IdentityLinks.revocation, of: provider)
            try await provider.revoke(try request.required("token"), by: request.proof, now: visit.now)
            return .empty(200)
        }
    }
}
