/// Which of the product's sites: one host each (architecture, section 3).
public enum Site: String, CaseIterable, Sendable {
    /// *Cổng Dịch vụ công* — the national portal.
    case portal = "dvc"
    /// *Đăng ký tài khoản* — registration at Vnconnect.
    case registration = "dangky"
    /// *Đăng nhập một lần* — login at Vnconnect, the OpenID provider.
    case vnconnect = "xacthuc"
    /// *Cổng dịch vụ công của tỉnh* — the provincial portal and its one-stop desk.
    case province = "tinh"
    /// *Quản trị* — units, users and their rights.
    case administration = "quantri"
}

/// The origins of the sites, so that a page of one can link to a page of another: `http://dvc.localhost:8080`.
public struct Origins: Sendable {
    private let origins: [Site: String]

    public init(_ origins: [Site: String]) { self.origins = origins }

    public subscript(_ site: Site) -> String { origins[site] ?? "" }

    public func url(_ site: Site, _ link: Link) -> String { self[site] + link.path }

    public var all: [Site: String] { origins }
}
