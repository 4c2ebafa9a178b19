import Foundation
import Identity
import Kit
import Web

extension OpenIDRoutes {
    /// The claims as JSON; the token in the header or, for a POST, in the form, but not in both (RFC 6750 section 2).
    func userInfo(_ visit: Visit) async throws -> Response {
        let inHeader = visit.header("authorization").flatMap(Self.bearer)
        let inForm = visit.isPost ? visit.posted.filled("access_token") : nil
        if visit.header("authorization") == nil, inForm == nil { return unauthorized(nil) }
        guard inHeader == nil || inForm == nil else { return unauthorized("invalid_request", status: 400) }
        guard let token = inHeader ?? inForm, let claims = try await provider.userInfo(token, now: visit.now) else {
            return unauthorized("invalid_token")
        }
        return try .json(claims)
    }

    private static func bearer(_ header: String) -> String? {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        return String(words[1])
    }

    private func unauthorized(_ error: String?, status: Int = 401) -> Response {
        let detail = error.map { ", error=\"\($0)\"" } ?? ""
        return Response.empty(status).header("WWW-Authenticate", "Bearer realm=\"Vnconnect\"\(detail)")
    }
}
