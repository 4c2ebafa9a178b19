/// Words people put around what they mean. They are no condition of a result; where they occur they count a little.
enum Fillers {
    static let phrases = [
        "thủ tục", "hồ sơ", "giấy tờ", "giấy", "đơn", "xin", "làm", "nộp", "cho", "của", "và", "về", "tại", "các",
        "những",
        "được", "khi", "để", "bị", "là", "gì", "thì", "với", "theo", "trong", "ở", "ở đâu", "như thế nào", "thế nào",
        "tôi", "muốn", "tôi muốn", "cần", "cần gì", "hướng dẫn", "online", "trực tuyến", "qua mạng", "dịch vụ công",
    ]
}
