import Catalogue
import Testing

@Suite struct LifeEventTests {
    let index = CatalogueFolders.sampleIndex

    @Test func `citizens and businesses have eleven events each, as the national portal has`() {
        #expect(LifeEvent.national.count { $0.audience == .citizen } == 11)
        #expect(LifeEvent.national.count { $0.audience == .business } == 11)
        #expect(Set(LifeEvent.national.map(\.code)).count == 22)
    }

    @Test func `the event of small children has the trial birth registration (REQ-TTHC-003)`() throws {
        let branches = index.lifeEvents(for: .citizen)
        let event = try #require(branches.first { $0.event.code == "co-con-nho" })
        let codes = index.codes("", filter: .init(event: "co-con-nho"))
        #expect(codes.contains("9.000002") && codes.contains("1.001193"))
        #expect(codes.count == event.count)
        let births = try #require(event.groups.first { $0.name == "Khai sinh" })
        #expect(index.codes("", filter: .init(event: "co-con-nho", eventGroup: births.number)).count == births.count)
    }

    @Test func `a procedure may hang on several events`() {
        let adoption = ["co-con-nho", "hon-nhan-gia-dinh"].filter {
            index.codes("", filter: .init(event: $0)).contains("2.001263")
        }
        #expect(adoption.count == 2)
    }

    @Test func `an event without procedures is hidden (REQ-TTHC-003)`() {
        let shown = (index.lifeEvents(for: .citizen) + index.lifeEvents(for: .business)).map(\.event.code)
        #expect(!shown.contains("giai-quyet-khieu-kien"))
        #expect(index.codes("", filter: .init(event: "giai-quyet-khieu-kien")).isEmpty)
    }

    @Test func `a text may be searched within an event`() {
        #expect(index.codes("khai sinh", filter: .init(event: "co-con-nho")).first == "9.000002")
        #expect(!index.codes("kết hôn", filter: .init(event: "co-con-nho")).contains("1.000894"))
    }
}
