import Foundation

/// What a citizen asks for at a desk — *giấy đề nghị tạo tài khoản* — as the desk and Vnconnect both reckon its hash, so
/// that one letter changed after the paper was printed is another form (REQ-DSK-010).
public struct AccountRequestForm: Codable, Hashable, Sendable {
    /// The paper's own number: `GDN-261120-4F7K2QHX`.
    public let formNumber: String
    public let number: String
    public let name: String
    public let birthDate: Day
    /// E.164.
    public let phone: String
    /// Empty where none is given.
    public let email: String
    /// Whether a guardian came along, for those under fourteen (DEC-26).
    public let hasGuardian: Bool
    /// The desk's code.
    public let desk: String
    /// The officer, by Vnconnect's name for the account.
    public let officer: String

    public init(
        formNumber: String, number: String, name: String, birthDate: Day, phone: String, email: String, hasGuardian: Bool,
        desk: String, officer: String
    ) {
        (self.formNumber, self.number, self.name, self.birthDate) = (formNumber, number, name, birthDate)
        (self.phone, self.email, self.hasGuardian) = (phone, email, hasGuardian)
        (self.desk, self.officer) = (desk, officer)
    }

    /// SHA-256 over the values in this order, a line each; the values hold no line ends.
    public var hash: [UInt8] {
        let lines = [
            formNumber, number, name.nfc, birthDate.iso, phone, email, hasGuardian ? "1" : "0", desk, officer,
        ]
        return Digest.sha256(lines.map(\.cleaned).joined(separator: "\n"))
    }

    /// The age below which a guardian comes along (DEC-26).
    public static let ageAlone = 14

    /// Whether somebody born on `day` needs a guardian on `today`.
    public static func needsGuardian(born day: Day, on today: Day) -> Bool {
        let years = today.year - day.year
        let hadBirthday = (today.month, today.day) >= (day.month, day.day)
        return (hadBirthday ? years : years - 1) < ageAlone
    }
}
