import Foundation
import Kit
import Store

/// What a client pushes: who it is, and the request it means to send the browser with.
public struct RequestPush: Sendable {
    let proof: ClientProof
    let fields: [(name: String, value: String)]
    let dpop: CheckedDPoP?

    public init(proof: ClientProof, fields: [(name: String, value: String)], dpop: CheckedDPoP?) {
        (self.proof, self.fields, self.dpop) = (proof, fields, dpop)
    }
}

/// The name under which it is kept (RFC 9126 section 2.2).
public struct PushReceipt: Sendable {
    public let uri: String
    /// Seconds.
    public let lifetime: Int
}

extension OpenIDProvider {
    /// Keeps a request for a client that has shown who it is, after judging it as if the browser had brought it.
    ///
    /// Clients without a secret or key cannot push: what strangers send must not grow our store (I22).
    /// - Throws: ``TokenFault``, ``AuthorizationFault``
    public func push(_ push: RequestPush, now: Date) async throws -> PushReceipt {
        let query = try AuthorizationQuery(Self.carried(push), now: now)
        let uri = PushedRequest.prefix + chance.token()
        let sealed = try ring.seal(try JSONEncoder().encode(query.fields), for: PushedRequest.purpose)
        let proof = try await admitted(push.proof, now: now)
        let outcome = try await database.write { tx -> Result<Void, any Error> in
            do {
                let client = try tx.client(by: proof, now: now)
                guard !client.isPublic else {
                    throw TokenFault(.unauthorizedClient, "a public client cannot push requests")
                }
                if let dpop = push.dpop { try tx.spend(dpop) }
                try Self.judge(query, client, push.dpop)
                let request = PushedRequest(
                    hash: PushedRequest.hash(uri), client: client.id, sealed: sealed, pushedAt: now,
                    expiresAt: now.addingTimeInterval(PushedRequest.life))
                return .success(try tx.insert(request))
            } catch let fault as TokenFault {
                return .failure(fault)
            } catch let fault as AuthorizationFault {
                return .failure(fault)
            }
        }
        try outcome.get()
        return PushReceipt(uri: uri, lifetime: Int(PushedRequest.life))
    }

    /// All but what shows who the client is; the key of a DPoP proof becomes the key of the code (RFC 9449 section 10.1).
    private static func carried(_ push: RequestPush) -> [(name: String, value: String)] {
        let proofs: Set = ["client_secret", "client_assertion", "client_assertion_type"]
        let fields = push.fields.filter { !proofs.contains($0.name) }
        guard let key = push.dpop?.thumbprint, !fields.contains(where: { $0.name == "dpop_jkt" }) else { return fields }
        return fields + [(name: "dpop_jkt", value: key)]
    }

    private static func judge(_ query: AuthorizationQuery, _ client: Client, _ dpop: CheckedDPoP?) throws {
        guard client.policy.uses.contains(.signIn) else {
            throw TokenFault(.unauthorizedClient, "nobody signs in to this client")
        }
        guard query["client_id"].map({ $0 == client.id }) ?? true else {
            throw TokenFault(.invalidRequest, "client_id is another")
        }
        guard query["request_uri"] == nil else { throw TokenFault(.invalidRequest, "request_uri cannot be pushed") }
        let request = try AuthorizationRequest(query, of: client, isPush: true)
        guard dpop == nil || request.thumbprint == dpop?.thumbprint else {
            throw TokenFault(.invalidRequest, "dpop_jkt is not the key of the proof")
        }
    }

    /// The request a browser stands for: its own, or the one pushed before. Of a pushed one nothing beside counts.
    func asked(_ query: AuthorizationQuery, now: Date) async throws -> AuthorizationQuery {
        guard let uri = query["request_uri"], uri.hasPrefix(PushedRequest.prefix) else { return query }
        let hash = PushedRequest.hash(uri)
        guard let client = query["client_id"],
            let request = try await database.read({ try $0.pushedRequest(hash, of: client) })
        else { throw AuthorizationFault.page(.expired) }
        // Opened in time, it may be ended later: the sign-in takes as long as a person takes (identity 4.1).
        let end = query.isResumed ? query.startedAt.addingTimeInterval(PushedRequest.journey) : request.expiresAt
        guard now < end else { throw AuthorizationFault.page(.expired) }
        let bytes = try ring.open(request.sealed, for: PushedRequest.purpose)
        let fields = try JSONDecoder().decode([String: String].self, from: Data(bytes))
        return query.standing(for: fields, of: client, pushed: hash)
    }
}
