/// Why an endpoint for clients gives nothing (RFC 6749 section 5.2, RFC 9449 section 5). Descriptions are ASCII without
/// quotes.
public struct TokenFault: Error, Equatable, Sendable {
    public enum Code: String, Sendable, CaseIterable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case invalidGrant = "invalid_grant"
        case invalidScope = "invalid_scope"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
        case invalidDPoPProof = "invalid_dpop_proof"
    }

    public let code: Code
    public let description: String

    public init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    public var status: Int { code == .invalidClient ? 401 : 400 }

    static let unknownClient = TokenFault(.invalidClient, "client authentication failed")
}
