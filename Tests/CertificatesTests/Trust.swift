import Authority
import Foundation
import Kit
import Parties
import SwiftASN1
import Synchronization
import Testing
import X509

@testable import Certificates

/// Two roots with an authority below each, their responder and lists, on the morning of 20/11/2026.
final class Trust: Sendable {
    static let now = Day(year: 2026, month: 11, day: 20)!.at(8, 30)
    static let day: TimeInterval = 86_400

    let governmentRoot, publicRoot, government, citizens: Authority
    let board = Board()

    init() throws {
        governmentRoot = try .root(Self.order("Gốc Ban Cơ yếu Chính phủ (thử)", [1]))
        publicRoot = try .root(Self.order("Gốc chứng thực công cộng (thử)", [2]))
        government = try governmentRoot.authority(Self.order("CA cơ quan nhà nước (thử)", [3]))
        citizens = try publicRoot.authority(Self.order("CA công cộng (thử)", [4]))
    }

    static func order(_ name: String, _ serial: [UInt8]) -> CertificateOrder {
        var order = CertificateOrder(
            [.country("VN"), .common(name)], serial: serial, from: now.addingTimeInterval(-100 * day),
            until: now.addingTimeInterval(3_000 * day))
        order.responder = "http://ca.test/ocsp"
        order.list = "http://ca.test/crl"
        return order
    }

    /// A-CAO of spec 0.4.
    static var agency: CertificateOrder {
        var order = order("", [0x54, 0x45, 0x53, 0x54, 0x01])
        order.subject = [
            .country("VN"), .organisation("UBND tỉnh Bình Minh"), .common("UBND tỉnh Bình Minh"),
            .userID("MĐD:000.00.00.H99"),
        ]
        return order
    }

    static var mau: CertificateOrder {
        var order = order("", [0x11])
        order.subject = [.country("VN"), .common("Lê Thị Mẫu"), .userID("CCCD:099190000101")]
        return order
    }

    static var business: CertificateOrder {
        var order = order("", [0x12])
        order.subject = [.organisation("Công ty TNHH Thử Nghiệm"), .common("Công ty TNHH Thử Nghiệm"), .userID("MST:9999999993")]
        return order
    }

    /// How the responder and the lists behave.
    struct Behaviour: Sendable {
        var ocsp: OCSP = .state(.good)
        var list: List = .of([])

        enum OCSP: Sendable {
            case state(StatusWriter.State), stale, foreignSigner, otherNonce, delegated, unnamedResponder, down, nonsense
        }

        enum List: Sendable { case of([[UInt8]]), stale, foreignSigner, down }
    }

    final class Board: Sendable {
        private let behaviour = Mutex(Behaviour())
        private let asked = Mutex<[String]>([])
        var now: Behaviour {
            get { behaviour.withLock { $0 } }
            set { behaviour.withLock { $0 = newValue } }
        }
        var calls: [String] { asked.withLock { $0 } }
        func note(_ url: String) { asked.withLock { $0.append(url) } }
    }

    var check: CertificateCheck {
        get throws {
            CertificateCheck(
                anchors: try TrustAnchors(governmentPEM: governmentRoot.own.pem, publicPEM: publicRoot.own.pem),
                status: StatusCheck { call in
                    self.board.note(call.url)
                    return try self.answer(call)
                })
        }
    }

    /// The chains of both branches, which come along with every certificate.
    var between: [[UInt8]] { [government.own.der, citizens.own.der] }

    private func answer(_ call: HTTPCall) throws -> HTTPReply {
        call.url.hasSuffix("ocsp") ? try ocsp(call) : try list()
    }

    private func reply(_ bytes: [UInt8]) -> HTTPReply { HTTPReply(status: 200, headers: [], body: bytes) }

    private func ocsp(_ call: HTTPCall) throws -> HTTPReply {
        let question = try OCSPQuestion(der: call.body)
        let all = [governmentRoot, publicRoot, government, citizens]
        let issuer = try #require(all.first { question.id.isIssued(by: try! .init(derEncoded: $0.own.der)) })
        let (now, later) = (Self.now.addingTimeInterval(-60), Self.now.addingTimeInterval(3_600))
        // The authorities themselves are well; what a test plays happens to the people's certificates.
        guard issuer.own.der == government.own.der || issuer.own.der == citizens.own.der else {
            return reply(try issuer.status.answer(question, .good, from: now, until: later))
        }
        switch board.now.ocsp {
        case .state(let state): return reply(try issuer.status.answer(question, state, from: now, until: later))
        case .stale:
            let (then, past) = (Self.now.addingTimeInterval(-9 * Self.day), Self.now.addingTimeInterval(-2 * Self.day))
            return reply(try issuer.status.answer(question, .good, from: then, until: past))
        case .foreignSigner: return reply(try publicRoot.status.answer(question, .good, from: now, until: later))
        case .otherNonce:
            let replayed = OCSPQuestion(question.id, nonce: Array(repeating: 1, count: 32))
            return reply(try issuer.status.answer(replayed, .good, from: now, until: later))
        case .delegated: return reply(try delegated(issuer, .responder, question, now, later))
        case .unnamedResponder: return reply(try delegated(issuer, .client, question, now, later))
        case .down: throw PartyFailure.down(.unreachable)
        case .nonsense: return reply(Array("<html>".utf8))
        }
    }

    private func delegated(
        _ issuer: Authority, _ use: CertificateOrder.Use, _ question: OCSPQuestion, _ from: Date, _ until: Date
    ) throws -> [UInt8] {
        var order = Self.order("Máy chủ OCSP (thử)", [0x77])
        order.use = use
        let own = try issuer.issue(order)
        return try StatusWriter(issuer: own.der, keyPEM: own.keyPEM)
            .answer(question, .good, from: from, until: until, bag: [own.der])
    }

    private func list() throws -> HTTPReply {
        let (then, later) = (Self.now.addingTimeInterval(-3_600), Self.now.addingTimeInterval(Self.day))
        switch board.now.list {
        case .of(let serials):
            return reply(try government.status.list(serials.map { ($0, then) }, from: then, until: later))
        case .stale: return reply(try government.status.list([], from: then.addingTimeInterval(-9 * Self.day), until: then))
        case .foreignSigner: return reply(try citizens.status.list([], from: then, until: later))
        case .down: throw PartyFailure.down(.timeout)
        }
    }

    /// What a check of one certificate led to.
    func outcome(
        _ order: CertificateOrder, by authority: Authority, at now: Date = now
    ) async throws -> Result<CheckedCertificate, CertificateRefusal> {
        let issued = try authority.issue(order)
        do throws(CertificateRefusal) {
            return .success(try await checked(issued, at: now))
        } catch { return .failure(error) }
    }

    private func checked(_ issued: IssuedCertificate, at now: Date) async throws(CertificateRefusal) -> CheckedCertificate {
        guard let check = try? check else { throw .issuer }
        return try await check.check(certificate: issued.der, others: between, now: now)
    }
}
