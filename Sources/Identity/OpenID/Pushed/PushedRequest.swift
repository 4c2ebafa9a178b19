import Foundation
import Kit
import Store

/// An authorization request that a client left with us beforehand (RFC 9126) — *yêu cầu gửi trước*. Its fields lie
/// sealed: `login_hint` may name a person.
public struct PushedRequest: Sendable {
    let hash: [UInt8]
    let client: String
    let sealed: [UInt8]
    let pushedAt: Date
    let expiresAt: Date

    static let prefix = "urn:ietf:params:oauth:request_uri:"
    static let purpose = "identity.pushed-request"
    /// How long it may be opened, as often as the person likes; a sign-in begun with it has ``journey`` to end.
    public static let life: TimeInterval = 90
    static let journey: TimeInterval = 900

    static func hash(_ uri: String) -> [UInt8] { Digest.sha256("pushed:" + uri) }
}

extension Transaction {
    func insert(_ request: PushedRequest) throws {
        try execute(
            """
            INSERT INTO identity_pushed_requests (hash, client_id, sealed, pushed_at, expires_at)
            VALUES (\(request.hash), \(request.client), \(request.sealed), \(request.pushedAt), \(request.expiresAt))
            """)
    }

    /// A client's request that nobody has completed yet.
    func pushedRequest(_ hash: [UInt8], of client: String) throws -> PushedRequest? {
        try first(
            """
            SELECT hash, client_id, sealed, pushed_at, expires_at FROM identity_pushed_requests
             WHERE hash = \(hash) AND client_id = \(client) AND used_at IS NULL
            """
        ) { row in
            PushedRequest(
                hash: try row.blob("hash"), client: try row.text("client_id"), sealed: try row.blob("sealed"),
                pushedAt: try row.date("pushed_at"), expiresAt: try row.date("expires_at"))
        }
    }

    /// - Returns: Whether it was not completed before.
    func complete(pushed hash: [UInt8], now: Date) throws -> Bool {
        try execute("UPDATE identity_pushed_requests SET used_at = \(now) WHERE hash = \(hash) AND used_at IS NULL") == 1
    }
}
