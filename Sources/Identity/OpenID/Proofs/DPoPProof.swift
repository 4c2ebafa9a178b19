import Foundation
import Jose
import Kit
import Store

extension SingleUseKind {
    static let dpopProof = SingleUseKind("openid-dpop-proof")
}

/// A proof that the sender holds a key (RFC 9449), as it came with a request.
public struct DPoPProof: Sendable {
    let text: String
    let method: String
    /// The address of the endpoint, as the provider knows it.
    let url: String

    public init(_ text: String, method: String, url: String) { (self.text, self.method, self.url) = (text, method, url) }

    private struct Claims: Decodable {
        let jti: String
        let htm: String
        let htu: String
        let iat: NumericDate
        let ath: String?
    }

    /// How old a proof may be, and how far from the future (identity 4.1).
    static let age: TimeInterval = 60
    static let skew: TimeInterval = 10

    /// Checks a proof against its request (RFC 9449 section 4.3).
    ///
    /// - Parameter accessToken: The token it was sent with, whose hash it must hold; `nil` at the token endpoint.
    /// - Throws: ``TokenFault`` with `invalid_dpop_proof`.
    public func check(accessToken: String? = nil, now: Date) throws(TokenFault) -> CheckedDPoP {
        guard text.utf8.count <= 8_000, let proof = try? ProofOfKey(text, typ: "dpop+jwt"),
            let claims = try? JSONDecoder().decode(Claims.self, from: Data(proof.payload))
        else { throw Self.fault("the proof cannot be read or is not signed by its key") }
        guard claims.htm == method, let asked = Self.target(claims.htu), asked == Self.target(url) else {
            throw Self.fault("the proof is for another request")
        }
        let age = now.timeIntervalSince(claims.iat.date)
        guard age <= Self.age, age >= -Self.skew, (1...256).contains(claims.jti.utf8.count) else {
            throw Self.fault("the proof is too old or too new")
        }
        if let accessToken {
            guard claims.ath == Base64URL.encode(Digest.sha256(accessToken)) else {
                throw Self.fault("the proof is for another token")
            }
        }
        return CheckedDPoP(
            thumbprint: proof.thumbprint, id: claims.jti, until: claims.iat.date.addingTimeInterval(2 * Self.age))
    }

    static func fault(_ text: String) -> TokenFault { TokenFault(.invalidDPoPProof, text) }

    /// Scheme, host and port as RFC 3986 section 6.2 makes them one, and the path; query and fragment are left out.
    private static func target(_ text: String) -> String? {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host?.lowercased(),
            !host.isEmpty, parts.user == nil, parts.password == nil
        else { return nil }
        let usual = scheme == "https" ? 443 : 80
        let port = parts.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? ""
        return "\(scheme)://\(host)\(port)\(parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath)"
    }
}

/// A proof that fits its request; it is spent when it is used.
public struct CheckedDPoP: Sendable {
    public let thumbprint: String
    let id: String
    let until: Date
}

extension Client {
    /// The key that its tokens are to be bound to, before the proof is spent: what a stranger makes up must not be kept
    /// before there is something it is for (I22).
    /// - Throws: ``TokenFault`` where a proof is wanted and none came.
    func thumbprint(of dpop: CheckedDPoP?) throws(TokenFault) -> String? {
        guard dpop != nil || !policy.needsDPoP else { throw DPoPProof.fault("a DPoP proof is missing") }
        return dpop?.thumbprint
    }
}

extension Transaction {
    /// The key that the client's tokens are to be bound to; `nil` for a bearer's.
    /// - Throws: ``TokenFault`` where a proof is wanted and none came, or came before (RFC 9449 section 11.1).
    func spend(_ dpop: CheckedDPoP?, for client: Client) throws -> String? {
        let thumbprint = try client.thumbprint(of: dpop)
        if let dpop { try spend(dpop) }
        return thumbprint
    }

    func spend(_ dpop: CheckedDPoP) throws {
        guard try keepFirst(.dpopProof, "\(dpop.thumbprint) \(dpop.id)", until: dpop.until) else {
            throw DPoPProof.fault("the proof was used before")
        }
    }
}
