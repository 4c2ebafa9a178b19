import Foundation
import Identity
import Kit
import Web

extension OpenIDRoutes {
    /// The answer of RFC 6749 section 5.1 with the ID token of OpenID Connect Core 3.1.3.3.
    private struct Granted: Encodable {
        let access_token: String
        let token_type = "Bearer"
        let expires_in: Int
        let id_token: String
        let scope: String
    }

    private struct Refused: Encodable {
        let error: String
        let error_description: String
    }

    func token(_ visit: Visit) async throws -> Response {
        do {
            let grant = try await provider.exchange(try exchange(visit), now: visit.now)
            return try .json(
                Granted(
                    access_token: grant.accessToken, expires_in: grant.lifetime, id_token: grant.idToken,
                    scope: grant.scopes.spaced))
        } catch let fault as TokenFault {
            let answer = try Response.json(
                Refused(error: fault.code.rawValue, error_description: fault.description), status: fault.status)
            return fault.status == 401 ? answer.header("WWW-Authenticate", "Basic realm=\"Vnconnect\"") : answer
        }
    }

    private func exchange(_ visit: Visit) throws(TokenFault) -> CodeExchange {
        let form = visit.posted
        guard Set(form.fields.map(\.name)).count == form.fields.count else {
            throw TokenFault(.invalidRequest, "a parameter is repeated")
        }
        let proof = try Self.proof(visit.header("authorization"), form)
        guard let grant = form.filled("grant_type") else { throw TokenFault(.invalidRequest, "grant_type is missing") }
        guard grant == "authorization_code" else {
            throw TokenFault(.unsupportedGrantType, "only authorization_code is supported")
        }
        guard let code = form.filled("code"), code.utf8.count <= 200 else { throw TokenFault(.invalidRequest, "code is missing") }
        guard let uri = form.filled("redirect_uri") else { throw TokenFault(.invalidRequest, "redirect_uri is missing") }
        // An empty verifier is a verifier, and a wrong one (I17, I19).
        return CodeExchange(proof: proof, code: code, redirectURI: uri, verifier: form.text("code_verifier"))
    }

    /// By header, by form, or by PKCE alone; never two ways at once (RFC 6749 section 2.3).
    static func proof(_ header: String?, _ form: FormData) throws(TokenFault) -> ClientProof {
        if let header {
            guard form.text("client_secret") == nil, let (id, secret) = basic(header) else {
                throw TokenFault(.invalidClient, "client authentication failed")
            }
            guard form.filled("client_id").map({ $0 == id }) ?? true else {
                throw TokenFault(.invalidClient, "client authentication failed")
            }
            return .secret(id: id, Secret(secret))
        }
        guard let id = form.filled("client_id") else { throw TokenFault(.invalidClient, "client authentication is missing") }
        if let secret = form.text("client_secret") { return .secret(id: id, Secret(secret)) }
        return .name(id)
    }

    /// `Basic base64(id:secret)`, both form-encoded first (RFC 6749 section 2.3.1).
    private static func basic(_ header: String) -> (id: String, secret: String)? {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "basic", words[1].utf8.count <= 2_000,
            let bytes = Data(base64Encoded: String(words[1])), let text = String(bytes: bytes, encoding: .utf8),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        let halves = [text[..<colon], text[text.index(after: colon)...]].map(formDecoded)
        return (halves[0], halves[1])
    }

    private static func formDecoded(_ text: Substring) -> String {
        let escaped = text.replacing("&", with: "%26").replacing("=", with: "%3D")
        return FormData(urlEncoded: "v=\(escaped)".utf8).text("v") ?? ""
    }
}

extension FormData {
    /// A value that is there and not empty (RFC 6749 section 3.1).
    func filled(_ name: String) -> String? { text(name).flatMap { $0.isEmpty ? nil : $0 } }
}
