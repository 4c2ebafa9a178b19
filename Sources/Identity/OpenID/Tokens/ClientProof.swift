import Foundation
import Kit
import Store

/// How a client says who it is at the token endpoint.
public enum ClientProof: Sendable {
    /// `client_secret_basic` or `client_secret_post`.
    case secret(id: String, Secret<String>)
    /// `none`: PKCE is all the proof there is.
    case name(String)

    var id: String {
        switch self {
        case .secret(let id, _): id
        case .name(let id): id
        }
    }
}

extension Transaction {
    /// The client, if this proof is its own (I17, I19).
    /// - Throws: ``TokenFault`` with `invalid_client`, the same for an unknown client and a wrong secret.
    func client(by proof: ClientProof) throws -> Client {
        guard let client = try client(proof.id) else { throw TokenFault(.invalidClient, "client authentication failed") }
        switch proof {
        case .secret(_, let secret):
            guard client.accepts(secret.reveal()) else { throw TokenFault(.invalidClient, "client authentication failed") }
        case .name:
            guard client.isPublic else { throw TokenFault(.invalidClient, "client authentication failed") }
        }
        return client
    }
}
