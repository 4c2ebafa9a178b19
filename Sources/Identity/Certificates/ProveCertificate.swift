import Certificates
import Foundation
import Kit
import Store

extension SingleUseKind {
    fileprivate static let challenge = SingleUseKind("identity-certificate-challenge")
}

/// A challenge as it is kept until somebody answers it: for one browser and one purpose.
private struct KeptChallenge: Codable {
    let text: String
    let action: CertificateAction
    let guest: [UInt8]
}

extension Accounts {
    /// 120 s (INT-04).
    static let challengeLife: TimeInterval = 120

    /// Something new to sign, for this browser, this site and this purpose, good once.
    ///
    /// - Parameter origin: The site on which it is signed; the signing software compares it with the page that asks.
    /// - Throws: ``IdentityRefusal/method`` where certificates are not taken here, ``IdentityRefusal/tooManyTries(until:)``.
    public func challenge(
        for action: CertificateAction, at origin: String, guest: String, browser: Browser, now: Date
    ) async throws -> SigningChallenge {
        guard certificates != nil else { throw IdentityRefusal.method }
        let challenge = SigningChallenge(
            action: action.words.vi, nonce: chance.token(bytes: 32), origin: origin, time: Int(now.timeIntervalSince1970))
        let kept = KeptChallenge(text: try challenge.text, action: action, guest: Digest.sha256(guest))
        let payload = String(decoding: try JSONEncoder().encode(kept), as: UTF8.self)
        let answer = try await database.write { tx in
            let answer = try tx.spend(settings.challengeLimit, on: browser.address, now: now)
            guard answer.isAllowed else { return answer }
            try tx.keep(
                .challenge, challenge.nonce, payload: payload, until: now.addingTimeInterval(Self.challengeLife))
            return answer
        }
        if case .refused(let until) = answer { throw IdentityRefusal.tooManyTries(until: until) }
        return challenge
    }

    /// The certificate behind a signature over a challenge of this browser, after every check. The challenge is used up
    /// whatever comes of it.
    ///
    /// - Parameter refused: Told the fingerprint of a certificate whose key did sign, but which is not taken.
    func prove(
        _ proof: CertificateProof, for action: CertificateAction, guest: String, now: Date,
        refused: ([UInt8]) async throws -> Void = { _ in }
    ) async throws -> CheckedCertificate {
        guard let certificates else { throw IdentityRefusal.method }
        let payload = try await database.write { tx in try tx.take(.challenge, proof.nonce, now: now) }
        guard let payload, let kept = try? JSONDecoder().decode(KeptChallenge.self, from: Data(payload.utf8)),
            kept.action == action, Digest.equal(kept.guest, Digest.sha256(guest))
        else { throw IdentityRefusal.certificate(.signature) }
        let text = Array(kept.text.utf8)
        do {
            return try await certificates.check.check(proof.signature, over: text, now: now)
        } catch {
            if let mark = certificates.check.signer(of: proof.signature, over: text) { try await refused(mark) }
            throw IdentityRefusal.certificate(error)
        }
    }

    /// What the register of agencies says of the code in a certificate; others have none.
    func agencyState(_ certificate: CheckedCertificate) async -> AccountState {
        guard certificate.subject.kind == .agency, let code = OrgCode(certificate.subject.number.text),
            let certificates
        else { return .active }
        return await certificates.agency(code) == .active ? .active : .pendingMatch
    }
}
