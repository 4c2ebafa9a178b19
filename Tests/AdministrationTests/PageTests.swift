import Administration
import Directory
import Foundation
import Html
import Kit
import Links
import Store
import TestPages
import TestStore
import Testing

@testable import AdministrationWeb
@testable import Web

@Suite(.timeLimit(.minutes(6))) struct PageTests {
    private func pages(_ office: Office) -> AdministrationRoutes {
        AdministrationRoutes(
            desk: office.desk, register: office.register, gate: AdministratorGate(desk: office.desk, strength: Asked.strong),
            files: office.files)
    }

    private func admission(_ audience: Audience<Administrator>, _ person: Person?) async throws -> String {
        switch try await audience.admit(Asked.visit("/", as: person)) {
        case .welcome(let who): who.subject
        case .signIn: "sign in"
        case .refused(let refusal): "\(refusal.status)"
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only administrators of today with both factors come in, each as far as the rights go`(engine: Engine) async throws {
        let office = try await Office.staffed(engine)
        let gate = pages(office).gate
        #expect(try await admission(gate.administrators, nil) == "sign in")
        #expect(try await admission(gate.administrators, Asked.person("A-MOT", acr: Asked.weak)) == "sign in")
        #expect(try await admission(gate.administrators, Asked.person("A-MOT")) == "A-MOT")
        #expect(try await admission(gate.administrators, Asked.person("C-THU")) == "403")
        for kind in [Person.Kind.citizen, .business, .staffOperator] {
            let answer = try await gate.agencies.admit(Asked.visit("/", as: Asked.person("C-THU", kind: kind)))
            guard case .refused(let refusal) = answer else { throw AdministrationRefusal.state }
            #expect(refusal.status == 422)
        }
        #expect(try await admission(gate.adders, Asked.person("A-HAI")) == "A-HAI")
        #expect(try await admission(gate.adders, Asked.person("A-BA")) == "403")
        #expect(try await admission(gate.changers, Asked.person("A-MOT")) == "403")
        #expect(try await admission(gate.changers, Asked.person("A-CAO")) == "A-CAO")
        #expect(try await admission(gate.operators, Asked.person("A-CAO")) == "403")
        #expect(try await admission(gate.operators, Asked.person("V-VPCP", kind: .staffOperator)) == "V-VPCP")
    }

    @Test func `no page of quantri is for anybody else`() async throws {
        let routes = pages(try await Office(.sqlite)).routes
        #expect(Set(routes.map(\.audience)) == ["administrator", "unit-changer", "user-adder", "operator", "agency", "arrival"])
        #expect(routes.count == 36)
    }

    @Test func `the tree is browsed and searched without a script`() async throws {
        let office = try await Office.staffed(.sqlite)
        let top = try await office.actor("A-CAO")
        let tree = try await pages(office).unitTree(Asked.visit("/don-vi?duoi=000.00.00.H99"), top)
        #expect(tree.status == 200 && TagBalance.faults(tree.markup) == [])
        #expect(tree.markupText.contains("UBND xã Hòa Thuận") && !tree.markupText.contains("UBND huyện Tân Hòa"))
        let then = try await pages(office).unitTree(Asked.visit("/don-vi?duoi=000.00.00.H99&ngay=01/01/2024"), top)
        #expect(then.markupText.contains("UBND huyện Tân Hòa"))
        let found = try await pages(office).unitTree(Asked.visit("/don-vi?tu-khoa=hoa%20thuan"), top)
        #expect(found.markupText.contains("Tìm thấy 2 kết quả") && TagBalance.faults(found.markup) == [])
        let nonsense = try await pages(office).unitTree(Asked.visit("/don-vi?ngay=31/02/2026"), top)
        #expect(nonsense.status == 422 && TagBalance.faults(nonsense.markup) == [])
        let narrow = try await pages(office).unitTree(Asked.visit("/don-vi?tu-khoa=hoa%20thuan"), try await office.actor("A-HAI"))
        #expect(narrow.markupText.contains("Không tìm thấy"))
        let own = try await pages(office).unitTree(Asked.visit("/don-vi"), try await office.actor("A-HAI"))
        #expect(own.markupText.contains("Sở Tư pháp tỉnh Bình Minh"))
    }

    @Test func `a unit's page tells its past, and a change is shown before it is done`() async throws {
        let office = try await Office.staffed(.sqlite)
        let top = try await office.actor("A-CAO")
        let parts = ["ma": "000.20.31.H99"]
        let page = try await pages(office).showUnit(Asked.visit("/don-vi/000.20.31.H99", parts: parts), top)
        #expect(TagBalance.faults(page.markup) == [] && page.markupText.contains("000.00.31.H99"))
        await #expect(throws: UnitRefusal.notFound) {
            try await pages(office).showUnit(Asked.visit("/", parts: parts), try await office.actor("A-HAI"))
        }
        let change = ["ma": "000.20.31.H99", "viec": "doi-ten"]
        let form = try await pages(office).changeForm(Asked.visit("/", parts: change), top)
        #expect(TagBalance.faults(form.markup) == [])
        let empty = try await pages(office).changeUnit(Asked.visit("/", parts: change, posting: []), top)
        #expect(empty.status == 422 && empty.markupText.contains("Vui lòng nhập tên mới"))
        let fields = [(name: "ten-moi", value: "UBND phường Hòa Thuận"), (name: "ngay", value: "20/11/2026"), (name: "can-cu", value: "NQ 1")]
        let dry = try await pages(office).changeUnit(Asked.visit("/", parts: change, posting: fields), top)
        #expect(dry.status == 200 && dry.markupText.contains("Đinh Văn Ba") && TagBalance.faults(dry.markup) == [])
        #expect(try await office.register.units([Office.commune]).first?.name == "UBND xã Hòa Thuận")
        let done = try await pages(office).changeUnit(
            Asked.visit("/", parts: change, posting: fields + [(name: "xac-nhan", value: "1")]), top)
        #expect(done.status == 303)
        #expect(try await office.register.units([Office.commune]).first?.name == "UBND phường Hòa Thuận")
        let after = try await pages(office).showUnit(Asked.visit("/don-vi/000.20.31.H99", parts: parts), top)
        #expect(TagBalance.faults(after.markup) == [] && after.markupText.contains("NQ 1"))
    }

    @Test func `a file of units is judged row by row, and written only when asked`() async throws {
        let office = try await Office.staffed(.sqlite)
        let top = try await office.actor("A-CAO")
        let csv = Array("ma,ten,cap\n000.09.05.H99,Phòng mới,truc_thuoc\n,Không mã,xa\n".utf8)
        let file = PostedFile(field: "tep", name: "don-vi.csv", outcome: .kept(csv))
        func post(_ fields: [(name: String, value: String)], _ files: [PostedFile]) async throws -> Web.Response {
            try await pages(office).importUnits(Asked.visit("/nhap-don-vi", posting: fields, files: files), top)
        }
        let trial = try await post([(name: "chi-kiem-tra", value: "1")], [file])
        #expect(TagBalance.faults(trial.markup) == [] && trial.markupText.contains("Thêm mới") && trial.markupText.contains("Không nhận"))
        #expect(try await office.register.units([UnitCode(typed: "000.09.05.H99")!]).isEmpty)
        _ = try await post([], [file])
        #expect(try await office.register.units([UnitCode(typed: "000.09.05.H99")!]).count == 1)
        let none = try await post([], [])
        #expect(none.status == 422 && TagBalance.faults(none.markup) == [])
        let broken = try await post([], [PostedFile(field: "tep", name: "x.csv", outcome: .kept([UInt8]([0xFF])))])
        #expect(broken.status == 422 && broken.markupText.contains("UTF-8"))
    }

    @Test func `users are listed, looked for, added and brought through the steps`() async throws {
        let office = try await Office.staffed(.sqlite)
        let mot = try await office.actor("A-MOT")
        let list = try await pages(office).userList(Asked.visit("/nguoi-dung?trang-thai=xyz"), mot)
        #expect(TagBalance.faults(list.markup) == [] && list.markupText.contains("Tìm thấy 4 kết quả"))
        let one = try await pages(office).findAccounts(Asked.visit("/", posting: [(name: "doi-tuong", value: "ca-nhan")]), mot)
        #expect(one.status == 422 && one.markupText.contains("Nhập số CMND/CCCD hoặc số điện thoại"))
        let partial = try await pages(office).findAccounts(
            Asked.visit("/", posting: [(name: "cmnd-cccd", value: "0991"), (name: "dien-thoai", value: "095")]), mot)
        #expect(partial.markupText.contains("gồm 9 chữ số") && partial.markupText.contains("Số điện thoại không hợp lệ"))
        let bad = try await pages(office).findAccounts(
            Asked.visit("/", posting: [(name: "doi-tuong", value: "to-chuc"), (name: "ma-co-quan", value: "000.0.5.H99")]), mot)
        #expect(bad.markupText.contains("Mã định danh cơ quan không đúng dạng"))
        let fields = [(name: "cmnd-cccd", value: "099188000201"), (name: "phan-he", value: "quantri")]
        let found = try await pages(office).findAccounts(Asked.visit("/", posting: fields), mot)
        #expect(found.status == 200 && TagBalance.faults(found.markup) == [] && found.markupText.contains("Hoàng Thị Cửa"))
        let unchosen = try await pages(office).saveUser(Asked.visit("/", posting: fields), mot)
        #expect(unchosen.status == 422 && unchosen.markupText.contains("Vui lòng chọn một tài khoản"))
        #expect(TagBalance.faults(unchosen.markup) == [])
        let saved = try await pages(office).saveUser(
            Asked.visit("/", posting: fields + [(name: "tai-khoan", value: "O-CUA")]), mot)
        #expect(saved.status == 303)
        let id = "\(try await office.user("O-CUA"))"
        let fresh = try await pages(office).showUser(Asked.visit("/", parts: ["id": id]), mot)
        #expect(fresh.markupText.contains("099******201") && !fresh.markupText.contains("099188000201"))
        #expect(fresh.markupText.contains("Bước tiếp theo: Kích hoạt") && TagBalance.faults(fresh.markup) == [])
        _ = try await pages(office).activate(Asked.visit("/", parts: ["id": id], posting: [(name: "phien-ban", value: "1")]), mot)
        let unitless = try await pages(office).rightsForm(Asked.visit("/", parts: ["id": id]), mot)
        #expect(unitless.markupText.contains("Cần gán đơn vị trước khi gán quyền"))
        let units = try await pages(office).unitsForm(Asked.visit("/?don-vi=hoa%20thuan", parts: ["id": id]), mot)
        #expect(TagBalance.faults(units.markup) == [] && units.markupText.contains("001.20.31.H99"))
    }

    @Test func `of two at one user the second is told and loses no tick`() async throws {
        let office = try await Office.staffed(.sqlite)
        let (mot, id) = (try await office.actor("A-MOT"), "\(try await office.user("A-BA"))")
        let seen = try await office.version(try await office.user("A-BA"))
        func assign(_ unit: String) async throws -> Web.Response {
            try await pages(office).assignUnits(
                Asked.visit("/", parts: ["id": id], posting: [(name: "phien-ban", value: "\(seen)"), (name: "them", value: unit)]), mot)
        }
        #expect(try await assign("001.20.31.H99").status == 303)
        let second = try await assign("000.00.05.H99")
        #expect(second.status == 409 && TagBalance.faults(second.markup) == [])
        #expect(second.markupText.contains("Người khác vừa thay đổi"))
        #expect(second.markupText.contains("value=\"000.00.05.H99\" aria-label=\"Chọn Sở Tư pháp tỉnh Bình Minh\" checked"))
        let rights = try await pages(office).grantRights(
            Asked.visit("/", parts: ["id": id], posting: [
                (name: "phien-ban", value: "\(seen)"), (name: "don-vi", value: "000.20.31.H99"), (name: "quyen", value: "quantri.cap-3"),
                (name: "quyen", value: "quantri.tao-cong-dan"), (name: "so-van-ban", value: "77/QĐ"),
            ]), mot)
        #expect(rights.status == 409 && rights.markupText.contains("77/QĐ") && TagBalance.faults(rights.markup) == [])
    }

    @Test func `units that end rights are asked about, and the other pages are sound`() async throws {
        let office = try await Office.staffed(.sqlite)
        let (mot, id) = (try await office.actor("A-MOT"), "\(try await office.user("A-BA"))")
        let version = "\(try await office.version(try await office.user("A-BA")))"
        let fields = [(name: "phien-ban", value: version), (name: "bo", value: "000.20.31.H99")]
        let asked = try await pages(office).assignUnits(Asked.visit("/", parts: ["id": id], posting: fields), mot)
        #expect(asked.status == 200 && asked.markupText.contains("Quản trị cấp 3") && TagBalance.faults(asked.markup) == [])
        let last = try await pages(office).deactivate(
            Asked.visit("/", parts: ["id": id], posting: [(name: "phien-ban", value: version), (name: "ly-do", value: "x")]), mot)
        #expect(last.status == 422 && last.markupText.contains("quản trị viên cuối cùng") && TagBalance.faults(last.markup) == [])
        let user = try await pages(office).showUser(Asked.visit("/", parts: ["id": id]), mot)
        #expect(TagBalance.faults(user.markup) == [] && user.markupText.contains("Bộ Công an"))
        let history = try await pages(office).history(Asked.visit("/lich-su"), mot)
        #expect(TagBalance.faults(history.markup) == [] && history.markupText.contains("Cấp quyền"))
        let file = try await pages(office).history(Asked.visit("/lich-su?xuat=csv"), mot)
        #expect(Array(file.bytesAtHand.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let home = try await pages(office).home(Asked.visit("/"), .administrator(mot))
        #expect(TagBalance.faults(home.markup) == [] && home.markupText.contains("Quản trị cấp 1"))
        let tops = try await pages(office).tops(Asked.visit("/"), Office.operator)
        #expect(TagBalance.faults(tops.markup) == [] && tops.markupText.contains("Chưa có"))
        let none = try await pages(office).decideTop(Asked.visit("/", posting: [(name: "co-quan", value: "000.0.0.H99")]), Office.operator)
        #expect(none.status == 422 && TagBalance.faults(none.markup) == [])
    }
}
