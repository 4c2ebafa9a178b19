import Foundation
import Kit
import Testing
import TestStore

@testable import Store

private let goodFiles: [(String, [UInt8])] = [
    ("a.pdf", SampleFiles.pdf(100)), ("a.PDF", SampleFiles.pdf(100)), ("a.png", SampleFiles.png), ("a.jpg", SampleFiles.jpg),
    ("a.JPEG", SampleFiles.jpg), ("a.docx", SampleFiles.zip(SampleFiles.docxNames)),
    ("a.xlsx", SampleFiles.zip(SampleFiles.xlsxNames)),
    ("a.doc", SampleFiles.ole([("WordDocument", SampleFiles.fib()), ("1Table", [])])),
    ("a.xls", SampleFiles.ole([("Workbook", SampleFiles.workbook())])),
    ("Đơn (bản 2).v1.pdf", SampleFiles.pdf(100)),
]

private let wrongFiles: [(String, [UInt8])] = [
    ("scan.pdf", SampleFiles.exe), ("scan.docx", SampleFiles.pdf(100)), ("scan.pdf", SampleFiles.png),
    ("scan.png", SampleFiles.jpg), ("scan.docx", SampleFiles.zip(SampleFiles.xlsxNames)),
    ("scan.xlsx", SampleFiles.zip(SampleFiles.docxNames)), ("scan.docx", SampleFiles.zip(["a.txt"])),
    ("scan.doc", SampleFiles.ole([("Workbook", SampleFiles.workbook())])), ("scan.doc", SampleFiles.ole([("Other", [])])),
    ("scan.xls", SampleFiles.ole([("WordDocument", SampleFiles.fib())])), ("scan.pdf", Array("%PDX-1.4 anything".utf8)),
    ("scan.pdf", Array("%PD".utf8)),
]

private let unsafeFiles: [(String, [UInt8])] = [
    ("a.pdf", []),
    ("a.docx", SampleFiles.zip(SampleFiles.docxNames + ["word/vbaProject.bin"])),
    ("a.docx", SampleFiles.zip(SampleFiles.docxNames + ["word/VBAPROJECT.BIN"])),
    ("a.xlsx", SampleFiles.zip(SampleFiles.xlsxNames + ["xl/activeX/activeX1.bin"])),
    ("a.docx", SampleFiles.zip(SampleFiles.docxNames, flags: 1)),
    ("a.docx", Array(SampleFiles.zip(SampleFiles.docxNames).dropLast(10))),
    ("a.docx", Array(SampleFiles.zip(SampleFiles.docxNames).prefix(40))),
    ("a.doc", SampleFiles.ole([("WordDocument", SampleFiles.fib(flags: 0x0100))])),
    ("a.doc", SampleFiles.ole([("WordDocument", SampleFiles.fib()), ("Macros", [])])),
    ("a.doc", SampleFiles.ole([("WordDocument", SampleFiles.fib()), ("_VBA_PROJECT", [])])),
    ("a.xls", SampleFiles.ole([("Workbook", SampleFiles.workbook()), ("_VBA_PROJECT_CUR", [])])),
    ("a.xls", SampleFiles.ole([("Workbook", SampleFiles.workbook(locked: true))])),
    ("a.doc", SampleFiles.ole([("EncryptedPackage", []), ("EncryptionInfo", [])])),
    ("a.doc", Array(SampleFiles.ole([("WordDocument", SampleFiles.fib())]).prefix(600))),
]

/// REQ-GEN-012: the type is decided by extension and by content; REQ-GEN-012 Bad.
@Suite struct FileTypeTests {
    @Test(arguments: goodFiles.indices)
    func `each kind is taken under its own name`(index: Int) async throws {
        let trial = try await FileTrial(.sqlite)
        let (name, bytes) = goodFiles[index]
        let file = try await trial.handAndKeep(bytes, name)
        #expect(file.type == FileType(name: name))
        #expect(try await trial.files.read(file.id).bytes() == bytes)
    }

    @Test(arguments: wrongFiles.indices)
    func `another kind under that name is refused and leaves nothing`(index: Int) async throws {
        let trial = try await FileTrial(.sqlite)
        let (name, bytes) = wrongFiles[index]
        await #expect(throws: FileRefusal.wrongType(allowed: FileType.allCases)) { try await trial.hand(in: bytes, name) }
        try await trial.expectNothingLeft()
    }

    @Test(arguments: [
        "a.pdf.exe", "../../x.pdf", "..\\x.pdf", "C:\\x.pdf", "/etc/x.pdf", ".pdf", "pdf", "a.", "", "a.svg", "a.html", "a.zip",
        "a.docm", "a.pdf\0.exe", "a.pdf/", String(repeating: "a", count: 252) + ".pdf", "a.pdf ;x",
    ])
    func `a name that promises nothing good is refused before anything is read`(name: String) async throws {
        let trial = try await FileTrial(.sqlite)
        await #expect(throws: FileRefusal.wrongType(allowed: FileType.allCases)) {
            try await trial.files.receive(name: name, rule: .attachment)
        }
        try await trial.expectNothingLeft()
    }

    @Test(arguments: unsafeFiles.indices)
    func `empty, broken, encrypted or with macros is refused and leaves nothing`(index: Int) async throws {
        let trial = try await FileTrial(.sqlite)
        let (name, bytes) = unsafeFiles[index]
        await #expect(throws: FileRefusal.unsafe) { try await trial.hand(in: bytes, name) }
        try await trial.expectNothingLeft()
        #expect(FileRefusal.unsafe.words.vi == "Tệp bị hỏng hoặc không an toàn.")
    }

    @Test func `an upload field takes only its own kinds`() async throws {
        let trial = try await FileTrial(.sqlite)
        await #expect(throws: FileRefusal.wrongType(allowed: [.doc, .docx, .pdf])) {
            try await trial.hand(in: SampleFiles.jpg, "cccd.jpg", rule: .identityScan)
        }
        #expect(FileRefusal.wrongType(allowed: [.doc, .docx, .pdf]).words.vi == "Chỉ chấp nhận tệp doc, docx, pdf.")
    }

    @Test func `no broken archive or compound file breaks the inspection`() async throws {
        let trial = try await FileTrial(.sqlite)
        var generator = SplitMix(state: 42)
        let samples = [
            ("a.docx", SampleFiles.zip(SampleFiles.docxNames)),
            ("a.doc", SampleFiles.ole([("WordDocument", SampleFiles.fib()), ("1Table", [])])),
        ]
        for (name, bytes) in samples {
            for _ in 0..<60 {
                var broken = bytes
                for _ in 0..<Int.random(in: 1...12, using: &generator) {
                    broken[Int.random(in: 8..<broken.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
                }
                broken = Array(broken.prefix(Int.random(in: 9...broken.count, using: &generator)))
                do {
                    let file = try await trial.hand(in: broken, name)
                    #expect(file.size == broken.count)
                } catch {
                    #expect(error is FileRefusal)
                }
            }
        }
    }
}

/// The same numbers each time (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
