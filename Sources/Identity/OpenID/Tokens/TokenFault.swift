/// Why the token endpoint gives nothing (RFC 6749 section 5.2). Descriptions are ASCII without quotes.
package struct TokenFault: Error, Equatable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case invalidGrant = "invalid_grant"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
    }

    package let code: Code
    package let description: String

    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    package var status: Int { code == .invalidClient ? 401 : 400 }
}
