/// A line of `catalog.jsonl`: one procedure as the national portal lists it.
struct PortalListing: Decodable {
    let code: String
    let name: String
    let categories: [String]
    let departments: [String]
    let departmentPromulgate: String
    let formalityTargetType: [String]
    let type: String

    private enum Keys: String, CodingKey {
        case code, name, categories, departments, departmentPromulgate, formalityTargetType, type
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        code = try values.decode(String.self, forKey: .code)
        name = try values.decode(String.self, forKey: .name)
        categories = try values.list(.categories)
        departments = try values.list(.departments)
        departmentPromulgate = try values.text(.departmentPromulgate)
        formalityTargetType = try values.list(.formalityTargetType)
        type = try values.text(.type)
    }
}
