/// Why a signed text was not accepted. For logs and tests: a stranger is told only that it was not.
public enum JoseRefusal: Error, Equatable, Sendable {
    /// Not three parts of canonical base64url around a JSON header, or longer than ``CompactJWS/longest``.
    case malformed
    /// The header carries a key, an address of keys, or an extension that must be understood.
    case forbiddenHeader(String)
    /// No key of this name is in the set, or several are and the header names none.
    case unknownKey
    /// The header names another algorithm than the key's record.
    case wrongAlgorithm
    /// The header's `typ` is not the one expected here.
    case wrongType
    case badSignature
    /// The payload is not JSON of the expected shape.
    case badClaims
}

/// Why a key cannot be used.
public enum KeyFault: Error, Equatable, Sendable {
    /// A `kty`, `crv` or `alg` this house does not know, or a key meant for another use.
    case unsupported
    /// A member is missing, not base64url, or not a key; RSA below 2048 bits too.
    case broken
}
