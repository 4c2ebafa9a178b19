/// Addresses of the provincial portal, its desk, and the exchange with the national portal.
package enum DossierLinks {
    package static let home = Link("/")
    package static let services = Link("/dich-vu-cong")
    package static let procedure = Link("/thu-tuc/{ma}")
    package static let chooseAgency = Link("/thu-tuc/{ma}/co-quan")
    /// Where the national portal sends a citizen to file: `?maTTHC=…&maCoQuan=…&ref=…` (INT-09).
    package static let file = Link("/nop-ho-so")
    package static let edit = Link("/ho-so/{ma}/sua")
    package static let autosave = Link("/ho-so/{ma}/tu-luu")
    package static let upload = Link("/ho-so/{ma}/tep")
    package static let removeFile = Link("/ho-so/{ma}/tep/{tep}/xoa")
    package static let downloadFile = Link("/ho-so/{ma}/tep/{tep}")
    package static let delete = Link("/ho-so/{ma}/xoa")
    package static let send = Link("/ho-so/{ma}/gui")
    package static let mine = Link("/ho-so-ca-nhan/ho-so")
    package static let personal = Link("/ho-so-ca-nhan")
    package static let show = Link("/ho-so/{ma}")
    package static let supplement = Link("/ho-so/{ma}/bo-sung")
    package static let withdraw = Link("/ho-so/{ma}/rut")
    package static let copy = Link("/ho-so/{ma}/sao-chep")
    package static let result = Link("/ho-so/{ma}/ket-qua")
    package static let rate = Link("/ho-so/{ma}/danh-gia")
    package static let receipt = Link("/ho-so/{ma}/giay-tiep-nhan.pdf")
    package static let track = Link("/tra-cuu")

    // desk
    package static let inbox = Link("/can-bo/ho-so")
    package static let deskShow = Link("/can-bo/ho-so/{ma}")
    package static let deskMove = Link("/can-bo/ho-so/{ma}/{buoc}")
    package static let deskFile = Link("/can-bo/ho-so/{ma}/tep/{tep}")
    package static let deskReceipt = Link("/can-bo/ho-so/{ma}/giay-tiep-nhan.pdf")

    // exchange between portals (INT-09)
    package static let syncEvents = Link("/sync/v1/ho-so")
    package static let syncCatalogue = Link("/sync/v1/thu-tuc")
    package static let syncAgencies = Link("/sync/v1/co-quan")
    package static let syncKeys = Link("/sync/v1/khoa")
}
