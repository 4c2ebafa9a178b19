import Foundation
import Kit
import Store

extension ServiceScope {
    /// What a system needs to act for desks: accounts, passwords and codes of people who came in person.
    public static let desk = ServiceScope(known: "quay.tai-khoan")
}

extension SingleUseKind {
    static let deskRequest = SingleUseKind("desk-request")
}

extension OpenIDProvider {
    /// Whether a request comes from a system that may act for desks: its secret, its scope, and its signature over this
    /// very request, taken once.
    ///
    /// - Throws: ``TokenFault``: `invalid_client`, `unauthorized_client`, `invalid_request` for the signature.
    public func admitDesk(
        _ proof: ClientProof, signature: String?, path: String, body: [UInt8], now: Date
    ) async throws {
        let proof = try await checked(proof, now: now)
        let fault = try await database.write { tx -> TokenFault? in
            let client = try tx.client(by: proof, now: now)
            guard client.policy.uses.contains(.service), client.policy.serviceScopes.contains(.desk) else {
                return TokenFault(.unauthorizedClient, "this client may not act for desks")
            }
            guard let signature, let hash = client.secretHash,
                RequestSignature.holds(signature, path: path, body: body, secretHash: hash, now: now),
                try tx.keepFirst(.deskRequest, signature, until: now.addingTimeInterval(2 * RequestSignature.patience))
            else { return TokenFault(.invalidRequest, "the signature does not fit the request") }
            return nil
        }
        if let fault { throw fault }
    }
}
