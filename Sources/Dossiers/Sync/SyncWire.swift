import Foundation
import Parties

/// An exchange over HTTP with the named portals.
public struct SyncWire: Sendable {
    public struct Reply: Sendable {
        public let status: Int
        public let body: [UInt8]
        public let signature: String?

        public init(status: Int, body: [UInt8], signature: String?) {
            (self.status, self.body, self.signature) = (status, body, signature)
        }
    }

    public typealias Headers = [(name: String, value: String)]

    let get: @Sendable (_ url: String, _ headers: Headers) async throws -> Reply
    let post: @Sendable (_ url: String, _ body: [UInt8], _ headers: Headers) async throws -> Reply

    public init(
        get: @escaping @Sendable (String, Headers) async throws -> Reply,
        post: @escaping @Sendable (String, [UInt8], Headers) async throws -> Reply
    ) { (self.get, self.post) = (get, post) }

    /// - Parameter http: Its allow-list holds the peers' origins; its limit of size lets a page through (16 MB).
    public init(_ http: OutboundHTTP) {
        self.init(
            get: { url, headers in Reply(try await http.get(url, headers: headers)) },
            post: { url, body, headers in Reply(try await http.postJSON(url, body, headers: headers)) })
    }
}

extension SyncWire.Reply {
    fileprivate init(_ reply: HTTPReply) {
        self.init(status: reply.status, body: reply.body, signature: reply.header(SyncHeader.signature))
    }
}
