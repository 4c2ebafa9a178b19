import Jose
/// The provider's description of itself (OpenID Connect Discovery 1.0 section 3, RFC 8414).
public struct Discovery: Encodable, Sendable {
    let issuer: String
    let authorization_endpoint: String
    let token_endpoint: String
    let userinfo_endpoint: String
    let jwks_uri: String
    let end_session_endpoint: String
    let response_types_supported = ["code"]
    let response_modes_supported = ["query"]
    let grant_types_supported = ["authorization_code"]
    let subject_types_supported = ["public"]
    let id_token_signing_alg_values_supported = KeySchedule.algorithms.map(\.rawValue).sorted()
    let token_endpoint_auth_methods_supported = ["client_secret_basic", "client_secret_post", "none"]
    let code_challenge_methods_supported = ["S256"]
    let scopes_supported = OpenIDScope.allCases.map(\.rawValue)
    let claims_supported = ["sub"] + OpenIDClaim.allCases.map(\.rawValue)
    let claim_types_supported = ["normal"]
    let claims_parameter_supported = true
    let request_parameter_supported = false
    /// Absent would mean true.
    let request_uri_parameter_supported = false
    let acr_values_supported = AuthenticationStrength.allCases.map(\.acr)
    let prompt_values_supported = ["none", "login", "select_account", "consent"]
    let ui_locales_supported = ["vi-VN"]
    let claims_locales_supported = ["vi-VN"]
    let display_values_supported = ["page"]
    let authorization_response_iss_parameter_supported = true
    let backchannel_logout_supported = true
    let backchannel_logout_session_supported = true

    /// Where the endpoints are, as full addresses.
    public struct Endpoints: Sendable {
        let authorize: String
        let token: String
        let userInfo: String
        let keys: String
        let endSession: String

        public init(authorize: String, token: String, userInfo: String, keys: String, endSession: String) {
            (self.authorize, self.token, self.userInfo) = (authorize, token, userInfo)
            (self.keys, self.endSession) = (keys, endSession)
        }
    }

    public init(issuer: String, _ endpoints: Endpoints) {
        self.issuer = issuer
        (authorization_endpoint, token_endpoint) = (endpoints.authorize, endpoints.token)
        (userinfo_endpoint, jwks_uri) = (endpoints.userInfo, endpoints.keys)
        end_session_endpoint = endpoints.endSession
    }
}
