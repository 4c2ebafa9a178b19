import Foundation
import Kit
import Store

/// How a client says who it is at the provider's endpoints.
public enum ClientProof: Sendable {
    public enum Place: Sendable { case header, form }

    /// `client_secret_basic` or `client_secret_post`.
    case secret(id: String, Secret<String>, in: Place = .header)
    /// `none`: PKCE is all the proof there is.
    case name(String)
    /// `private_key_jwt`, as it came; worth nothing until it is checked.
    case assertion(ClientAssertion)
    /// One whose signature and times were good; it is spent when it is used.
    case checked(CheckedAssertion)
}

extension Transaction {
    /// The client, if this proof is its own and of the kind it is registered for (I17, I19).
    /// - Throws: ``TokenFault`` with `invalid_client`, the same for an unknown client and a wrong secret.
    func client(by proof: ClientProof, now: Date) throws -> Client {
        switch proof {
        case .secret(let id, let secret, let place): try client(id, showing: secret, in: place)
        case .name(let id): try publicClient(id)
        case .assertion: throw TokenFault.unknownClient
        case .checked(let assertion): try client(spending: assertion)
        }
    }

    private func client(_ id: String, showing secret: Secret<String>, in place: ClientProof.Place) throws -> Client {
        guard let client = try client(id), client.policy.authentication.allowsSecret(in: place),
            client.accepts(secret.reveal())
        else { throw TokenFault.unknownClient }
        return client
    }

    private func publicClient(_ id: String) throws -> Client {
        guard let client = try client(id), client.isPublic else { throw TokenFault.unknownClient }
        return client
    }

    /// A statement it has made before is no statement of this request (I23).
    private func client(spending assertion: CheckedAssertion) throws -> Client {
        guard let client = try client(assertion.client), client.policy.authentication == .privateKey else {
            throw TokenFault.unknownClient
        }
        guard try keepFirst(.clientAssertion, "\(client.id) \(assertion.id)", until: assertion.until) else {
            throw TokenFault.unknownClient
        }
        return client
    }
}

extension ClientAuthentication {
    fileprivate func allowsSecret(in place: ClientProof.Place) -> Bool {
        self == .secret || self == (place == .header ? .secretBasic : .secretPost)
    }
}
