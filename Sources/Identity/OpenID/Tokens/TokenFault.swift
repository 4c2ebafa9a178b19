/// Why the token endpoint gives nothing (RFC 6749 section 5.2). Descriptions are ASCII without quotes.
public struct TokenFault: Error, Equatable, Sendable {
    public enum Code: String, Sendable, CaseIterable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case invalidGrant = "invalid_grant"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
    }

    public let code: Code
    public let description: String

    public init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    public var status: Int { code == .invalidClient ? 401 : 400 }
}
