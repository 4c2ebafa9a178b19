extension LifeEvent {
    static let businessEvents: [LifeEvent] = [
        LifeEvent("khoi-su-kinh-doanh", "Khởi sự kinh doanh", for: .business, [
            .init("Thành lập doanh nghiệp, hộ kinh doanh",
                groups: ["Thành lập doanh nghiệp, hộ kinh doanh, loại hình tổ chức khác"],
                fields: [
                    "Thành lập và hoạt động của doanh nghiệp", "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
                ]),
            .init("Hợp tác xã, tổ hợp tác", fields: [
                "Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã",
                "Thành lập và hoạt động của tổ hợp tác",
            ]),
            .init("Đầu tư", fields: ["Đầu tư tại Việt nam", "Đầu tư từ Việt nam ra nước ngoài"]),
        ]),
        LifeEvent("lao-dong-bao-hiem-xa-hoi", "Lao động và bảo hiểm xã hội", for: .business, [
            .init("Quản lý lao động", groups: ["Quản lý lao động"], fields: ["Lao động, tiền lương", "Lao động"]),
            .init("An toàn lao động", fields: [
                "An toàn, vệ sinh lao động", "An toàn vệ sinh lao động", "Kiểm định kỹ thuật an toàn lao động",
            ]),
            .init("Bảo hiểm xã hội, bảo hiểm y tế", fields: [
                "Bảo hiểm xã hội", "Thu BHXH, BHYT, BHTN, BH tai nạn lao động, BNN", "Cấp sổ BHXH, thẻ BHYT",
            ]),
        ]),
        LifeEvent("tai-chinh-doanh-nghiep", "Tài chính doanh nghiệp", for: .business, [
            .init("Thuế, hải quan", fields: ["Thuế", "Hải quan"]),
            .init("Kế toán, chứng khoán, bảo hiểm", fields: [
                "Tài chính doanh nghiệp", "Kế toán, kiểm toán", "Chứng khoán", "Bảo hiểm",
            ]),
        ]),
        LifeEvent("dien-luc-dat-dai-xay-dung", "Điện lực, đất đai, xây dựng", for: .business, [
            .init("Tiếp cận đất đai", groups: ["Tiếp cận đất đai"], fields: ["Đất đai", "Tài chính đất đai"]),
            .init("Xây dựng", fields: ["Hoạt động xây dựng", "Quy hoạch đô thị và nông thôn", "Kiến trúc"]),
            .init("Điện", fields: ["Điện", "Điện lực", "Dịch vụ cung cấp điện mới"]),
        ]),
        LifeEvent("thuong-mai-quang-cao", "Thương mại, quảng cáo", for: .business, [
            .init("Thương mại trong nước", fields: [
                "Lưu thông hàng hóa trong nước", "Thương mại điện tử", "Quản lý bán hàng đa cấp", "Kinh doanh khí",
            ]),
            .init("Xuất nhập khẩu", fields: ["Xuất nhập khẩu", "Thương mại quốc tế", "Xúc tiến thương mại"]),
            .init("Quảng cáo", fields: ["Quảng cáo"], phrases: ["quảng cáo"]),
            .init("An toàn thực phẩm", fields: ["An toàn thực phẩm"]),
        ]),
        LifeEvent("so-huu-tri-tue-dang-ky-tai-san", "Sở hữu trí tuệ, đăng ký tài sản", for: .business, [
            .init("Sở hữu trí tuệ", fields: ["Sở hữu trí tuệ", "Bản quyền tác giả"]),
            .init("Biện pháp bảo đảm", fields: ["Đăng ký biện pháp bảo đảm"]),
            .init("Phương tiện", fields: ["Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng"]),
        ]),
        LifeEvent("thanh-lap-chi-nhanh", "Thành lập chi nhánh, văn phòng đại diện", for: .business, [
            .init("Chi nhánh, văn phòng đại diện", phrases: ["chi nhánh, văn phòng đại diện", "văn phòng đại diện"]),
        ]),
        LifeEvent("dau-thau-mua-sam-cong", "Đấu thầu, mua sắm công", for: .business, [
            .init("Đấu thầu", fields: ["Đấu thầu", "Đấu thầu lựa chọn nhà đầu tư"], phrases: ["đấu thầu"]),
            .init("Mua sắm, tài sản công", fields: ["Quản lý công sản"], phrases: ["mua sắm"]),
            .init("Đấu giá", fields: ["Đấu giá tài sản"]),
        ]),
        LifeEvent("tai-cau-truc-doanh-nghiep", "Tái cấu trúc doanh nghiệp", for: .business, [
            .init("Chia, tách, hợp nhất, sáp nhập, chuyển đổi", phrases: [
                "chia công ty", "tách công ty", "hợp nhất công ty", "sáp nhập công ty", "chuyển đổi công ty",
                "chuyển đổi loại hình", "thay đổi nội dung đăng ký",
            ]),
        ]),
        LifeEvent("giai-quyet-tranh-chap-hop-dong", "Giải quyết tranh chấp hợp đồng", for: .business, [
            .init("Trọng tài, hòa giải thương mại", fields: ["Trọng tài thương mại", "Hòa giải thương mại"]),
            .init("Thi hành án", fields: ["Thi hành án dân sự"]),
        ]),
        LifeEvent("tam-dung-cham-dut-hoat-dong", "Tạm dừng, chấm dứt hoạt động", for: .business, [
            .init("Tạm ngừng kinh doanh", phrases: ["tạm ngừng kinh doanh", "tạm dừng hoạt động"]),
            .init("Giải thể, chấm dứt, phá sản", fields: ["Quản tài viên"], phrases: [
                "giải thể", "chấm dứt hoạt động hộ kinh doanh", "chấm dứt hoạt động của doanh nghiệp",
                "chấm dứt hoạt động chi nhánh",
            ]),
        ]),
    ]
}
