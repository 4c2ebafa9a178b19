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
    public let kind: AccountKind

    private init?(
        _ key: String, _ name: String, _ born: String, _ number: String, _ phones: [String], staff: Bool = false,
        kind: AccountKind = .citizen
    ) {
        guard let number = IdentityNumber(personal: number) ?? IdentityNumber(kind: .orgCode, text: number) else { return nil }
        (self.key, self.name, birthDate, self.number) = (key, name, Day(typed: born), number)
        self.phones = phones.compactMap { PhoneNumber($0) }
        (isStaff, self.kind) = (staff, kind)
    }

    /// Those who have an account from the start. C-MAU and C-VIDU have none: they are the ones who get one.
    public static let withAccount: [SamplePerson] = [
        SamplePerson("C-THU", "Trần Văn Thử", "02/09/1985", "099085000102", ["0950000102", "0950000199"]),
        SamplePerson("C-CU", "Phạm Văn Cũ", "01/01/1970", "990000105", ["0950000105"]),
        SamplePerson("C-HMO", "H'Mơ Niê", "07/07/1995", "099195000106", ["0950000106"]),
        SamplePerson("O-CUA", "Hoàng Thị Cửa", "08/03/1988", "099188000201", ["0950000201"], staff: true),
        SamplePerson("O-XULY", "Vũ Văn Xử Lý", "01/05/1980", "099080000202", ["0950000202"], staff: true),
        SamplePerson("O-CHUAGAN", "Đỗ Thị Chưa Gán", "12/12/1992", "099192000203", ["0950000203"], staff: true),
        SamplePerson("A-CAO", "UBND tỉnh Bình Minh", "", "000.00.00.H99", [], staff: true, kind: .agency),
        SamplePerson("A-MOT", "Bùi Văn Một", "03/02/1978", "099078000211", ["0950000211"], staff: true),
        SamplePerson("A-HAI", "Ngô Thị Hai", "20/10/1983", "099183000212", ["0950000212"], staff: true),
        SamplePerson("A-BA", "Đinh Văn Ba", "19/05/1985", "099085000213", ["0950000213"], staff: true),
        SamplePerson("V-VPCP", "Vận hành VPCP", "", "099070000999", ["0950000999"], staff: true, kind: .staffOperator),
    ].compactMap(\.self)

    public static let withoutAccount: [SamplePerson] = [
        SamplePerson("C-MAU", "Lê Thị Mẫu", "15/03/1990", "099190000101", ["0950000101"]),
        SamplePerson("C-VIDU", "Nguyễn Thị Ví Dụ", "20/11/2001", "099301000103", ["0950000103"]),
    ].compactMap(\.self)

    /// The password of every sample account.
    public static let password = Secret("Binhminh#2026")
}
