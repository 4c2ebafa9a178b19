import Foundation
import Kit
import Parties
import Store

/// A short message made ready for the outbox, its number and text sealed.
///
/// Made before the transaction that sends it, so that the transaction can be run again.
public struct SMSMessage: Sendable {
    public enum Kind: String, Sendable {
        /// A one-time password: sent at most once (REQ-OTP-008).
        case code
        /// Anything else: sent at least once.
        case notice
    }

    public let id: ID<SMSMessage>
    let kind: Kind
    let sealed: [UInt8]
    let spendings: [Spending]
}

/// Makes messages ready.
///
/// ```swift
/// let message = try messages.prepare(.code, to: phone, text: text, goodUntil: challenge.end, now: now)
/// try await database.write { tx in try tx.send(message, at: now) }
/// ```
public struct SMSDrafts: Sendable {
    private let keys: KeyRing
    private let chance: Chance

    public init(keys: KeyRing, chance: Chance) { (self.keys, self.chance) = (keys, chance) }

    /// - Parameters:
    ///   - goodUntil: After it the message is not worth sending any more.
    ///   - spendings: Given back when the message surely did not leave.
    /// - Throws: ``UnsendableText`` for a text that is empty or longer than three joined messages.
    public func prepare(
        _ kind: SMSMessage.Kind, to phone: PhoneNumber, text: String, goodUntil: Date? = nil, spendings: [Spending] = [],
        now: Date
    ) throws -> SMSMessage {
        guard SMS(to: phone, text: text) != nil else { throw UnsendableText() }
        let id: ID<SMSMessage> = chance.id(at: now)
        let letter = SMSLetter(id: id, phone: phone.e164, text: text, goodUntil: goodUntil?.milliseconds)
        let sealed = try keys.seal(try JSONEncoder().encode(letter), for: SMSLetter.purpose)
        return SMSMessage(id: id, kind: kind, sealed: sealed, spendings: spendings)
    }
}

public struct UnsendableText: Error {}

/// What stands in the outbox, sealed.
struct SMSLetter: Codable, Sendable {
    let id: ID<SMSMessage>
    let phone: String
    let text: String
    let goodUntil: Int64?

    static let purpose = "messaging:sms"

    init(id: ID<SMSMessage>, phone: String, text: String, goodUntil: Int64?) {
        (self.id, self.phone, self.text, self.goodUntil) = (id, phone, text, goodUntil)
    }

    init(opening payload: Data, _ keys: KeyRing) throws {
        self = try JSONDecoder().decode(SMSLetter.self, from: Data(try keys.open(Array(payload), for: Self.purpose)))
    }
}

extension OutboxKind {
    static let codeBySMS = OutboxKind("sms-code")
    static let noticeBySMS = OutboxKind("sms-notice")
}
