import Foundation
import Kit
import Store

/// A letter made ready for the outbox, its address and text sealed; sent at least once.
public struct MailMessage: Sendable {
    public let id: ID<MailMessage>
    let sealed: [UInt8]
}

/// Makes letters ready.
public struct MailDrafts: Sendable {
    private let keys: KeyRing
    private let chance: Chance

    public init(keys: KeyRing, chance: Chance) { (self.keys, self.chance) = (keys, chance) }

    /// - Parameter goodUntil: After it the letter is not worth sending any more.
    public func prepare(
        to address: EmailAddress, subject: String, text: String, goodUntil: Date? = nil, now: Date
    ) throws -> MailMessage {
        let id: ID<MailMessage> = chance.id(at: now)
        let letter = MailLetter(
            id: id, to: address.text, subject: subject, text: text, goodUntil: goodUntil?.milliseconds)
        return MailMessage(id: id, sealed: try keys.seal(try JSONEncoder().encode(letter), for: MailLetter.purpose))
    }
}

/// What stands in the outbox, sealed.
struct MailLetter: Codable, Sendable {
    let id: ID<MailMessage>
    let to: String
    let subject: String
    let text: String
    let goodUntil: Int64?

    static let purpose = "messaging:mail"

    init(id: ID<MailMessage>, to: String, subject: String, text: String, goodUntil: Int64?) {
        (self.id, self.to, self.subject, self.text, self.goodUntil) = (id, to, subject, text, goodUntil)
    }

    init(opening payload: Data, _ keys: KeyRing) throws {
        self = try JSONDecoder().decode(MailLetter.self, from: Data(try keys.open(Array(payload), for: Self.purpose)))
    }
}

extension OutboxKind {
    static let mail = OutboxKind("mail")
}
