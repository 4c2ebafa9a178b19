import SwiftASN1
import X509

/// What a certificate was made for.
enum CertificateUse {
    /// A person's certificate signs, and where it says for what, it says that it authenticates.
    static func check(_ leaf: Certificate) throws(CertificateRefusal) {
        guard let usage = try? leaf.extensions.keyUsage, usage.digitalSignature else { throw .usage }
        if let basic = try? leaf.extensions.basicConstraints, case .isCertificateAuthority = basic { throw .usage }
        if leaf.extensions[oid: .X509ExtensionID.extendedKeyUsage] != nil {
            guard let purposes = try? leaf.extensions.extendedKeyUsage, purposes.contains(.clientAuth) else {
                throw .usage
            }
        }
    }

    /// Authorities sign certificates with a key made for that. The extended use of the leaf is looked at in ``check(_:)``.
    struct ChainPolicy: VerifierPolicy, Sendable {
        let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [.X509ExtensionID.extendedKeyUsage]

        mutating func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) async -> PolicyEvaluationResult {
            for index in chain.startIndex + 1..<chain.endIndex {
                guard let usage = try? chain[index].extensions.keyUsage, usage.keyCertSign else {
                    return .failsToMeetPolicy(reason: "an authority without keyCertSign")
                }
            }
            return .meetsPolicy
        }
    }
}
