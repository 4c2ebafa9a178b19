import Foundation
import Kit
import Store

/// A lost phone that gave its place to a new one — *đổi số điện thoại nhận OTP* (REQ-LOG-009).
///
/// It waits for as long as the deployment says, and for a day after it was asked for whoever holds the old number can
/// undo it: a SIM is sooner stolen than both numbers are.
struct PhoneChange: Sendable {
    let id: UUID
    let account: ID<Account>
    let lost: ID<CodePhone>
    /// The default of that moment; mostly the lost one.
    let formerDefault: ID<CodePhone>
    /// The row that the new phone has or will have.
    let new: ID<CodePhone>
    let newPhone: PhoneNumber
    let askedAt: Date
    let effectiveAt: Date
    let doneAt: Date?

    /// identity 4.1: contact change cooling-off.
    static let timeToCancel: TimeInterval = 86_400
}

/// The random part of a change, drawn before the transaction.
struct FreshPhoneChange: Sendable {
    let id: UUID
    let phone: ID<CodePhone>
    /// What the old number is sent: ten letters and digits that nobody takes for one another, fifty bits.
    let cancelCode: String

    init(_ chance: Chance, at now: Date) {
        (id, phone) = (chance.uuid7(at: now), chance.id(at: now))
        cancelCode = CancelCode.spelled(chance.bytes(10))
    }
}

/// The code by which the old number undoes a change.
enum CancelCode {
    private static let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789A")

    static func spelled(_ bytes: [UInt8]) -> String { String(bytes.map { letters[Int($0 & 31)] }) }

    /// As it was typed, in either case, with spaces and dashes; `nil` where it can be none.
    static func read(_ typed: String) -> String? {
        let text = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return text.count == 10 ? text : nil
    }

    /// Five and five, to be read aloud.
    static func shown(_ code: String) -> String { "\(code.prefix(5))-\(code.suffix(5))" }
}

extension RegistrationMethod {
    /// Who may bring a new phone by themselves: those whose phone or person somebody has looked at (REQ-LOG-010, DEC-14).
    var mayReplacePhone: Bool { [.mobile, .desk].contains(self) }
}

extension KeyRing {
    func cancelIndex(_ code: String) -> [UInt8] { blindIndex(code, for: "identity.phone-change") }
}
