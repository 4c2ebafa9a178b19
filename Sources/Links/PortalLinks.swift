/// Addresses of the national portal (spec E.1, SCR-P).
package enum PortalLinks {
    package static let home = Link("/")
    package static let citizens = Link("/cong-dan")
    package static let businesses = Link("/doanh-nghiep")
    package static let search = Link("/tim-kiem")
    package static let lifeEvent = Link("/su-kien/{ma}")
    package static let services = Link("/dich-vu-cong")
    package static let procedure = Link("/thu-tuc/{ma}")
    package static let chooseAgency = Link("/thu-tuc/{ma}/co-quan")
    package static let start = Link("/thu-tuc/{ma}/nop")
    package static let track = Link("/tra-cuu")
    package static let terms = Link("/dieu-khoan")
    package static let sharingPolicy = Link("/chinh-sach-chia-se-thong-tin")
}
