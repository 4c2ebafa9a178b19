extension SampleUnits {
    static let rows: [Row] = [
        row("000.00.00.H99", "UBND tỉnh Bình Minh", .province, nil, nil, "Số 1 đường Bình Minh, tỉnh Bình Minh"),
        row("000.00.01.H99", "Văn phòng Ủy ban nhân dân tỉnh Bình Minh", .department, province),
        row("000.01.01.H99", "Ban Tiếp công dân tỉnh Bình Minh", .subUnit, "000.00.01.H99"),
        row("000.02.01.H99", "Trung tâm Phục vụ hành chính công tỉnh Bình Minh", .subUnit, "000.00.01.H99"),
        row("000.00.05.H99", "Sở Tư pháp tỉnh Bình Minh", .department, province),
        row("000.03.05.H99", "Bộ phận một cửa Sở Tư pháp tỉnh Bình Minh", .desk, "000.00.05.H99"),
        row("000.00.31.H99", "UBND huyện Tân Hòa", .district, province, nil, "Thị trấn Tân Hòa, tỉnh Bình Minh"),
        row(
            "000.20.31.H99", "UBND xã Hòa Thuận", .commune, "000.00.31.H99", province,
            "Thôn Trung, xã Hòa Thuận, tỉnh Bình Minh"),
        row("001.20.31.H99", "BỘ PHẬN MỘT CỬA UBND xã Hòa Thuận", .desk, "000.20.31.H99"),
        row(
            "000.21.31.H99", "UBND xã Phú Lạc", .commune, "000.00.31.H99", province,
            "Thôn Đông, xã Phú Lạc, tỉnh Bình Minh"),
        row("001.21.31.H99", "Tổ tiếp nhận và trả kết quả xã Phú Lạc", .subUnit, "000.21.31.H99"),
        row("000.00.00.G99", "Bộ Thử nghiệm", .ministry, nil, nil, "Số 9 đường Thử Nghiệm"),
    ]

    private static let province = "000.00.00.H99"

    /// A unit whose parent the reform did not change.
    private static func row(_ code: String, _ name: String, _ level: AgencyLevel, _ parent: String) -> Row {
        row(code, name, level, parent, parent, "Trung tâm hành chính tỉnh Bình Minh")
    }

    private static func row(
        _ code: String, _ name: String, _ level: AgencyLevel, _ threeTier: String?, _ twoTier: String?, _ address: String
    ) -> Row {
        Row(code: code, name: name, level: level, threeTier: threeTier, twoTier: twoTier, address: address)
    }
}
