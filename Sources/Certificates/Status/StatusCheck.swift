import Foundation
import Kit
import Parties
import X509

/// Whether a certificate was revoked: OCSP first, then the authority's list; without an answer from either, no
/// (REQ-REG-015).
public struct StatusCheck: Sendable {
    /// One HTTP exchange; `OutboundHTTP.send`, whose list of origins keeps a certificate from naming any host it likes.
    public typealias Fetch = @Sendable (HTTPCall) async throws -> HTTPReply

    private let chance: Chance
    private let fetch: Fetch

    public init(chance: Chance = .system, fetch: @escaping Fetch) { (self.chance, self.fetch) = (chance, fetch) }

    /// - Throws: ``CertificateRefusal/revoked``, ``CertificateRefusal/status``
    func check(_ certificate: Certificate, issuedBy issuer: Certificate, now: Date) async throws(CertificateRefusal) {
        switch await ask(certificate, issuer, now: now) {
        case .good: return
        case .revoked: throw .revoked
        // The responder is the authority's own: what it does not know it did not issue.
        case .unknown: throw .status
        case nil: break
        }
        for address in certificate.revocationLists.prefix(3) {
            guard let reply = try? await fetch(.get(address)), reply.status == 200,
                let list = try? RevocationList(reply.body, issuer: issuer, now: now)
            else { continue }
            if list.holds(certificate) { throw .revoked }
            return
        }
        throw .status
    }

    /// `nil` where no responder gave an answer that can be believed.
    private func ask(_ certificate: Certificate, _ issuer: Certificate, now: Date) async -> OCSPAnswer.Verdict? {
        guard let id = try? CertificateID(certificate, issuedBy: issuer) else { return nil }
        let question = OCSPQuestion(id, nonce: chance.bytes(32))
        guard let body = try? question.der else { return nil }
        for address in certificate.responders.prefix(3) {
            if let reply = try? await fetch(.post(address, body, type: "application/ocsp-request")), reply.status == 200,
                let answer = try? OCSPAnswer(reply.body, to: question, issuer: issuer, now: now)
            {
                return answer.verdict
            }
        }
        return nil
    }
}
