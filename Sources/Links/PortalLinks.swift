/// Addresses of the national portal (spec E.1, SCR-P).
public enum PortalLinks {
    /// What the register of agencies says of a code, for Vnconnect (REQ-REG-017).
    public static let agency = Link("/dich-vu/co-quan/{ma}")
    public static let home = Link("/")
    public static let citizens = Link("/cong-dan")
    public static let businesses = Link("/doanh-nghiep")
    public static let search = Link("/tim-kiem")
    public static let lifeEvent = Link("/su-kien/{ma}")
    public static let services = Link("/dich-vu-cong")
    public static let procedure = Link("/thu-tuc/{ma}")
    public static let chooseAgency = Link("/thu-tuc/{ma}/co-quan")
    public static let start = Link("/thu-tuc/{ma}/nop")
    public static let track = Link("/tra-cuu")
    public static let terms = Link("/dieu-khoan")
    /// The support contacts, for the other deployments.
    public static let support = Link("/dich-vu/dau-moi-ho-tro")
    public static let sharingPolicy = Link("/chinh-sach-chia-se-thong-tin")
}
