import Foundation
import Html
import Kit
import Links
import Testing
@testable import Web

@Suite struct LayoutTests {
    private let trail: [(words: any Words, link: Link)] = [(WebWords.home, Link("/"))]

    private func page(_ change: (inout Chrome) -> Void = { _ in }) throws -> String {
        var chrome = portalChrome(try Assets().paths)
        change(&chrome)
        return citizenDocument(
            title: Verbatim("Tra cứu <hồ sơ>"), chrome: chrome, breadcrumb: trail, notice: "Đã lưu <b>",
            hasProblems: true, body: "<h1>x</h1>"
        ).text
    }

    @Test func `the title is screen, then system, and says when there are problems (WCAG 2.4.2)`() throws {
        #expect(try page().contains("<title>Lỗi: Tra cứu &lt;hồ sơ&gt; – Cổng Dịch vụ công Quốc gia</title>"))
    }

    @Test func `Đăng ký and Đăng nhập come within five stops after the skip link (REQ-POR-001)`() throws {
        let stops = try page().matches(of: /<(?:a|button|summary|input|select)\b[^>]*>/).map { String($0.0) }
        let links = stops.dropFirst().prefix(5)
        #expect(stops.first?.contains("class=\"skip\"") == true)
        #expect(links.filter { $0.contains("class=\"button") }.count == 2)
    }

    @Test func `signing out is a form with its proof, never a link`() throws {
        let html = try page { chrome in
            chrome.account = .signedIn(
                name: "Lê Thị Mẫu", entries: [], signOut: Link("/dang-xuat"), csrf: "<input type=\"hidden\" name=\"_csrf\" value=\"1\">")
        }
        #expect(html.contains("<form method=\"post\" action=\"/dang-xuat\"><input type=\"hidden\" name=\"_csrf\""))
        #expect(!html.contains("href=\"/dang-xuat\""))
    }

    @Test func `a trial deployment says so on every page, and help is in the footer (REQ-POR-002, REQ-GEN-015)`() throws {
        let html = try page()
        #expect(html.contains("BẢN THỬ NGHIỆM"))
        #expect(html.contains("Đầu mối hỗ trợ") && html.contains("href=\"tel:0950000999\""))
        #expect(html.contains("Đã lưu &lt;b&gt;"))
        #expect(try !page { $0.ribbon = nil }.contains("BẢN THỬ NGHIỆM"))
    }

    @Test func `a page links to the look by names that change with its content`() throws {
        let assets = try Assets()
        for name in ["app.css", "app.js", "mark.svg", "noto-sans-regular.woff2"] {
            let path = assets.paths(name)
            #expect(path.firstMatch(of: /^\/tai-nguyen\/[a-z-]+\.[0-9a-f]{16}\.[a-z0-9]+$/) != nil, "\(path)")
            #expect(assets.served[String(path.dropFirst(Assets.prefix.count))] != nil)
            #expect(try page().contains("\"\(path)\""))
        }
    }

    @Test func `every file of the look is part of it, and fonts are reached under their hashed names`() throws {
        let folder = try #require(Assets.folder)
        func names(_ part: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path)
        }
        #expect(try Set(names("styles")) == Set((["fonts"] + Assets.styles).map { $0 + ".css" }))
        #expect(try Set(names("scripts")) == Set(Assets.scripts.map { $0 + ".js" }))
        #expect(try Set(names("fonts")) == Set(Assets.fonts + ["OFL.txt"]))
        let assets = try Assets()
        let style = try #require(assets.served.first { $0.key.hasSuffix(".css") }?.value)
        let text = String(decoding: style.bytes, as: UTF8.self)
        for match in text.matches(of: /url\("([^"]*)"\)/) {
            #expect(assets.served[String(match.1.dropFirst(Assets.prefix.count))] != nil, "\(match.1)")
        }
        #expect(!text.contains("@import") && !text.contains("http:") && !text.contains("https:"))
    }

    @Test func `a product without its look does not start`() {
        #expect(throws: AssetFault.missing("fonts/noto-sans-regular.woff2")) {
            try Assets(folder: URL(filePath: "/khong-co"))
        }
    }

    @Test func `a first page weighs less than 100 kB as it travels`() throws {
        let assets = try Assets()
        let look = assets.served.values.reduce(0) { $0 + ($1.gzipped?.count ?? $1.bytes.count) }
        #expect(look < 90_000, "\(look) bytes before the page itself")
    }
}

@Suite struct WebWordsTests {
    @Test(arguments: [
        (0, "0 byte"), (1_023, "1023 byte"), (840_000, "820 kB"), (1_258_291, "1,1 MB"), (5_242_880, "5,0 MB"),
    ])
    func `sizes are written with a comma (F.5)`(bytes: Int, text: String) { #expect(bytes.fileSizeText == text) }

    @Test(arguments: [(0, "0"), (999, "999"), (5_682, "5.682"), (-1_234_567, "-1.234.567")])
    func `thousands are parted by dots (F.5)`(number: Int, text: String) { #expect(number.grouped == text) }

    @Test func `a label inside a sentence begins small, an abbreviation stays`() {
        #expect(Messages.required(Labels.identityNumber).vi == "Vui lòng nhập số CMT/CCCD.")
        #expect(Messages.required(Verbatim("CMND/CCCD")).vi == "Vui lòng nhập CMND/CCCD.")
        #expect(Messages.required(Verbatim("Địa chỉ")).vi == "Vui lòng nhập địa chỉ.")
        #expect(Messages.required(Verbatim("")).vi == "Vui lòng nhập .")
    }
}
