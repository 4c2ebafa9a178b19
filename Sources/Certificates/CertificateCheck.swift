import Foundation
import Kit
import Parties
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// Every check of a certificate that opens an account: path, dates, use, subject, revocation. Whatever cannot be checked
/// is refused (REQ-REG-014, 015).
public struct CertificateCheck: Sendable {
    let anchors: TrustAnchors
    let status: StatusCheck

    public init(anchors: TrustAnchors, status: StatusCheck) { (self.anchors, self.status) = (anchors, status) }

    /// Whether `cms` is a detached signature over `text` by a certificate that passes every check.
    public func check(_ cms: [UInt8], over text: [UInt8], now: Date) async throws(CertificateRefusal) -> CheckedCertificate {
        let proof = try SignedProof(cms, over: text)
        return try await check(proof.signer, others: proof.others, now: now)
    }

    /// The fingerprint of the certificate whose key signed `text`, whatever the certificate is worth: so that a try with a
    /// revoked one can be told to its owner.
    public func signer(of cms: [UInt8], over text: [UInt8]) -> [UInt8]? {
        (try? SignedProof(cms, over: text)).flatMap { try? CheckedCertificate.fingerprint(of: $0.signer) }
    }

    /// - Parameter der: One certificate, and what may stand between it and a root.
    public func check(
        certificate der: [UInt8], others: [[UInt8]] = [], now: Date
    ) async throws(CertificateRefusal) -> CheckedCertificate {
        guard let certificate = try? Certificate(derEncoded: der),
            let others = try? others.map({ try Certificate(derEncoded: $0) })
        else { throw .issuer }
        return try await check(certificate, others: others, now: now)
    }

    func check(_ leaf: Certificate, others: [Certificate], now: Date) async throws(CertificateRefusal) -> CheckedCertificate {
        let chain = try await path(leaf, others, now: now)
        guard leaf.notValidBefore <= now else { throw .notYetValid }
        guard now <= leaf.notValidAfter else { throw .expired }
        try CertificateUse.check(leaf)
        let subject = try CertifiedSubject(leaf.subject)
        for (certificate, issuer) in zip(chain, chain.dropFirst()) {
            try await status.check(certificate, issuedBy: issuer, now: now)
        }
        guard let checked = try? CheckedCertificate(leaf, subject) else { throw .subject }
        return checked
    }

    /// The way from the certificate to a root that may vouch for its kind of subject (RFC 5280, section 6).
    ///
    /// A certificate out of its dates is looked at as of its last or first day, so that a person with an expired one hears
    /// of that, and a stranger's that it is not known here.
    private func path(
        _ leaf: Certificate, _ others: [Certificate], now: Date
    ) async throws(CertificateRefusal) -> [Certificate] {
        guard leaf.notValidBefore <= leaf.notValidAfter, others.count <= 10 else { throw .issuer }
        let at = min(max(now, leaf.notValidBefore), leaf.notValidAfter)
        // A name without a number is told so once its authority is known to be one of ours.
        let kind = (try? CertifiedSubject(leaf.subject))?.kind
        for roots in kind.map({ [anchors.roots(for: $0)] }) ?? [anchors.roots(for: .citizen), anchors.roots(for: .agency)] {
            var verifier = Verifier(rootCertificates: roots) {
                RFC5280Policy(fixedExpiryValidationTime: at)
                CertificateUse.ChainPolicy()
            }
            if case .validCertificate(let chain) = await verifier.validate(
                leaf: leaf, intermediates: CertificateStore(others))
            {
                return Array(chain)
            }
        }
        throw .issuer
    }
}
