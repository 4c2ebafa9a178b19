import Jose

/// The provider's description of itself (OpenID Connect Discovery 1.0 section 3, RFC 8414). It lists exactly what is there;
/// what a client's own policy narrows is not told here.
public struct Discovery: Encodable, Sendable {
    let issuer: String
    let authorization_endpoint: String
    let pushed_authorization_request_endpoint: String
    let token_endpoint: String
    let userinfo_endpoint: String
    let introspection_endpoint: String
    let revocation_endpoint: String
    let jwks_uri: String
    let end_session_endpoint: String
    let response_types_supported = ["code"]
    let response_modes_supported = ["query"]
    let grant_types_supported = ["authorization_code", "refresh_token", "client_credentials"]
    let subject_types_supported = ["public", "pairwise"]
    let id_token_signing_alg_values_supported = KeySchedule.algorithms.map(\.rawValue).sorted()
    let token_endpoint_auth_methods_supported = Self.proofs + ["none"]
    let token_endpoint_auth_signing_alg_values_supported = Self.signatures
    let introspection_endpoint_auth_methods_supported = Self.proofs
    let introspection_endpoint_auth_signing_alg_values_supported = Self.signatures
    let revocation_endpoint_auth_methods_supported = Self.proofs + ["none"]
    let revocation_endpoint_auth_signing_alg_values_supported = Self.signatures
    let dpop_signing_alg_values_supported = ProofOfKey.algorithms.map(\.rawValue)
    let code_challenge_methods_supported = ["S256"]
    let scopes_supported = OpenIDScope.allCases.map(\.rawValue)
    let claims_supported = ["sub", "auth_time", "acr"] + OpenIDClaim.allCases.map(\.rawValue)
    let claim_types_supported = ["normal"]
    let claims_parameter_supported = true
    let request_parameter_supported = false
    /// Absent would mean true.
    let request_uri_parameter_supported = false
    /// Some clients must, by their policy; none may not.
    let require_pushed_authorization_requests = false
    let acr_values_supported = AuthenticationStrength.allCases.map(\.acr)
    let prompt_values_supported = ["none", "login", "select_account", "consent"]
    let ui_locales_supported = ["vi-VN"]
    let claims_locales_supported = ["vi-VN"]
    let display_values_supported = ["page"]
    let authorization_response_iss_parameter_supported = true
    let backchannel_logout_supported = true
    let backchannel_logout_session_supported = true

    private static let proofs = ["client_secret_basic", "client_secret_post", "private_key_jwt"]
    private static let signatures = Algorithm.allCases.map(\.rawValue).sorted()

    /// Where the endpoints are, as full addresses.
    public struct Endpoints: Sendable {
        let authorize, token, push, userInfo, introspect, revoke, keys, endSession: String

        public init(
            authorize: String, token: String, push: String, userInfo: String, introspect: String, revoke: String,
            keys: String, endSession: String
        ) {
            (self.authorize, self.token, self.push, self.userInfo) = (authorize, token, push, userInfo)
            (self.introspect, self.revoke, self.keys, self.endSession) = (introspect, revoke, keys, endSession)
        }
    }

    public init(issuer: String, _ endpoints: Endpoints) {
        self.issuer = issuer
        (authorization_endpoint, token_endpoint) = (endpoints.authorize, endpoints.token)
        pushed_authorization_request_endpoint = endpoints.push
        (userinfo_endpoint, jwks_uri) = (endpoints.userInfo, endpoints.keys)
        (introspection_endpoint, revocation_endpoint) = (endpoints.introspect, endpoints.revoke)
        end_session_endpoint = endpoints.endSession
    }
}
