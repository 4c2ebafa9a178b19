import Documents
import Foundation
import Kit

/// Form 01 of Thông tư 03/2025/TT-VPCP as the one-stop desk of the sample province would print it.
enum SampleReceipt {
    static let code = "001.20.31.H99-261120-0007"
    static let madeAt = Date(timeIntervalSince1970: 1_795_140_000)

    static func paper(components: Int = 3) throws -> Paper {
        Paper(
            title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", format: .a5, madeAt: madeAt,
            foot: Paper.Foot(Passage("Mã hồ sơ \(code)"), pageWord: "Trang"),
            blocks: [header, .columns([Paper.Column(1, []), Paper.Column(3.4, number), Paper.Column(1, [try qr])])]
                + fields + [table(components), terms, closing, .signatures(signatures), note])
    }

    private static let header = Paper.Block.stateHead(Paper.StateHead(
        parent: "UBND XÃ HÒA THUẬN", agency: "BỘ PHẬN MỘT CỬA", dateline: "Hòa Thuận, ngày 20 tháng 11 năm 2026"))

    private static let number: [Paper.Block] = [
        .space(4),
        .heading("GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ"),
        .paragraph(Paper.Paragraph("Mã hồ sơ: " + .bold(Passage(code)), .centred)),
    ]

    private static var qr: Paper.Block {
        get throws { .qr(try QRCode(code), side: 58) }
    }

    private static let fields: [Paper.Block] = [
        .fields([
            Paper.Field("Người nộp hồ sơ", .bold("Trần Văn Thử")),
            Paper.Field("Địa chỉ", "Thôn Thử Nghiệm, xã Hòa Thuận, tỉnh Bình Minh"),
        ]),
        .columns([
            Paper.Column(1, [.fields([Paper.Field("Số điện thoại", "0950 000 102")])]),
            Paper.Column(1, [.fields([Paper.Field("Số CCCD", "099085000102")])]),
        ]),
        .fields([
            Paper.Field("Thư điện tử", nil),
            Paper.Field("Nội dung yêu cầu giải quyết", "Cấp bản sao trích lục hộ tịch (thử)"),
        ]),
    ]

    private static func table(_ count: Int) -> Paper.Block {
        let names = [
            "Tờ khai cấp bản sao trích lục hộ tịch theo mẫu",
            "Giấy tờ chứng minh nhân thân (hộ chiếu, thẻ căn cước công dân hoặc giấy tờ khác có dán ảnh)",
            "Văn bản ủy quyền được chứng thực, trong trường hợp ủy quyền thực hiện",
        ]
        let rows: [[Passage]] = (0..<count).map { index in
            let (original, copy): (Passage, Passage) = index % 3 == 0 ? ("01", "") : ("", index % 3 == 1 ? "01" : "")
            return [Passage("\(index + 1)"), Passage(names[index % 3]), original, copy, ""]
        }
        return .table(Paper.Table(
            columns: [
                Paper.Table.Column("TT", share: 0.6, .centred),
                Paper.Table.Column("Tên giấy tờ", share: 5, .left),
                Paper.Table.Column("Bản chính", share: 1.15, .centred, group: "Số lượng"),
                Paper.Table.Column("Bản sao", share: 1.15, .centred, group: "Số lượng"),
                Paper.Table.Column("Bản chụp", share: 1.15, .centred, group: "Số lượng"),
            ], rows: rows))
    }

    private static let terms = Paper.Block.fields([
        Paper.Field("Số lượng hồ sơ", .bold("01") + " (bộ)"),
        Paper.Field("Thời gian giải quyết hồ sơ theo quy định", .bold("02") + " ngày làm việc"),
        Paper.Field("Thời gian nhận hồ sơ", "08 giờ 30 phút, ngày 20/11/2026"),
        Paper.Field("Thời gian trả kết quả giải quyết hồ sơ", .bold("08 giờ 30 phút, ngày 24/11/2026")),
        Paper.Field("Nơi nhận kết quả", "Bộ phận một cửa UBND xã Hòa Thuận"),
    ])

    private static let closing = Paper.Block.space(4)

    private static let signatures = [
        Paper.Signature(role: "NGƯỜI NỘP HỒ SƠ", note: "(Ký và ghi rõ họ tên)", name: "Trần Văn Thử"),
        Paper.Signature(role: "NGƯỜI TIẾP NHẬN HỒ SƠ", note: "(Ký và ghi rõ họ tên)", name: "Hoàng Thị Cửa"),
    ]

    private static let note = Paper.Block.paragraph(Paper.Paragraph(
        .italic(
            .bold("Ghi chú: ")
                + "Giấy này được lập thành hai bản, một bản giao người nộp hồ sơ, một bản lưu cùng hồ sơ."),
        size: 9))
}
