import Crypto
import Foundation
import Kit
import Parties
import Store

/// The gateway's reports of what became of a message — *báo phát*.
///
/// The address it calls carries the message's id and a proof that we made it, so that nobody else can report.
public struct DeliveryReports: Sendable {
    private let address: String
    private let key: SymmetricKey

    /// - Parameter address: Where the route is mounted, without a query: `http://127.0.0.1:9001/sms/bao-phat`.
    public init?(address: String, keys: KeyRing) {
        guard let key = keys.key("messaging:delivery-report") else { return nil }
        (self.address, self.key) = (address, key)
    }

    /// Kannel puts the state in the place of `%d`.
    func url(for id: ID<SMSMessage>) -> String { "\(address)?m=\(id)&k=\(proof(id))&s=%d" }

    /// The message and state of a call to the route, or `nil` for anything not of our making.
    public func read(message: String?, proof: String?, state: String?) -> (ID<SMSMessage>, MessageStatus)? {
        guard let id = message.flatMap({ ID<SMSMessage>($0) }), let proof,
            Digest.equal(Array(proof.utf8), Array(self.proof(id).utf8)),
            let report = state.flatMap(DeliveryReport.init(text:))
        else { return nil }
        return (id, MessageStatus(report))
    }

    private func proof(_ id: ID<SMSMessage>) -> String {
        Base64URL.encode(Digest.hmac(id.description, key: key).prefix(16))
    }
}

extension Database {
    /// Writes down what the gateway reported. Reports that come late, twice or for unknown messages change nothing.
    public func recordDelivery(_ id: ID<SMSMessage>, _ status: MessageStatus, now: Date) async throws {
        try await write { tx in _ = try tx.move(id, to: status, at: now) }
    }
}
