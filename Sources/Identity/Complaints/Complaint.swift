import Foundation
import Kit
import Store

/// *Khiếu nại khi không sở hữu tài khoản*: somebody says that an account under their number is not theirs (REQ-REG-006).
public struct Complaint: Sendable {
    public let id: UUID
    /// `KN-261120-0001`; given when it is sent.
    public let code: String?
    public let state: ComplaintState
    public let statement: Statement
    /// The account it is about, as it was when the complaint was made.
    let account: ID<Account>
    public let scan: ID<StoredFile>?
    public let madeAt: Date

    /// What the complainant says. It is sealed at rest.
    public struct Statement: Codable, Sendable {
        public let number: String
        public let name: String
        public let birthDate: Day
        public let phone: String
        public let description: String

        public init(number: IdentityNumber, name: PersonName, birthDate: Day, phone: PhoneNumber, description: String) {
            (self.number, self.name, self.birthDate) = (number.text, name.text, birthDate)
            (self.phone, self.description) = (phone.e164, description)
        }

        public var phoneNumber: PhoneNumber? { PhoneNumber(phone) }
    }

    /// The longest description, in characters.
    public static let longest = 2_000
    /// How long a complaint may wait to be sent.
    static let timeToSend: TimeInterval = 3_600

    /// The day's counter in a code; a day of more than 9,999 has longer codes.
    static func code(_ day: Day, _ number: Int) -> String {
        let digits = String(number)
        let date = [day.year % 100, day.month, day.day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
        return "KN-\(date)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }

    /// A code is its complaint's own: one of another is worth nothing here.
    var codeBinding: CodeBinding {
        CodeBinding(.complaint, subject: Digest.sha256("complaint:\(id)"), flow: id, phone: statement.phoneNumber)
    }
}

extension SealPurpose {
    static let complaint = "identity.complaint"
}
