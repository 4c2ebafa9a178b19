import Kit

/// Why a certificate, or what was signed with it, is not taken (REQ-REG-014, REQ-LOG-011).
public enum CertificateRefusal: String, Refusal, Equatable, CaseIterable {
    /// MSG-CERT-EXPIRED
    case expired
    case notYetValid
    /// MSG-CERT-REVOKED
    case revoked
    /// MSG-CERT-CA
    case issuer
    /// Made for something else: key usage, extended key usage, a CA's own certificate.
    case usage
    /// MSG-CERT-CHECK: neither OCSP nor the revocation list gave an answer that can be trusted.
    case status
    /// MSG-CERT-SUBJECT: no number of a person or organisation in it, or more than one.
    case subject
    /// MSG-NONCE: not a signature over what was asked to be signed.
    case signature

    public var words: any Words { CertificateWords.refused(self) }

    public var status: Int { self == .status ? 503 : 422 }
}

/// What the checks of certificates say to people.
public enum CertificateWords: Words {
    case refused(CertificateRefusal)

    public var vi: String {
        switch self {
        case .refused(.expired): "Chứng thư số đã hết hạn."
        case .refused(.notYetValid): "Chứng thư số chưa đến ngày có hiệu lực."
        case .refused(.revoked): "Chứng thư số đã bị thu hồi."
        case .refused(.issuer): "Chứng thư số không do tổ chức được chấp nhận cấp."
        case .refused(.usage): "Chứng thư số không dùng được để xác thực."
        case .refused(.status): "Chưa kiểm tra được trạng thái chứng thư số."
        case .refused(.subject): "Chứng thư số không có thông tin định danh."
        case .refused(.signature): "Phiên ký đã hết hạn, vui lòng thử lại."
        }
    }
}
