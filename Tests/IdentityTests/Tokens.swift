import Authority
import Certificates
import Crypto
import Foundation
import Kit
import Parties
import Store
import Synchronization
import Testing

@testable import Identity

/// The authorities of the tests and the tokens they made, beside a Vnconnect that believes them.
final class Tokens: Sendable {
    let government, citizens: Authority
    private let revoked = Mutex<Set<[UInt8]>>([])
    private let isDown = Mutex(false)
    private let agencies = Mutex<[String: AgencyAnswer]>(["000.00.00.H99": .active, "000.03.05.H99": .active])

    init() throws {
        government = try .root(Self.order([.common("CA cơ quan nhà nước (thử)")], [1]))
        citizens = try .root(Self.order([.common("CA công cộng (thử)")], [2]))
    }

    static func order(
        _ subject: [CertificateOrder.Part], _ serial: [UInt8], until days: Double = 400
    ) -> CertificateOrder {
        var order = CertificateOrder(
            subject, serial: serial, from: Vnconnect.morning.addingTimeInterval(-100 * 86_400),
            until: Vnconnect.morning.addingTimeInterval(days * 86_400))
        order.responder = "http://ca.test/ocsp"
        return order
    }

    /// A key with its certificate, as a person holds it.
    struct Token: Sendable {
        let certificate: IssuedCertificate

        func sign(_ challenge: SigningChallenge) throws -> CertificateProof {
            let key = try P256.Signing.PrivateKey(pemRepresentation: certificate.keyPEM)
            let cms = try DetachedSignature.make(over: Array(try challenge.text.utf8), certificates: [certificate.der]) {
                Array(try key.signature(for: $0).derRepresentation)
            }
            return CertificateProof(nonce: challenge.nonce, signature: cms)
        }
    }

    func agency(_ code: String = "000.00.00.H99", serial: [UInt8] = [0x54, 1], until days: Double = 400) throws -> Token {
        let subject: [CertificateOrder.Part] = [.organisation("UBND tỉnh Bình Minh"), .userID("MĐD:\(code)")]
        return Token(certificate: try government.issue(Self.order(subject, serial, until: days)))
    }

    func mau(serial: [UInt8] = [0x11]) throws -> Token {
        Token(
            certificate: try citizens.issue(
                Self.order([.common("Lê Thị Mẫu"), .userID("CCCD:099190000101")], serial)))
    }

    func business() throws -> Token {
        let subject: [CertificateOrder.Part] = [.organisation("Công ty <b>TNHH</b> Thử Nghiệm"), .userID("MST:9999999993")]
        return Token(certificate: try citizens.issue(Self.order(subject, [0x12])))
    }

    func revoke(_ serial: [UInt8]) { revoked.withLock { _ = $0.insert(serial) } }
    func fail(_ down: Bool) { isDown.withLock { $0 = down } }
    func say(_ answer: AgencyAnswer, of code: String) { agencies.withLock { $0[code] = answer } }

    var trust: CertificateTrust {
        get throws {
            let anchors = try TrustAnchors(governmentPEM: government.own.pem, publicPEM: citizens.own.pem)
            let check = CertificateCheck(anchors: anchors, status: StatusCheck { try self.answer($0) })
            return CertificateTrust(check: check, agent: "ws://127.0.0.1:8987") { code in
                self.agencies.withLock { $0[code.text] ?? .unknown }
            }
        }
    }

    private func answer(_ call: HTTPCall) throws -> HTTPReply {
        guard !isDown.withLock({ $0 }) else { throw PartyFailure.down(.unreachable) }
        let question = try OCSPQuestion(der: call.body)
        let issuer = try #require(try [government, citizens].first { try $0.status.issued(question) })
        let state: StatusWriter.State =
            revoked.withLock { $0.contains(question.id.serial) } ? .revoked(at: Vnconnect.morning) : .good
        let from = Vnconnect.morning.addingTimeInterval(-60)
        let der = try issuer.status.answer(question, state, from: from, until: from.addingTimeInterval(40 * 86_400))
        return HTTPReply(status: 200, headers: [], body: der)
    }
}

extension Vnconnect {
    /// One with certificates, and all methods on.
    static func withTokens(_ engine: Engine) async throws -> (Vnconnect, Tokens) {
        let tokens = try Tokens()
        return (try await Vnconnect(engine, certificates: try tokens.trust), tokens)
    }

    func challenge(_ action: CertificateAction, guest: String = "khach", at now: Date = morning) async throws -> SigningChallenge {
        try await accounts.challenge(
            for: action, at: "http://xacthuc.dvc.localhost", guest: guest, browser: .home, now: now)
    }

    /// Signs and presses *Đăng ký*.
    @discardableResult
    func register(
        _ token: Tokens.Token, as kind: AccountKind, guest: String = "khach", at now: Date = morning
    ) async throws -> AccountState {
        let proof = try token.sign(try await challenge(.register, guest: guest, at: now))
        let name = try await accounts.register(by: proof, as: kind, guest: guest, browser: .home, now: now)
        return try await accounts.finish(name, email: nil, guest: guest, browser: .home, now: now)
    }

    /// The account a token opens.
    func account(behind token: Tokens.Token) async throws -> Account {
        let done = try await signIn(token)
        let owner = try await owner(done)
        return try await accounts.account(of: owner)
    }

    func opens(_ token: Tokens.Token) async throws -> Bool {
        let done = try await signIn(token)
        return try await isAlive(done)
    }

    func signIn(_ token: Tokens.Token, guest: String = "khach", at now: Date = morning) async throws -> SignedIn {
        let proof = try token.sign(try await challenge(.signIn, guest: guest, at: now))
        return try await accounts.showCertificate(
            proof, in: try await begin(guest: guest, at: now), session: nil, guest: guest, browser: .home, now: now)
    }
}
