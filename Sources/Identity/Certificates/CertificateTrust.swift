import Certificates
import Kit

/// What Vnconnect needs to take certificates: whom it believes, who knows the agencies, and where a person's signing
/// software is.
public struct CertificateTrust: Sendable {
    /// Whether a code is that of an agency at work (REQ-REG-017).
    public typealias AgencyMatch = @Sendable (OrgCode) async -> AgencyAnswer

    let check: CertificateCheck
    let agency: AgencyMatch
    /// `ws://127.0.0.1:8987`, on the person's own machine.
    public let agent: String

    public init(check: CertificateCheck, agent: String, agency: @escaping AgencyMatch) {
        (self.check, self.agent, self.agency) = (check, agent, agency)
    }
}

/// What the register of agencies says of a code.
public enum AgencyAnswer: Sendable, Equatable {
    case active, unknown
    /// It could not be asked; nothing is concluded from that.
    case unavailable
}

/// What a signature is asked for. A signature for one is none for the other.
public enum CertificateAction: String, Codable, Sendable {
    case register, signIn

    /// What the signing software shows beside its question for the PIN.
    public var words: any Words { IdentityWords.certificateAction(self) }
}

/// What a browser brings back from the signing software.
public struct CertificateProof: Sendable {
    let nonce: String
    let signature: [UInt8]

    /// - Parameter signature: Detached CMS, Base64.
    public init(nonce: String, signature: [UInt8]) { (self.nonce, self.signature) = (nonce, signature) }
}
