/// The SIMs of the invented people. Some records lack marks, as real ones do.
enum SampleSIMs {
    static let all = citizens + officers + others

    private static let citizens = [
        person("0950000101", "Lê Thị Mẫu", "099190000101", "1990-03-15"),
        person("0950000102", "Trần Văn Thử", "099085000102", "1985-09-02"),
        person("0950000199", "TRAN VAN THU", "099085000102", "1985-09-02"),
        person("0950000103", "NGUYEN THI VI DU", "099301000103", "2001-11-20"),
        person("0950000105", "Phạm Văn Cũ", "990000105", "1970-01-01"),
        person("0950000106", "H'Mơ Niê", "099195000106", "1995-07-07"),
    ]

    private static let officers = [
        person("0950000201", "Hoàng Thị Cửa", "099188000201", "1988-03-08"),
        person("0950000202", "Vũ Văn Xử Lý", "099080000202", "1980-05-01"),
        person("0950000203", "DO THI CHUA GAN", "099192000203", "1992-12-12"),
        person("0950000211", "Bùi Văn Một", "099078000211", "1978-02-03"),
        person("0950000212", "Ngô Thị Hai", "099183000212", "1983-10-20"),
        person("0950000213", "Đinh Văn Ba", "099085000213", "1985-05-19"),
        SIM(number: "0950000999", name: "Vận hành VPCP", idDocument: "099070000999", operator: network),
    ]

    private static let others = [
        SIM(number: "0950000301", name: "Công ty TNHH Thử Nghiệm", idDocument: "9999999993", operator: network),
        SIM(number: "0950000198", operator: network, delivers: false),
    ]

    private static let network = "Mạng Thử Nghiệm"

    private static func person(_ number: String, _ name: String, _ idDocument: String, _ birthdate: String) -> SIM {
        SIM(number: number, name: name, idDocument: idDocument, birthdate: birthdate, operator: network)
    }
}
