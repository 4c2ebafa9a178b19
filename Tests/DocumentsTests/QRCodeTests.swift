import Documents
import Foundation
import Testing

@Suite struct QRCodeTests {
    @Test(
        .enabled(if: Tool.zbarimg.isInstalled),
        arguments: [SampleReceipt.code, "https://dvc.h99.localhost/tra-cuu?ma=Ộ"])
    func `a reader reads what was put in`(text: String) throws {
        let png = try QRCode(text).png()
        #expect(try Tool.zbarimg.read(png, "-q", "--raw", "FILE").text.trimmingCharacters(in: .newlines) == text)
    }

    @Test(.enabled(if: Tool.zbarimg.isInstalled && Tool.pdftoppm.isInstalled))
    func `a reader reads the code on the printed receipt`() throws {
        let page = try SampleReceipt.paper().pdf()
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(atPath: folder.path + ".png") }
        _ = try Tool.pdftoppm.read(page, "-r", "150", "-png", "-singlefile", "FILE", folder.path)
        let png = try Data(contentsOf: URL(filePath: folder.path + ".png"))
        #expect(try Tool.zbarimg.read(Array(png), "-q", "--raw", "FILE").text == SampleReceipt.code + "\n")
    }

    @Test func `a code has its three finders and is drawn as SVG`() throws {
        let code = try QRCode(SampleReceipt.code)
        for (x, y) in [(0, 0), (code.side - 7, 0), (0, code.side - 7)] {
            #expect((0..<7).allSatisfy { code.isDark(x + $0, y) && code.isDark(x, y + $0) })
            #expect(!code.isDark(x + 1, y + 1) && code.isDark(x + 3, y + 3))
        }
        #expect(!code.isDark(code.side - 1, code.side) && !code.isDark(-1, 0))
        let svg = String(decoding: code.svg, as: UTF8.self)
        let size = code.side + 8
        #expect(svg.hasPrefix(#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(size) \#(size)""#))
        #expect(svg.contains("M4 4h7v1h-7z"))
    }

    @Test(arguments: ["", "a\u{0}b", String(repeating: "x", count: 3000)])
    func `what no code can hold is refused`(text: String) {
        #expect(throws: RenderingFailure.notEncodable) { try QRCode(text) }
    }
}
