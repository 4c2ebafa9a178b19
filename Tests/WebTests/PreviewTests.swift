import Foundation
import Html
import HTTPTypes
import Kit
import Links
import TestPages
import Testing
@testable import Web

@Suite struct PreviewTests {
    @Test(arguments: previews().indices)
    func `every component is whole markup without inline style or script`(index: Int) {
        let preview = previews()[index]
        // A problem summary alone points at fields that are elsewhere on its page, but only by links.
        #expect(TagBalance.faults(preview.html) == [], "\(preview.name)")
    }

    @Test func `every layout is whole markup with one h1, a title, a language and a skip link`() throws {
        for page in previewDocuments(assets: try Assets().paths) {
            let text = String(decoding: page.html.bytes, as: UTF8.self)
            #expect(TagBalance.faults(page.html) == [], "\(page.name)")
            #expect(text.hasPrefix("<!doctype html><html lang=\"vi\">"))
            #expect(text.matches(of: /<h1/).count == 1, "\(page.name)")
            #expect(text.contains("href=\"#noi-dung-trang\"") && text.contains("<main id=\"noi-dung-trang\""))
        }
    }

    @Test func `each layout has an address of its own, and no other name has one`() async throws {
        let assets = try Assets().paths
        let routes = previewRoutes(assets: assets)
        #expect(routes.map(\.link.pattern) == ["/xem-truoc", "/xem-truoc/{ten}"])
        #expect(routes.allSatisfy { $0.method == .get && !$0.readsSession })
        let names = previewDocuments(assets: assets).map(\.name)
        #expect(Set(names).count == names.count && names.allSatisfy { Link.encode($0) == $0 })
    }

    /// `PREVIEW_FOLDER=… swift test --filter PreviewTests` leaves the pages there, to be looked at.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PREVIEW_FOLDER"] != nil))
    func `previews are written where somebody wants to look at them`() throws {
        let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["PREVIEW_FOLDER"]))
        let assets = try Assets()
        let shelf = folder.appending(path: Assets.prefix)
        try FileManager.default.createDirectory(at: shelf, withIntermediateDirectories: true)
        for (name, asset) in assets.served { try Data(asset.bytes).write(to: shelf.appending(path: name)) }
        for page in previewDocuments(assets: assets.paths) {
            try Data(page.html.bytes).write(to: folder.appending(path: page.name + ".html"))
        }
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "trang-chu.html").path))
    }
}
