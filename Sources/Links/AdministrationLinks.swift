/// Addresses of *quantri* (spec E.1, SCR-Q).
public enum AdministrationLinks {
    public static let home = Link("/")

    // units
    public static let units = Link("/don-vi")
    public static let unit = Link("/don-vi/{ma}")
    public static let changeUnit = Link("/don-vi/{ma}/{viec}")
    public static let cancelPlan = Link("/phuong-an/{id}/huy")
    public static let importUnits = Link("/nhap-don-vi")
    public static let importTemplate = Link("/nhap-don-vi/mau.csv")

    // users
    public static let users = Link("/nguoi-dung")
    public static let addUser = Link("/them-nguoi-dung")
    public static let saveUser = Link("/them-nguoi-dung/luu")
    public static let user = Link("/nguoi-dung/{id}")
    public static let activate = Link("/nguoi-dung/{id}/kich-hoat")
    public static let deactivate = Link("/nguoi-dung/{id}/bo-kich-hoat")
    public static let userUnits = Link("/nguoi-dung/{id}/don-vi")
    public static let userRights = Link("/nguoi-dung/{id}/quyen")

    public static let history = Link("/lich-su")
    public static let tops = Link("/quan-tri-cap-cao")
    public static let ownRequest = Link("/de-nghi")
    public static let topRequest = Link("/de-nghi/{id}")
    public static let settleRequest = Link("/de-nghi/{id}/{viec}")
    public static let requestScan = Link("/van-ban-de-nghi/{id}")
    public static let withdrawTop = Link("/quan-tri-cap-cao/thu-hoi")

    public static let support = Link("/dau-moi-ho-tro")
    public static let supportEntry = Link("/dau-moi-ho-tro/{id}")
    public static let removeSupport = Link("/dau-moi-ho-tro/{id}/xoa")
}
