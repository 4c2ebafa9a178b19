import Authority
import Foundation
import Kit
import Testing

@testable import Certificates

@Suite struct PathTests {
    @Test func `an agency, a business and a citizen are read from the structure (REQ-REG-012, 014)`() async throws {
        let trust = try Trust()
        let agency = try await trust.outcome(Trust.agency, by: trust.government).get()
        #expect(agency.subject.kind == .agency && agency.subject.number.text == "000.00.00.H99")
        #expect(agency.subject.name == "UBND tỉnh Bình Minh" && agency.issuer == "CA cơ quan nhà nước (thử)")
        #expect(agency.serial == "54:45:53:54:01")
        #expect(abs(agency.notAfter.timeIntervalSince(Trust.agency.notAfter)) < 1)
        let business = try await trust.outcome(Trust.business, by: trust.citizens).get()
        #expect(business.subject.kind == .business && business.subject.number.text == "9999999993")
        let mau = try await trust.outcome(Trust.mau, by: trust.citizens).get()
        #expect(mau.subject.kind == .citizen && mau.subject.number.text == "099190000101" && mau.subject.name == "Lê Thị Mẫu")
    }

    @Test(arguments: [
        ("000.03.05.H99", "000.03.05.H99"), ("H99.05.03", "000.03.05.H99"), ("H99", "000.00.00.H99"), ("H99.05", "000.00.05.H99"),
        ("h99.31.20.001", "001.20.31.H99"),
    ])
    func `both orders of an agency's code name the same agency`(written: String, code: String) async throws {
        let trust = try Trust()
        var order = Trust.agency
        order.subject = [.organisation("Sở Tư pháp tỉnh Bình Minh"), .userID("MĐD:\(written)")]
        #expect(try await trust.outcome(order, by: trust.government).get().subject.number.text == code)
    }

    @Test func `out of its dates, to the second at both ends`() async throws {
        let trust = try Trust()
        var order = Trust.agency
        order.notBefore = Trust.now.addingTimeInterval(60)
        #expect(try await trust.outcome(order, by: trust.government) == .failure(.notYetValid))
        let begun = order.notBefore.addingTimeInterval(1)
        #expect((try? await trust.outcome(order, by: trust.government, at: begun).get()) != nil)
        order.notBefore = Trust.now.addingTimeInterval(-2 * Trust.day)
        order.notAfter = Trust.now.addingTimeInterval(-1)
        #expect(try await trust.outcome(order, by: trust.government) == .failure(.expired))
        #expect((try? await trust.outcome(order, by: trust.government, at: order.notAfter).get()) != nil)
    }

    @Test func `an authority that is not ours, and one that is ours for others`() async throws {
        let trust = try Trust()
        let stranger = try Authority.root(Trust.order("CA lạ", [9]))
        #expect(try await trust.outcome(Trust.agency, by: stranger) == .failure(.issuer))
        #expect(try await trust.outcome(Trust.agency, by: trust.citizens) == .failure(.issuer))
        #expect(try await trust.outcome(Trust.mau, by: trust.government) == .failure(.issuer))
        var expired = Trust.agency
        expired.notAfter = Trust.now.addingTimeInterval(-1)
        #expect(try await trust.outcome(expired, by: stranger) == .failure(.issuer))
        let holder = try trust.citizens.issue(Trust.mau)
        let pretender = try Authority(holder)
        #expect(try await trust.outcome(Trust.mau, by: pretender) == .failure(.issuer), "no authority")
    }

    @Test(arguments: [CertificateOrder.Use.codeSigning, .encipherment, .authority, .responder])
    func `made for something else`(use: CertificateOrder.Use) async throws {
        let trust = try Trust()
        var order = Trust.agency
        order.use = use
        #expect(try await trust.outcome(order, by: trust.government) == .failure(.usage))
    }

    @Test(arguments: [
        [CertificateOrder.Part.common("Lê Thị Mẫu")],
        [.common("Lê Thị Mẫu"), .userID("CCCD:099190000101"), .userID("MST:9999999993")],
        [.common("Lê Thị Mẫu"), .userID("CCCD:099190000101"), .userID("CCCD:099085000102")],
        [.common("Lê Thị Mẫu"), .userID("CCCD:09919000010")],
        [.common("Lê Thị Mẫu, UID=CCCD:099190000101")],
        [.common("<script>alert(1)</script>"), .userID("CCCD:099190000101")],
        [.common("Lê Thị Mẫu"), .common("Trần Văn Thử"), .userID("CCCD:099190000101")],
    ])
    func `no number, two numbers, a number in the wrong place, no name`(subject: [CertificateOrder.Part]) async throws {
        let trust = try Trust()
        var order = Trust.mau
        order.subject = subject
        #expect(try await trust.outcome(order, by: trust.citizens) == .failure(.subject))
    }

    @Test func `markup in an organisation's name is data`() async throws {
        let trust = try Trust()
        var order = Trust.business
        order.subject = [.organisation("<b>Thử</b>\n& Nghiệm"), .userID("MST:9999999993")]
        #expect(try await trust.outcome(order, by: trust.citizens).get().subject.name == "<b>Thử</b> & Nghiệm")
    }

    @Test func `what is kept of a certificate comes back as it was`() async throws {
        let trust = try Trust()
        let checked = try await trust.outcome(Trust.agency, by: trust.government).get()
        #expect(try JSONDecoder().decode(CheckedCertificate.self, from: JSONEncoder().encode(checked)) == checked)
    }
}
