import Foundation
import Identity
import Jose
import Kit
import Links
import Web

extension OpenIDRoutes {
    /// The claims as JSON; the token in the header or, for a POST, in the form, but not in both (RFC 6750 section 2), or
    /// in the header with a proof beside it (RFC 9449 section 7).
    func userInfo(_ visit: Visit) async throws -> Response {
        let inHeader = visit.header("authorization").flatMap(Self.token)
        let inForm = visit.isPost ? visit.posted.filled("access_token") : nil
        if visit.header("authorization") == nil, inForm == nil { return unauthorized(nil) }
        guard inHeader == nil || inForm == nil else { return unauthorized("invalid_request", status: 400) }
        guard let token = inHeader?.text ?? inForm else { return unauthorized("invalid_token") }
        do {
            let dpop = inHeader?.isBound == true ? try proof(visit, of: token) : nil
            guard let claims = try await provider.userInfo(token, dpop: dpop, now: visit.now) else {
                return unauthorized("invalid_token", isBound: inHeader?.isBound == true)
            }
            return try .json(claims)
        } catch let fault as TokenFault {
            return unauthorized(fault.code.rawValue, isBound: true)
        }
    }

    private func proof(_ visit: Visit, of token: String) throws(TokenFault) -> CheckedDPoP {
        guard let proof = DPoPProof(visit, at: IdentityLinks.userInfo, of: provider) else {
            throw TokenFault(.invalidDPoPProof, "the proof is missing")
        }
        return try proof.check(accessToken: token, now: visit.now)
    }

    /// The scheme's name in any case (RFC 9110 section 11.1).
    private static func token(_ header: String) -> (text: String, isBound: Bool)? {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, ["bearer", "dpop"].contains(words[0].lowercased()) else { return nil }
        return (String(words[1]), words[0].lowercased() == "dpop")
    }

    private func unauthorized(_ error: String?, status: Int = 401, isBound: Bool = false) -> Response {
        let detail = error.map { ", error=\"\($0)\"" } ?? ""
        let algorithms = ProofOfKey.algorithms.map(\.rawValue).joined(separator: " ")
        let bound = "DPoP realm=\"Vnconnect\", algs=\"\(algorithms)\""
        guard !isBound else { return Response.empty(status).header("WWW-Authenticate", bound + detail) }
        return Response.empty(status).header("WWW-Authenticate", "Bearer realm=\"Vnconnect\"\(detail), \(bound)")
    }
}
