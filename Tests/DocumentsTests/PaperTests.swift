import Foundation
import Testing

@testable import Documents

@Suite struct PaperTests {
    static let marks = "TIẾN ĐỀN THỂ LỄ VIỆT BỐ HỒ CỔ LỖ BỘ TẤT CẦN CẨN CẪN CẬN TỨ TỪ TỬ TỮ TỰ KỲ KỴ KỶ KỸ đặc hợp cụ"

    func paper(_ blocks: [Paper.Block], _ format: Paper.Format = .a4) -> Paper {
        Paper(title: "Giấy thử", format: format, madeAt: SampleReceipt.madeAt, blocks: blocks)
    }

    func pages(of pdf: [UInt8]) throws -> Int {
        let line = try Tool.pdfinfo.read(pdf, "FILE").text.split(separator: "\n").first { $0.hasPrefix("Pages:") }
        return try #require(line.flatMap { Int($0.dropFirst(6).trimmingCharacters(in: .whitespaces)) })
    }

    func text(of pdf: [UInt8]) throws -> String { flattened(try Tool.pdftotext.read(pdf, "-layout", "FILE", "-").text) }

    @Test func `a paper is a PDF file`() throws {
        let pdf = try SampleReceipt.paper().pdf()
        #expect(pdf.starts(with: "%PDF-1.4".utf8))
        #expect(String(decoding: pdf.suffix(6), as: UTF8.self) == "%%EOF\n")
    }

    @Test func `the same paper gives the same bytes, and another date other bytes`() throws {
        let paper = try SampleReceipt.paper()
        #expect(try paper.pdf() == paper.pdf())
        let later = Paper(
            title: paper.title, format: paper.format, madeAt: paper.madeAt.addingTimeInterval(60), foot: paper.foot,
            blocks: paper.blocks)
        #expect(try later.pdf() != paper.pdf())
    }

    @Test(.enabled(if: Tool.pdftotext.isInstalled))
    func `every Vietnamese letter can be copied out of the file`() throws {
        #expect(try text(of: paper([.text(Passage(Self.marks))]).pdf()) == Self.marks)
    }

    @Test(.enabled(if: Tool.pdftotext.isInstalled))
    func `decomposed text is composed, and what cannot be seen becomes a space`() throws {
        let pdf = try paper([.text(Passage("Thu\u{031B}\u{0309}\u{202E} nghie\u{0302}\u{0323}m\u{0}"))]).pdf()
        #expect(try text(of: pdf) == "Thử nghiệm")
    }

    @Test(.enabled(if: Tool.pdftotext.isInstalled))
    func `the receipt says what it was told and is one A5 sheet`() throws {
        let pdf = try SampleReceipt.paper().pdf()
        let text = try text(of: pdf)
        for part in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Người nộp hồ sơ: Trần Văn Thử",
            "Mã hồ sơ: \(SampleReceipt.code)", "Thời gian giải quyết hồ sơ theo quy định: 02 ngày làm việc",
            "NGƯỜI TIẾP NHẬN HỒ SƠ", "Hoàng Thị Cửa", "Trang 1/1",
        ] { #expect(text.contains(part), "missing: \(part)") }
        #expect(try pages(of: pdf) == 1)
    }

    @Test(.enabled(if: Tool.pdfinfo.isInstalled))
    func `the file has a title, a language, tags and a date`() throws {
        let pdf = try SampleReceipt.paper().pdf()
        let info = try Tool.pdfinfo.read(pdf, "-isodates", "FILE").text
        #expect(info.contains("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"))
        #expect(info.contains("2026-11-20T"))
        #expect(String(decoding: pdf, as: UTF8.self).contains("/CreationDate (D:20261120020000Z)"))
        #expect(flattened(info).contains("Tagged: yes"))
        let structure = try Tool.pdfinfo.read(pdf, "-struct", "FILE").text
        for tag in ["Document", "H1", "P", "Table", "TR", "TH", "TD"] {
            #expect(structure.split(whereSeparator: \.isWhitespace).contains(Substring(tag)), "no \(tag)")
        }
        #expect(String(decoding: pdf, as: UTF8.self).contains("/Lang (vi-VN)"))
    }

