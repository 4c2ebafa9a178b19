// The two trees of the national portal (eleven events each) and what hangs on them, by the names its catalogue uses.
// This is the first state of a deployment's tree, which its database then keeps.

extension LifeEvent {
    public static let national: [LifeEvent] = citizenEvents + businessEvents

    private static let citizenEvents: [LifeEvent] = [
        LifeEvent("co-con-nho", "Có con nhỏ", for: .citizen, [
            .init("Khai sinh", groups: ["Khai sinh", "Liên thông khai sinh, bảo hiểm, cư trú"], phrases: ["khai sinh"]),
            .init("Nhận cha, mẹ, con", groups: ["Nhận cha, mẹ con"], phrases: ["nhận cha, mẹ, con"]),
            .init("Giám hộ", groups: ["Giám hộ"], phrases: ["giám hộ"]),
            .init("Nuôi con nuôi", fields: ["Nuôi con nuôi"]),
            .init("Chăm sóc, bảo vệ trẻ em", fields: ["Trẻ em", "Dân số, Bà mẹ - Trẻ em"]),
        ]),
        LifeEvent("hoc-tap", "Học tập", for: .citizen, [
            .init("Mầm non và phổ thông", fields: [
                "Giáo dục mầm non", "Giáo dục tiểu học", "Giáo dục trung học", "Giáo dục dân tộc",
            ]),
            .init("Thi, tuyển sinh, văn bằng", fields: [
                "Thi, tuyển sinh", "Văn bằng, chứng chỉ", "Tuyển sinh quân sự",
            ]),
            .init("Đại học, nghề nghiệp, thường xuyên", fields: [
                "Giáo dục đại học", "Giáo dục nghề nghiệp", "Giáo dục thường xuyên",
                "Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân", "Giáo dục, đào tạo với nước ngoài",
            ]),
        ]),
        LifeEvent("viec-lam", "Việc làm", for: .citizen, [
            .init("Việc làm, trợ cấp thất nghiệp", fields: ["Việc làm", "Việc làm (G07-LĐ11)"]),
            .init("Làm việc ở nước ngoài", fields: ["Quản lý lao động ngoài nước"]),
            .init("Tiền lương, an toàn lao động", fields: ["Lao động", "An toàn, vệ sinh lao động"]),
        ]),
        LifeEvent("cu-tru-giay-to-tuy-than", "Cư trú và giấy tờ tùy thân", for: .citizen, [
            .init("Cư trú", groups: ["Cư trú", "Hộ khẩu", "Tạm trú", "Tạm vắng", "Lưu trú"],
                fields: ["Đăng ký, quản lý cư trú"]),
            .init("Căn cước, định danh điện tử", fields: ["Cấp, quản lý căn cước", "Định danh và xác thực điện tử"]),
            .init("Hộ chiếu, xuất nhập cảnh", fields: ["Quản lý xuất nhập cảnh"]),
            .init("Hộ tịch, bản sao, chứng thực", groups: ["Cải chính, trích lục hộ tịch"], fields: ["Chứng thực"],
                phrases: ["trích lục hộ tịch", "chứng thực bản sao"]),
            .init("Lý lịch tư pháp, quốc tịch", fields: ["Lý lịch tư pháp", "Quốc tịch"]),
        ]),
        LifeEvent("hon-nhan-gia-dinh", "Hôn nhân và gia đình", for: .citizen, [
            .init("Kết hôn", groups: ["Kết hôn"], phrases: ["kết hôn", "tình trạng hôn nhân"]),
            .init("Nuôi con nuôi", fields: ["Nuôi con nuôi"]),
            .init("Gia đình", fields: ["Gia đình"]),
        ]),
        LifeEvent("dien-luc-nha-o-dat-dai", "Điện lực, nhà ở, đất đai", for: .citizen, [
            .init("Đất đai", fields: ["Đất đai", "Tài chính đất đai", "Đăng ký biện pháp bảo đảm"]),
            .init("Nhà ở, xây dựng", fields: ["Nhà ở và công sở", "Hoạt động xây dựng"]),
            .init("Điện", fields: ["Điện", "Điện lực", "Dịch vụ cung cấp điện mới"]),
        ]),
        LifeEvent("suc-khoe-y-te", "Sức khỏe và y tế", for: .citizen, [
            .init("Bảo hiểm y tế", fields: ["Bảo hiểm y tế", "Thực hiện chính sách BHYT"]),
            .init("Khám bệnh, chữa bệnh", fields: ["Khám bệnh, chữa bệnh", "Phòng bệnh", "Y Dược cổ truyền"]),
            .init("Trợ giúp người khuyết tật", phrases: ["khuyết tật"]),
        ]),
        LifeEvent("phuong-tien-nguoi-lai", "Phương tiện và người lái", for: .citizen, [
            .init("Giấy phép lái xe", fields: ["Sát hạch, cấp giấy phép lái xe"], phrases: ["giấy phép lái xe"]),
            .init("Đăng ký xe", fields: ["Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng"]),
            .init("Đăng kiểm, đường bộ", fields: ["Đăng kiểm", "Đường bộ"]),
        ]),
        LifeEvent("huu-tri", "Hưu trí", for: .citizen, [
            .init("Bảo hiểm xã hội", fields: [
                "Bảo hiểm xã hội", "Thực hiện chính sách BHXH", "Chi trả các chế độ BHXH",
            ]),
            .init("Trợ cấp hưu trí xã hội", phrases: ["hưu trí xã hội", "trợ cấp xã hội hàng tháng"]),
        ]),
        LifeEvent("nguoi-than-qua-doi", "Người thân qua đời", for: .citizen, [
            .init("Khai tử", groups: ["Khai tử"], phrases: ["khai tử"]),
            .init("Mai táng", phrases: ["mai táng"]),
            .init("Thừa kế, di chúc", phrases: ["di chúc", "di sản", "thừa kế"]),
        ]),
        LifeEvent("giai-quyet-khieu-kien", "Giải quyết khiếu kiện", for: .citizen, [
            .init("Khiếu nại, tố cáo", fields: ["Khiếu nại, tố cáo", "Khiếu nại BQP", "Giải quyết tố cáo BQP"]),
            .init("Bồi thường, trợ giúp pháp lý", fields: ["Bồi thường nhà nước", "Trợ giúp pháp lý", "Tòa án"]),
        ]),
    ]
}
