import Identity

/// The shapes of what the endpoints answer.
enum OpenAPISchemas {
    static let all: OpenAPINode = [
        "TokenAnswer": token, "Refusal": refusal, "Introspection": introspection, "PushReceipt": receipt, "KeySet": keySet,
        "Claims": claims, "Discovery": discovery, "Accounts": accounts,
    ]

    private static let token = OpenAPINode.shape(
        [
            "access_token": .string, "token_type": ["type": "string", "enum": ["Bearer", "DPoP"]], "expires_in": .integer,
            "id_token": .string, "refresh_token": .string, "scope": .string,
        ], needs: ["access_token", "token_type", "expires_in", "scope"])

    private static let refusal = OpenAPINode.shape(
        ["error": .string, "error_description": .string], needs: ["error", "error_description"])

    private static let introspection = OpenAPINode.shape(
        [
            "active": .boolean, "iss": .string, "client_id": .string, "sub": .string, "scope": .string,
            "token_type": ["type": "string", "enum": ["Bearer", "DPoP"]], "exp": .integer, "iat": .integer, "acr": .string,
            "auth_time": .integer, "cnf": .shape(["jkt": .string], needs: ["jkt"]),
        ], needs: ["active"])

    private static let receipt = OpenAPINode.shape(
        ["request_uri": .string, "expires_in": .integer], needs: ["request_uri", "expires_in"])

    private static let keySet = OpenAPINode.shape(["keys": ["type": "array", "items": key]], needs: ["keys"])

    private static let key = OpenAPINode.shape(
        [
            "kty": ["type": "string", "enum": ["EC", "RSA"]], "kid": .string, "alg": .string, "use": .string, "crv": .string,
            "x": .string, "y": .string, "n": .string, "e": .string,
        ], needs: ["kty", "kid", "alg", "use"])

    private static let accounts: OpenAPINode = [
        "type": "array",
        "items": .shape(
            [
                "subject": .string, "kind": .string, "name": .string, "number": .string, "phone": .string, "email": .string,
                "registration": .string,
            ], needs: ["subject", "kind", "name", "number", "phone", "email", "registration"]),
    ]

    private static let claims: OpenAPINode = {
        var members = Dictionary(uniqueKeysWithValues: OpenIDClaim.allCases.map { ($0.rawValue, type(of: $0)) })
        members["sub"] = .string
        return .shape(members, needs: ["sub"])
    }()

    private static func type(of claim: OpenIDClaim) -> OpenAPINode {
        switch claim {
        case .updatedAt, .assuranceLevel: .integer
        case .emailVerified, .phoneNumberVerified, .isStaff: .boolean
        case .address: .shape(["formatted": .string, "country": .string], needs: ["formatted", "country"])
        default: .string
        }
    }

    /// RFC 8414 and OpenID Connect Discovery 1.0 say what its members mean; clients ignore those they do not know.
    private static let discovery = OpenAPINode.shape(
        [
            "issuer": .string, "authorization_endpoint": .string, "token_endpoint": .string, "jwks_uri": .string,
            "response_types_supported": .strings, "subject_types_supported": .strings,
            "id_token_signing_alg_values_supported": .strings,
        ],
        needs: [
            "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "response_types_supported",
            "subject_types_supported", "id_token_signing_alg_values_supported",
        ], isOpen: true)
}
