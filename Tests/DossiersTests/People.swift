import Dossiers
import Kit

/// The invented people of spec 0.4, as Vnconnect would tell them.
enum People {
    static let mau = Applicant(
        subject: "subject-of-c-mau", kind: .citizen, name: "Lê Thị Mẫu", birthDate: Day(typed: "15/03/1990"),
        number: "099190000101", phone: "0950 000 101", email: nil, address: "Thôn Trung, xã Hòa Thuận, tỉnh Bình Minh",
        assurance: 2)
    static let thu = Applicant(
        subject: "subject-of-c-thu", kind: .citizen, name: "Trần Văn Thử", birthDate: Day(typed: "02/09/1985"),
        number: "099085000102", phone: "0950 000 102", address: "Thôn Đông, xã Phú Lạc, tỉnh Bình Minh", assurance: 2)
    static let company = Applicant(
        subject: "subject-of-b-tn", kind: .business, name: "Công ty TNHH Thử Nghiệm", number: "9999999993",
        phone: "0950 000 301", address: "Tỉnh Bình Minh", assurance: 2)

    static func mau(level: Int) -> Applicant {
        Applicant(
            subject: mau.subject, kind: .citizen, name: mau.name, birthDate: mau.birthDate, number: mau.number,
            phone: mau.phone, address: mau.address, assurance: level)
    }
}
