/// What kind of unit an agency is — *cấp đơn vị*.
public enum AgencyLevel: String, Codable, CaseIterable, Sendable {
    case ministry, province, department
    /// *Cấp huyện*, dissolved on 01/07/2025; old dossiers still name it.
    case district
    case commune
    case subUnit
    /// *Bộ phận một cửa*: takes in and hands out for its parent, and settles nothing itself.
    case desk

    /// Whether a unit of this level answers dossiers in its own name.
    public var settlesDossiers: Bool {
        switch self {
        case .ministry, .province, .department, .commune: true
        case .district, .subUnit, .desk: false
        }
    }
}
