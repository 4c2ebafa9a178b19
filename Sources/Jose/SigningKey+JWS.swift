import Foundation
import Kit

extension SigningKey {
    /// A compact JWS over `payload`: `header.payload.signature`, the header naming this key.
    ///
    /// - Parameter typ: The kind of token (RFC 8725 section 3.11), so that one kind is not taken for another.
    public func jws(_ payload: some Sequence<UInt8>, typ: String? = nil) throws -> String {
        let text = "\(try header(typ)).\(Base64URL.encode(payload))"
        return "\(text).\(Base64URL.encode(try sign(text.utf8)))"
    }

    /// A JWS whose payload travels apart (RFC 7515 appendix F): `header..signature`.
    public func detachedJWS(over payload: some Sequence<UInt8>, typ: String? = nil) throws -> String {
        let header = try header(typ)
        let signature = try sign("\(header).\(Base64URL.encode(payload))".utf8)
        return "\(header)..\(Base64URL.encode(signature))"
    }

    /// Claims as a signed token (RFC 7519).
    public func jwt(_ claims: some Encodable, typ: String = "JWT") throws -> String {
        try jws(JoseJSON.encode(claims), typ: typ)
    }

    private func header(_ typ: String?) throws -> String {
        Base64URL.encode(try JoseJSON.encode(CompactJWS.Header(alg: algorithm.rawValue, kid: id, typ: typ)))
    }
}
