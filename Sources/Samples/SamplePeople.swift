import Identity
import Kit

/// The invented people of spec 0.4, who exist nowhere: numbers begin with 099, phones with the withdrawn prefix 095.
public struct SamplePerson: Sendable {
    /// As the specification calls the person: `C-THU`.
    public let key: String
    public let name: String
    public let birthDate: Day?
    public let number: IdentityNumber
    /// The first receives codes by default.
    public let phones: [PhoneNumber]
    public let isStaff: Bool

    private init?(_ key: String, _ name: String, _ born: String, _ number: String, _ phones: [String], staff: Bool = false) {
        guard let number = IdentityNumber(personal: number) else { return nil }
        (self.key, self.name, birthDate, self.number) = (key, name, Day(typed: born), number)
        self.phones = phones.compactMap { PhoneNumber($0) }
        isStaff = staff
    }

    /// Those who have an account from the start. C-MAU and C-VIDU have none: they are the ones who get one.
    public static let withAccount: [SamplePerson] = [
        SamplePerson("C-THU", "Trần Văn Thử", "02/09/1985", "099085000102", ["0950000102", "0950000199"]),
        SamplePerson("C-CU", "Phạm Văn Cũ", "01/01/1970", "990000105", ["0950000105"]),
        SamplePerson("C-HMO", "H'Mơ Niê", "07/07/1995", "099195000106", ["0950000106"]),
        SamplePerson("O-CUA", "Hoàng Thị Cửa", "08/03/1988", "099188000201", ["0950000201"], staff: true),
        SamplePerson("O-XULY", "Vũ Văn Xử Lý", "01/05/1980", "099080000202", ["0950000202"], staff: true),
        SamplePerson("O-CHUAGAN", "Đỗ Thị Chưa Gán", "12/12/1992", "099192000203", ["0950000203"], staff: true),
    ].compactMap(\.self)

    public static let withoutAccount: [SamplePerson] = [
        SamplePerson("C-MAU", "Lê Thị Mẫu", "15/03/1990", "099190000101", ["0950000101"]),
        SamplePerson("C-VIDU", "Nguyễn Thị Ví Dụ", "20/11/2001", "099301000103", ["0950000103"]),
    ].compactMap(\.self)

    /// The password of every sample account.
    public static let password = Secret("Binhminh#2026")
}
