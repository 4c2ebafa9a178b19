import Catalogue
import Kit
import Testing

@Suite struct FacetTests {
    let index = CatalogueFolders.sampleIndex

    @Test func `facets count what each value would give`() throws {
        let results = index.search(CatalogueQuery("đăng ký"))
        for field in results.facets.fields {
            #expect(index.search(CatalogueQuery("đăng ký", filter: .init(field: field.id))).page.total == field.count)
        }
        for agency in results.facets.agencies {
            #expect(
                index.search(CatalogueQuery("đăng ký", filter: .init(agency: agency.id))).page.total == agency.count)
        }
        for audience in results.facets.audiences {
            let filter = CatalogueFilter(audience: audience.id)
            #expect(index.search(CatalogueQuery("đăng ký", filter: filter)).page.total == audience.count)
        }
        for level in results.facets.levels {
            #expect(index.search(CatalogueQuery("đăng ký", filter: .init(level: level.id))).page.total == level.count)
        }
        for online in results.facets.online {
            #expect(
                index.search(CatalogueQuery("đăng ký", filter: .init(online: online.id))).page.total == online.count)
        }
        #expect(results.facets.fields.count > 3 && results.facets.online.count == 3)
    }

    @Test func `with one filter on, its other values still show what they would give`() throws {
        let free = index.search(CatalogueQuery("đăng ký"))
        let filtered = index.search(CatalogueQuery("đăng ký", filter: .init(field: "ho-tich")))
        #expect(filtered.facets.fields == free.facets.fields)
        #expect(filtered.page.total < free.page.total)
        #expect(filtered.facets.online.map(\.count).reduce(0, +) == filtered.page.total)
    }

    @Test func `ids of facets have no marks and are fit for an address`() {
        let facets = index.search(CatalogueQuery()).facets
        for id in facets.fields.map(\.id) + facets.agencies.map(\.id) {
            #expect(id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        }
    }

    @Test(arguments: [
        CatalogueFilter(field: "khong-co"), CatalogueFilter(agency: "khong-co"), CatalogueFilter(event: "khong-co"),
        CatalogueFilter(event: "co-con-nho", eventGroup: 99),
    ])
    func `a value that does not exist finds nothing`(filter: CatalogueFilter) {
        #expect(index.search(CatalogueQuery(filter: filter)).page.total == 0)
    }

    @Test func `the business page ranks its procedures first (REQ-POR-003)`() throws {
        let rows = index.search(CatalogueQuery("đăng ký", first: .business, window: Window(page: 1, size: 100))).page
            .rows
        let isBusiness = rows.map { $0.audiences.contains(.business) }
        #expect(isBusiness.first == true && isBusiness.contains(false))
        #expect(isBusiness == isBusiness.sorted { $0 && !$1 })
    }

    @Test func `an audience without a keyword lists its procedures (REQ-POR-003)`() {
        let results = index.search(CatalogueQuery(filter: .init(audience: .business)))
        #expect(results.page.total > 10)
    }

    @Test func `the list of online services has the open ones only (REQ-TTHC-004)`() {
        let open = index.codes("", filter: .init(onlyOpen: true))
        #expect(open.contains("9.000002") && open.contains("1.004222"))
        #expect(!open.contains("1.000593"), "filed at the desk alone")
        #expect(!open.contains("1.014061"), "known by its heading alone")
    }
}
