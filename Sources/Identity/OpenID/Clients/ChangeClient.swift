import Foundation
import Kit
import Store

extension NewClient {
    /// A client as it is connected, to be changed.
    init(_ client: Client) {
        self.init(name: client.name, redirectURIs: client.redirectURIs)
        (id, postLogoutURIs, backChannelURI) = (client.id, client.postLogoutURIs, client.backChannelURI)
        (scopes, needsPKCE, algorithm, strength) = (client.scopes, client.needsPKCE, client.algorithm, client.strength)
        (accessTokenLife, idTokenLife, policy) = (client.accessTokenLife, client.idTokenLife, client.policy)
    }
}

extension ClientRegistry {
    /// Changes what a client may do; what it holds already is judged by the new policy from its next use on.
    ///
    /// - Returns: With a secret where its new way of showing who it is needs one and it had none.
    /// - Throws: ``ClientRefusal``
    public func change(
        _ id: String, now: Date, _ change: @escaping @Sendable (inout NewClient) -> Void
    ) async throws -> Registration {
        let fresh = chance.token()
        return try await database.write { tx in
            guard let present = try tx.client(id) else { throw ClientRefusal.unknown(id) }
            var wanted = NewClient(present)
            change(&wanted)
            try wanted.check()
            let hasSecret = wanted.policy.authentication.hasSecret
            let isNew = hasSecret && present.secretHash == nil
            let hash = isNew ? Digest.sha256(fresh) : hasSecret ? present.secretHash : nil
            let changed = Client(wanted, id: id, secretHash: hash)
            try tx.update(changed, now: now)
            return Registration(client: changed, secret: isNew ? Secret(fresh) : nil)
        }
    }

    /// - Throws: ``ClientRefusal/unknown(_:)``
    public func client(_ id: String) async throws -> Client {
        guard let client = try await database.read({ try $0.client(id) }) else { throw ClientRefusal.unknown(id) }
        return client
    }
}
