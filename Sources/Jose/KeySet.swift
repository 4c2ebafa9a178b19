import Foundation
import Kit

/// The keys one party is believed by: the only verifier there is.
///
/// The header's `kid` picks the record, and the record says the algorithm; the header's `alg` can only agree or be
/// refused. So no text chooses how it is checked (RFC 8725 section 3.1, invariant I16).
public struct KeySet: Sendable {
    public let keys: [VerifyingKey]

    public init(_ keys: [VerifyingKey]) { self.keys = keys }

    /// The keys of a published set that this house can use; others are left out.
    /// - Parameter algorithm: What RSA keys without `alg` are for.
    public init(_ jwks: JWKS, rsaWithoutAlgorithm algorithm: Algorithm = .rs256) {
        keys = jwks.keys.compactMap { jwk in
            try? VerifyingKey(jwk, for: jwk.alg == nil && jwk.kty == "RSA" ? algorithm : nil)
        }
    }

    public var jwks: JWKS { JWKS(keys: keys.map(\.jwk)) }

    /// The payload of a compact JWS, if one of these keys signed it.
    /// - Parameter typ: The kind that is expected; any where `nil`.
    public func payload(of text: String, typ: String? = nil) throws(JoseRefusal) -> [UInt8] {
        let jws = try CompactJWS(text)
        try check(jws, payloadText: jws.payloadText, typ: typ)
        return jws.payload
    }

    /// Accepts a detached JWS (RFC 7515 appendix F) over `payload`, or throws.
    /// - Returns: The name of the key that signed.
    @discardableResult
    public func verify(detached text: String, over payload: [UInt8], typ: String? = nil) throws(JoseRefusal) -> String {
        let jws = try CompactJWS(text)
        guard jws.payloadText.isEmpty else { throw .malformed }
        return try check(jws, payloadText: Base64URL.encode(payload)[...], typ: typ)
    }

    /// The payload of a signed token whose members are each there once, for those who read it themselves.
    public func claimBytes(of text: String, typ: String? = nil) throws(JoseRefusal) -> [UInt8] {
        let payload = try payload(of: text, typ: typ)
        let names = JoseJSON.memberNames(of: payload)
        guard payload.first == UInt8(ascii: "{"), Set(names).count == names.count else { throw .badClaims }
        return payload
    }

    /// The claims of a signed token. Who it is from, whom it is for and when it ends is for the caller to compare.
    public func claims<Claims: Decodable>(
        _ type: Claims.Type, of text: String, typ: String? = nil
    ) throws(JoseRefusal) -> Claims {
        let payload = try payload(of: text, typ: typ)
        guard let claims = try? JSONDecoder().decode(type, from: Data(payload)) else { throw .badClaims }
        let names = JoseJSON.memberNames(of: payload)
        guard Set(names).count == names.count else { throw .badClaims }
        return claims
    }

    @discardableResult
    private func check(_ jws: CompactJWS, payloadText: Substring, typ: String?) throws(JoseRefusal) -> String {
        let key = try key(for: jws.header)
        guard jws.header.alg == key.algorithm.rawValue else { throw .wrongAlgorithm }
        if let typ, jws.header.typ?.lowercased() != typ.lowercased() { throw .wrongType }
        guard key.accepts(jws.signature, over: "\(jws.headerText).\(payloadText)".utf8) else { throw .badSignature }
        return key.id
    }

    private func key(for header: CompactJWS.Header) throws(JoseRefusal) -> VerifyingKey {
        let fitting = header.kid.map { kid in keys.filter { $0.id == kid } } ?? keys
        guard fitting.count == 1 else { throw .unknownKey }
        return fitting[0]
    }
}
