import Authority
import Foundation

/// Whom the sandbox certifies: the invented people of spec 0.4, and the certificates that must be refused.
enum SampleCertificates {
    enum Issuer: String, CaseIterable {
        /// *CA cơ quan nhà nước*, below the root of the Government Cipher Committee.
        case government = "co-quan"
        /// *CA công cộng*
        case citizens = "cong-cong"
        /// An authority nobody here believes.
        case stranger = "la"
    }

    struct Sample {
        let key: String
        let issuer: Issuer
        var order: CertificateOrder
    }

    static func all(now: Date) -> [Sample] {
        let province: [CertificateOrder.Part] = [
            .country("VN"), .organisation("UBND tỉnh Bình Minh"), .common("UBND tỉnh Bình Minh"),
            .userID("MĐD:000.00.00.H99"),
        ]
        let justice: [CertificateOrder.Part] = [
            .country("VN"), .organisation("Sở Tư pháp tỉnh Bình Minh"), .common("Sở Tư pháp tỉnh Bình Minh"),
            .userID("MĐD:H99.05"),
        ]
        let unknown: [CertificateOrder.Part] = [
            .country("VN"), .organisation("Sở Chưa Có tỉnh Bình Minh"), .common("Sở Chưa Có tỉnh Bình Minh"),
            .userID("MĐD:000.00.09.H99"),
        ]
        let business: [CertificateOrder.Part] = [
            .country("VN"), .organisation("Công ty TNHH Thử Nghiệm"), .common("Công ty TNHH Thử Nghiệm"),
            .userID("MST:9999999993"),
        ]
        let mau: [CertificateOrder.Part] = [.country("VN"), .common("Lê Thị Mẫu"), .userID("CCCD:099190000101")]
        let both: [CertificateOrder.Part] = mau + [.userID("MST:9999999993")]
        let samples: [(String, Issuer, [CertificateOrder.Part], (inout CertificateOrder) -> Void)] = [
            ("a-cao", .government, province, { $0.serial = [0x54, 0x45, 0x53, 0x54, 0x01] }),
            ("so-tu-phap", .government, justice, { _ in }),
            ("chua-khop", .government, unknown, { _ in }),
            ("b-tn", .citizens, business, { _ in }),
            ("c-mau", .citizens, mau, { _ in }),
            ("hai-so", .citizens, both, { _ in }),
            ("het-han", .citizens, mau, { $0.notAfter = now.addingTimeInterval(-86_400) }),
            ("chua-den-ngay", .citizens, mau, { $0.notBefore = now.addingTimeInterval(30 * 86_400) }),
            ("sai-muc-dich", .citizens, mau, { $0.use = .codeSigning }),
            ("ca-la", .stranger, mau, { _ in }),
        ]
        return samples.enumerated().map { index, sample in
            var order = CertificateOrder(
                sample.2, serial: [0x10, UInt8(index)], from: now.addingTimeInterval(-40 * 86_400),
                until: now.addingTimeInterval(700 * 86_400))
            sample.3(&order)
            return Sample(key: sample.0, issuer: sample.1, order: order)
        }
    }
}
