import Certificates
import Foundation
import Kit
import SwiftASN1
import X509

/// What is asked of the agent, and what it answers: one JSON text each way.
struct Order: Decodable, Sendable {
    let Challenge: String?
}

struct Answer: Encodable, Equatable, Sendable {
    var Status: Int
    /// Whether the token is plugged in.
    var Token: Bool?
    /// Tries at the PIN before the agent rests.
    var TriesLeft: Int?
    /// Detached CMS, Base64.
    var Signature: String?
}

/// Signs challenges for pages of the sites it was told of, and for no others; asks the person each time.
actor SigningDesk {
    /// Asks for the PIN with these words; `nil` where the person does not want to.
    typealias Ask = @Sendable (String) async -> String?

    private let token: Token
    private let certificates: [[UInt8]]
    private let isRSA: Bool
    private let ask: Ask
    private let clock: Clock
    private var tries = SigningDesk.mostTries
    private var restsUntil = Date.distantPast

    static let mostTries = 5
    static let rest: TimeInterval = 5 * 60

    /// - Parameter certificates: DER; the token's own first, then what stands between it and a root.
    init(token: sending Token, certificates: [[UInt8]], clock: Clock = .system, ask: @escaping Ask) throws {
        guard let own = certificates.first else { throw TokenFault.broken("no certificate") }
        let key = try Certificate(derEncoded: own).publicKey
        isRSA = key.subjectPublicKeyInfoBytes.count > 200
        (self.token, self.certificates, self.clock, self.ask) = (token, certificates, clock, ask)
    }

    var status: Answer { Answer(Status: 0, Token: token.isPresent) }

    /// - Parameter origin: Of the page that asks, as the browser names it.
    func sign(_ order: Order, from origin: String) async -> Answer {
        do throws(TokenFault) {
            let text = order.Challenge ?? ""
            guard let challenge = SigningChallenge(text: text), challenge.origin == origin,
                abs(clock.now.timeIntervalSince1970 - Double(challenge.time)) < 5 * 60
            else { throw .foreign }
            guard token.isPresent else { throw .absent }
            if clock.now < restsUntil { throw .locked }
            let question = "\(challenge.origin): \(challenge.action). Mã PIN: "
            guard let pin = await ask(question), !pin.isEmpty else { throw .declined }
            return Answer(Status: 0, Signature: try signature(over: Array(text.utf8), pin))
        } catch {
            return Answer(Status: error.status, TriesLeft: error == .wrongPIN ? tries : nil)
        }
    }

    private func signature(over text: [UInt8], _ pin: String) throws(TokenFault) -> String {
        do {
            let cms = try DetachedSignature.make(over: text, certificates: certificates) { bytes in
                try token.sign(bytes, pin: pin, isRSA: isRSA)
            }
            tries = Self.mostTries
            return Data(cms).base64EncodedString()
        } catch let fault as TokenFault {
            if fault == .wrongPIN { try countDown() }
            throw fault
        } catch { throw .broken("\(error)") }
    }

    /// SoftHSM counts no wrong PINs, so this agent does.
    private func countDown() throws(TokenFault) {
        tries -= 1
        guard tries <= 0 else { return }
        (tries, restsUntil) = (Self.mostTries, clock.now.addingTimeInterval(Self.rest))
        throw .locked
    }
}
