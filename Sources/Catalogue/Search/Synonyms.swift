/// What people type for what the catalogue calls otherwise: abbreviations, everyday and older words.
struct Synonym: Sendable {
    /// What is typed. A name that has these very words is found as well.
    let asked: [String]
    /// What the catalogue says.
    let means: [String]

    init(_ asked: String..., means: String...) { (self.asked, self.means) = (asked, means) }

    static let all: [Synonym] = papers + registers + life + business + offices

    private static let papers: [Synonym] = [
        Synonym("GPLX", "bằng lái", "bằng lái xe", means: "giấy phép lái xe"),
        Synonym(
            "CCCD", "căn cước công dân", "thẻ căn cước", "CMND", "CMT", "chứng minh nhân dân", "chứng minh thư",
            "giấy chứng minh", means: "căn cước"),
        Synonym("GCN", means: "giấy chứng nhận"),
        Synonym("QSDĐ", means: "quyền sử dụng đất"),
        Synonym("sổ đỏ", "sổ hồng", "bìa đỏ", "GCNQSDĐ", "GCN QSDĐ", means: "chứng nhận quyền sử dụng đất"),
        Synonym(
            "GPXD", "xin phép xây dựng", "xin phép xây nhà", "phép xây dựng", "xây nhà", means: "giấy phép xây dựng"),
        Synonym("LLTP", "lý lịch", "xác nhận không phạm tội", means: "lý lịch tư pháp"),
        Synonym("passport", means: "hộ chiếu"),
        Synonym("thị thực", "visa", means: "thị thực"),
        Synonym("sao y", "sao y bản chính", "công chứng", "chứng thực sao y", means: "chứng thực"),
        Synonym("biển số xe", "cavet", "cà vẹt", "giấy tờ xe", "đăng ký xe", means: "đăng ký xe", "biển số xe"),
        Synonym("VNeID", "định danh điện tử", means: "định danh điện tử", "tài khoản định danh"),
        Synonym("MST", means: "mã số thuế"),
        Synonym("GPLĐ", means: "giấy phép lao động"),
    ]

    private static let registers: [Synonym] = [
        Synonym(
            "hộ khẩu", "nhập khẩu về", "nhập hộ khẩu", "sổ hộ khẩu", "chuyển khẩu", "chuyển hộ khẩu",
            means: "thường trú"),
        Synonym("tách khẩu", "tách hộ khẩu", "tách sổ", means: "tách hộ"),
        Synonym("KT3", "sổ tạm trú", means: "tạm trú"),
        Synonym("ĐK", means: "đăng ký"),
        Synonym("BHYT", "thẻ bảo hiểm", means: "bảo hiểm y tế"),
        Synonym("BHXH", "sổ bảo hiểm", means: "bảo hiểm xã hội"),
        Synonym(
            "BHTN", "bảo hiểm thất nghiệp", "tiền thất nghiệp", means: "trợ cấp thất nghiệp", "bảo hiểm thất nghiệp"),
        Synonym(
            "trích lục khai sinh", "bản sao khai sinh", "bản sao giấy khai sinh",
            means: "bản sao giấy khai sinh", "trích lục hộ tịch"),
        Synonym("sửa khai sinh", "sửa giấy khai sinh", "đổi tên", "sửa tên", "đổi họ", means: "cải chính"),
    ]

    private static let life: [Synonym] = [
        Synonym("cưới", "cưới hỏi", "lấy vợ", "lấy chồng", "giấy hôn thú", "hôn thú", means: "kết hôn"),
        Synonym("độc thân", "giấy độc thân", "xác nhận độc thân", means: "tình trạng hôn nhân"),
        Synonym("sinh con", "đẻ con", "mới sinh", "trẻ sơ sinh", means: "khai sinh"),
        Synonym("báo tử", "người chết", "người mất", "chết", "qua đời", means: "khai tử"),
        Synonym("con nuôi", "nhận con nuôi", means: "nuôi con nuôi"),
        Synonym("người già", means: "người cao tuổi"),
        Synonym("người tàn tật", means: "khuyết tật"),
        Synonym("thương binh", "liệt sĩ", "có công", means: "người có công", "thương binh", "liệt sĩ"),
        Synonym("xe hơi", means: "ô tô"),
        Synonym("heo", means: "lợn"),
    ]

    private static let business: [Synonym] = [
        Synonym(
            "ĐKKD", "đăng ký kinh doanh", "giấy phép kinh doanh", "GPKD", "mở cửa hàng",
            means: "đăng ký kinh doanh", "thành lập hộ kinh doanh", "đăng ký hộ kinh doanh", "đăng ký doanh nghiệp",
            "thành lập doanh nghiệp"),
        Synonym("HKD", means: "hộ kinh doanh"),
        Synonym(
            "mở công ty", "lập công ty", "thành lập công ty", "thành lập doanh nghiệp",
            means: "thành lập công ty", "thành lập doanh nghiệp"),
        Synonym("DN", means: "doanh nghiệp"),
        Synonym("DNTN", means: "doanh nghiệp tư nhân"),
        Synonym("TNHH", means: "trách nhiệm hữu hạn"),
        Synonym("HTX", means: "hợp tác xã"),
        Synonym("VPĐD", means: "văn phòng đại diện"),
        Synonym("ATTP", "VSATTP", "vệ sinh an toàn thực phẩm", means: "an toàn thực phẩm"),
        Synonym("PCCC", means: "phòng cháy chữa cháy", "phòng cháy và chữa cháy"),
        Synonym("TNCN", means: "thu nhập cá nhân"),
        Synonym("TNDN", means: "thu nhập doanh nghiệp"),
        Synonym("GTGT", "VAT", means: "giá trị gia tăng"),
        Synonym("XNK", means: "xuất nhập khẩu"),
        Synonym("SHTT", means: "sở hữu trí tuệ"),
        Synonym("thương hiệu", "logo", means: "nhãn hiệu"),
    ]

    private static let offices: [Synonym] = [
        Synonym("UBND", means: "ủy ban nhân dân"),
        Synonym("HĐND", means: "hội đồng nhân dân"),
        Synonym("TTHC", means: "thủ tục hành chính"),
        Synonym("NLĐ", means: "người lao động"),
        Synonym("NNN", means: "người nước ngoài"),
        Synonym("KHCN", means: "khoa học và công nghệ"),
        Synonym("TNMT", means: "tài nguyên và môi trường", "nông nghiệp và môi trường"),
    ]
}
