import Foundation
import Jose
import Kit
import Store

extension OpenIDProvider {
    /// Checks a proof as far as reading can, before a write waits in line for it: a stranger's made-up secret must not
    /// keep people from signing in (I22). The write looks again.
    /// - Throws: ``TokenFault`` with `invalid_client`.
    func admitted(_ proof: ClientProof, now: Date) async throws -> ClientProof {
        let proof = try await checked(proof, now: now)
        if case .checked = proof { return proof }
        _ = try await database.read { try $0.client(by: proof, now: now) }
        return proof
    }

    /// Checks what can be checked outside a transaction: a signature, and for that perhaps the client's published keys.
    /// - Throws: ``TokenFault`` with `invalid_client`.
    func checked(_ proof: ClientProof, now: Date) async throws -> ClientProof {
        guard case .assertion(let assertion) = proof else { return proof }
        guard let id = assertion.claimedClient, let client = try await database.read({ try $0.client(id) }),
            client.policy.authentication == .privateKey
        else { throw TokenFault.unknownClient }
        do {
            let payload = try await clientKeys.payload(of: assertion.text, by: client, now: now)
            return .checked(try read(payload, assertion, client, now: now))
        } catch is JoseRefusal {
            throw TokenFault.unknownClient
        }
    }

    private func read(
        _ payload: [UInt8], _ assertion: ClientAssertion, _ client: Client, now: Date
    ) throws(TokenFault) -> CheckedAssertion {
        guard let claims = try? JSONDecoder().decode(AssertionClaims.self, from: Data(payload)),
            let shape = try? JSONDecoder().decode(AudienceShape.self, from: Data(payload)),
            claims.iss == client.id, claims.sub == client.id, (1...256).contains(claims.jti.utf8.count),
            claims.isFor(issuer, assertion.endpoints, client, isList: shape.isList), claims.isInTime(now)
        else { throw .unknownClient }
        let until = claims.exp.date.addingTimeInterval(AssertionClaims.skew)
        return CheckedAssertion(client: client.id, id: claims.jti, until: until)
    }
}
