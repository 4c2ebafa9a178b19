/// Addresses of the provincial portal, its desk, and the exchange with the national portal.
public enum DossierLinks {
    public static let home = Link("/")
    public static let services = Link("/dich-vu-cong")
    public static let procedure = Link("/thu-tuc/{ma}")
    public static let chooseAgency = Link("/thu-tuc/{ma}/co-quan")
    /// Where the national portal sends a citizen to file: `?maTTHC=…&maCoQuan=…&ref=…` (INT-09).
    public static let file = Link("/nop-ho-so")
    public static let edit = Link("/ho-so/{ma}/sua")
    public static let autosave = Link("/ho-so/{ma}/tu-luu")
    public static let upload = Link("/ho-so/{ma}/tep")
    public static let removeFile = Link("/ho-so/{ma}/tep/{tep}/xoa")
    public static let downloadFile = Link("/ho-so/{ma}/tep/{tep}")
    public static let delete = Link("/ho-so/{ma}/xoa")
    public static let send = Link("/ho-so/{ma}/gui")
    public static let mine = Link("/ho-so-ca-nhan/ho-so")
    public static let personal = Link("/ho-so-ca-nhan")
    public static let show = Link("/ho-so/{ma}")
    public static let supplement = Link("/ho-so/{ma}/bo-sung")
    public static let withdraw = Link("/ho-so/{ma}/rut")
    public static let copy = Link("/ho-so/{ma}/sao-chep")
    public static let result = Link("/ho-so/{ma}/ket-qua")
    public static let rate = Link("/ho-so/{ma}/danh-gia")
    public static let receipt = Link("/ho-so/{ma}/giay-tiep-nhan.pdf")
    public static let track = Link("/tra-cuu")

    // desk
    public static let inbox = Link("/can-bo/ho-so")
    public static let deskShow = Link("/can-bo/ho-so/{ma}")
    public static let deskMove = Link("/can-bo/ho-so/{ma}/{buoc}")
    public static let deskFile = Link("/can-bo/ho-so/{ma}/tep/{tep}")
    public static let deskReceipt = Link("/can-bo/ho-so/{ma}/giay-tiep-nhan.pdf")

    // exchange between portals (INT-09)
    public static let syncEvents = Link("/sync/v1/ho-so")
    public static let syncCatalogue = Link("/sync/v1/thu-tuc")
    public static let syncAgencies = Link("/sync/v1/co-quan")
    public static let syncKeys = Link("/sync/v1/khoa")
}