    @Test(.enabled(if: Tool.qpdf.isInstalled))
    func `the file is well formed`() throws {
        #expect(try Tool.qpdf.read(SampleReceipt.paper(components: 60).pdf(), "--check", "FILE").status == 0)
    }

    @Test(.enabled(if: Tool.pdffonts.isInstalled))
    func `all fonts are embedded as subsets that can be copied from`() throws {
        let fonts = try Tool.pdffonts.read(SampleReceipt.paper().pdf(), "FILE").text.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts { #expect(flattened(String(font)).contains("yes yes yes"), "\(font)") }
    }

    @Test(.enabled(if: Tool.pdftotext.isInstalled))
    func `a long table repeats its head on every page and loses no row`() throws {
        let rows = (1...120).map { [Passage("\($0)"), Passage("Hàng số \($0).")] }
        let columns = [Paper.Table.Column("TT", share: 1), Paper.Table.Column("Tên gọi", share: 5)]
        let pdf = try paper([.table(Paper.Table(columns: columns, rows: rows))], .a5).pdf()
        let text = try text(of: pdf)
        let count = try pages(of: pdf)
        #expect(count > 2)
        #expect(text.components(separatedBy: "Tên gọi").count == count + 1)
        for row in 1...120 { #expect(text.contains("Hàng số \(row).")) }
        let structure = try Tool.pdfinfo.read(pdf, "-struct", "FILE").text
        #expect(structure.components(separatedBy: "Table").count == 2)
    }

    @Test(.enabled(if: Tool.pdftotext.isInstalled))
    func `a cell and columns higher than a page are continued, not clipped`() throws {
        let long = (1...900).map { "từ\($0)" }.joined(separator: " ")
        let table = Paper.Table(
            columns: [Paper.Table.Column("A"), Paper.Table.Column("B")], rows: [[Passage(long), "ngắn"]])
        let columns = Paper.Block.columns([Paper.Column(1, [.text(Passage(long))]), Paper.Column(1, [.text("bên")])])
        for block in [Paper.Block.table(table), columns] {
            let pdf = try paper([block], .a5).pdf()
            #expect(try pages(of: pdf) > 1)
            let words = Set(try Tool.pdftotext.read(pdf, "FILE", "-").text.split(whereSeparator: \.isWhitespace))
            for number in 1...900 { #expect(words.contains("từ\(number)")) }
        }
    }

    @Test(.enabled(if: Tool.pdftotext.isInstalled))
    func `a word longer than its line is broken without a hyphen`() throws {
        let word = String(repeating: "Nghiêng", count: 60)
        let pdf = try paper([.text(Passage(word))]).pdf()
        #expect(try text(of: pdf).filter { !$0.isWhitespace } == word)
    }

    @Test func `marks on marks stay within a table's cell and do not meet the line above`() throws {
        let text = try Typesetter(textSize: 13).set(
            Passage("\(Self.marks)\n\(Self.marks)"), width: 2000, size: 13, .left)
        #expect(text.lines.count == 2)
        #expect(text.lines[0].inkTop > -SetCell.padding)
        #expect(text.lines[1].inkTop > text.lines[0].inkBottom)
        #expect(text.lines[1].inkBottom < text.height + SetCell.padding)
    }

    @Test func `a heading is never the last on its page, and a paragraph leaves two lines on either side`() throws {
        let setter = BlockSetter(typesetter: try Typesetter(textSize: 13), pageRoom: 100)
        var pages = Pages(room: 100)
        let text = Passage((1...60).map { "từ\($0)" }.joined(separator: " "))
        pages.fill(setter.pieces(of: [.space(70), .heading("Đầu đề"), .text(text)], width: 200))
        #expect(pages.all[0].count == 1)
        #expect(pages.all[1].count == 2)
        let line = try Typesetter(textSize: 13).set("A\nB", width: 200, size: 13, .left).height / 2
        for placed in pages.all.dropFirst().flatMap({ $0 }) where !placed.piece.keepsNext {
            #expect(placed.piece.height > 1.9 * line)
        }
    }

    @Test func `an empty paper is one empty page`() throws {
        let pdf = try paper([]).pdf()
        #expect(pdf.starts(with: "%PDF".utf8))
        if Tool.pdfinfo.isInstalled { #expect(try pages(of: pdf) == 1) }
    }
}
