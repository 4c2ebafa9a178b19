import Foundation
import Identity
import Jose
import Kit
import Links
import Web

/// A request that a client makes itself, by form: who it is, and what it shows with it.
struct ClientRequest {
    let proof: ClientProof
    let form: FormData
    let dpop: CheckedDPoP?

    /// - Throws: ``TokenFault`` for a repeated parameter, for two proofs at once and for none (RFC 6749 sections 2.3, 3.2).
    init(_ visit: Visit, at link: Link, of provider: OpenIDProvider) throws(TokenFault) {
        form = visit.posted
        guard Set(form.fields.map(\.name)).count == form.fields.count else {
            throw TokenFault(.invalidRequest, "a parameter is repeated")
        }
        proof = try Self.proof(
            visit.header("authorization"), form, endpoints: [IdentityLinks.token, link].map { provider.issuer + $0.path })
        dpop = try DPoPProof(visit, at: link, of: provider)?.check(now: visit.now)
    }

    /// By header, by form, by signature, or by PKCE alone; never two ways at once (RFC 6749 section 2.3).
    private static func proof(_ header: String?, _ form: FormData, endpoints: [String]) throws(TokenFault) -> ClientProof {
        if let assertion = form.text("client_assertion") {
            guard header == nil, form.text("client_secret") == nil, form.text("client_assertion_type") == ClientAssertion.type,
                assertion.utf8.count <= 16_000
            else { throw failed }
            return .assertion(ClientAssertion(assertion, client: form.filled("client_id"), endpoints: endpoints))
        }
        if let header {
            guard form.text("client_secret") == nil, let (id, secret) = basic(header) else { throw failed }
            guard form.filled("client_id").map({ $0 == id }) ?? true else { throw failed }
            return .secret(id: id, Secret(secret), in: .header)
        }
        guard let id = form.filled("client_id") else { throw TokenFault(.invalidClient, "client authentication is missing") }
        if let secret = form.text("client_secret") { return .secret(id: id, Secret(secret), in: .form) }
        return .name(id)
    }

    private static let failed = TokenFault(.invalidClient, "client authentication failed")

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

    /// A parameter that must be there.
    func required(_ name: String) throws(TokenFault) -> String {
        guard let value = form.filled(name) else { throw TokenFault(.invalidRequest, "\(name) is missing") }
        return value
    }
}

extension DPoPProof {
    /// The proof in the request's header; `nil` where there is none. Two headers come as one text that is no proof.
    init?(_ visit: Visit, at link: Link, of provider: OpenIDProvider) {
        guard let text = visit.header("dpop") else { return nil }
        self.init(text, method: visit.isPost ? "POST" : "GET", url: provider.issuer + link.path)
    }
}

extension FormData {
    /// A value that is there and not empty (RFC 6749 section 3.1).
    func filled(_ name: String) -> String? { text(name).flatMap { $0.isEmpty ? nil : $0 } }
}
