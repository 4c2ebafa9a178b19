/// The trial procedures 9.000001–9.000003 of spec 0.4, and variants whose every rule is seen in a test.
enum TrialProcedures {
    static let extract = "9.000001"
    static let birth = "9.000002"
    static let forBusiness = "9.000003"
    static let demanding = "9.000004"
    static let atDepartments = "9.000005"
    static let readOnly = "9.000006"
    static let closed = "9.000007"

    static let json = file([extractRecord(), birthRecord, businessRecord, demandingRecord, departmentRecord, readOnlyRecord, closedRecord])

    static func file(_ records: [String]) -> String {
        "{\"format\": \"motcua-catalogue/1\", \"procedures\": [\(records.joined(separator: ","))]}"
    }

    static func extractRecord(isOpen: Bool = true) -> String {
        """
        {"code": "9.000001", "name": "Cấp bản sao trích lục hộ tịch (thử)", "promulgatedBy": "Bộ Thử nghiệm",
         "subjects": ["ĐT1"], "executedBy": ["commune"], "hasFullRecord": true,
         "online": {"level": "full", "isOpen": \(isOpen), "minIal": 1},
         "ways": [{"channel": "online", "term": {"amount": 3, "unit": "workingDay"}}],
         "cases": [{"name": "", "components": [
            {"code": "TP1", "name": "Tờ khai cấp bản sao trích lục", "originals": 1, "isRequired": true},
            {"code": "TP2", "name": "Giấy tờ tùy thân", "copies": 1}]}],
         "formFields": [
            {"name": "so-ban", "label": "Số bản sao", "kind": "number", "isRequired": true,
             "number": {"min": 1, "max": 20}},
            {"name": "ghi-chu", "label": "Ghi chú", "kind": "text", "text": {"isMultiline": true}}]}
        """
    }

    private static let birthRecord = """
        {"code": "9.000002", "name": "Đăng ký khai sinh (thử)", "promulgatedBy": "Bộ Thử nghiệm", "subjects": ["ĐT1"],
         "executedBy": ["commune"], "hasFullRecord": true, "online": {"level": "full", "isOpen": true},
         "cases": [{"name": "", "components": [{"code": "KS1", "name": "Tờ khai", "isRequired": true}]}]}
        """
    private static let businessRecord = """
        {"code": "9.000003", "name": "Chứng thực bản sao điện tử từ bản chính (thử)", "promulgatedBy": "Bộ Thử nghiệm",
         "subjects": ["ĐT2"], "executedBy": ["commune"], "hasFullRecord": true,
         "online": {"level": "full", "isOpen": true}}
        """
    private static let demandingRecord = """
        {"code": "9.000004", "name": "Thủ tục cần mức xác minh 3 (thử)", "promulgatedBy": "Bộ Thử nghiệm",
         "subjects": ["ĐT1"], "executedBy": ["commune"], "hasFullRecord": true,
         "online": {"level": "full", "isOpen": true, "minIal": 3}}
        """
    private static let departmentRecord = """
        {"code": "9.000005", "name": "Thủ tục cấp tỉnh (thử)", "promulgatedBy": "Bộ Thử nghiệm", "subjects": ["ĐT1"],
         "executedBy": ["province"], "hasFullRecord": true, "online": {"level": "full", "isOpen": true}}
        """
    private static let readOnlyRecord = """
        {"code": "9.000006", "name": "Thủ tục chỉ có thông tin chung (thử)", "promulgatedBy": "Bộ Thử nghiệm",
         "executedBy": ["commune"], "online": {"level": "full", "isOpen": true}}
        """
    private static let closedRecord = """
        {"code": "9.000007", "name": "Thủ tục chưa nhận trực tuyến (thử)", "promulgatedBy": "Bộ Thử nghiệm",
         "executedBy": ["commune"], "hasFullRecord": true, "online": {"level": "part", "isOpen": false}}
        """
}
