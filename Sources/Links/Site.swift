/// Which of the product's sites: one host each (architecture, section 3).
package enum Site: String, CaseIterable, Sendable {
    /// *Cổng Dịch vụ công* — the national portal.
    case portal = "dvc"
    /// *Đăng ký tài khoản* — registration at Vnconnect.
    case registration = "dangky"
    /// *Đăng nhập một lần* — login at Vnconnect, the OpenID provider.
    case vnconnect = "xacthuc"
    /// *Cổng dịch vụ công của tỉnh* — the provincial portal and its one-stop desk.
    case province = "tinh"
}

/// The origins of the sites, so that a page of one can link to a page of another: `http://dvc.localhost:8080`.
package struct Origins: Sendable {
    private let origins: [Site: String]

    package init(_ origins: [Site: String]) { self.origins = origins }

    package subscript(_ site: Site) -> String { origins[site] ?? "" }

    package func url(_ site: Site, _ link: Link) -> String { self[site] + link.path }

    package var all: [Site: String] { origins }
}
