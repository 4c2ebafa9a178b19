import Foundation
import Kit
import Testing

@testable import Documents

@Suite struct CaptchaTests {
    let text = CaptchaText(typed: "k9trm")!

    @Test func `typed letters count in either case (REQ-GEN-010)`() {
        #expect(text.letters == "K9TRM")
        #expect(CaptchaText(typed: " K9 trm ") == text)
        #expect(CaptchaText(typed: "K9TRN") != text)
    }

    @Test(arguments: ["", "K9TR", "K9TRMM", "K9TR0", "K9TRO", "K9TR1", "K9TRI", "K9TR<", "K9TRẾ"])
    func `what cannot be a captcha is not one`(typed: String) { #expect(CaptchaText(typed: typed) == nil) }

    @Test func `a drawn text has five characters that can be told apart (PRM-CAPTCHA)`() {
        for _ in 0..<200 {
            let drawn = CaptchaText(.system)
            #expect(drawn.letters.count == 5)
            #expect(CaptchaText(typed: drawn.letters) == drawn)
            #expect(drawn.letters.allSatisfy { !"0O1Il".contains($0) })
        }
    }

    @Test func `the picture is a PNG of 320 by 112 pixels`() throws {
        let png = try CaptchaDrawing(text, seed: 1).png()
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        #expect(Array(png[16..<24]) == [0, 0, 1, 64, 0, 0, 0, 112])
    }

    @Test func `another seed or text gives another picture, the same the same`() throws {
        let png = try CaptchaDrawing(text, seed: 1).png()
        #expect(try CaptchaDrawing(text, seed: 1).png() == png)
        #expect(try CaptchaDrawing(text, seed: 2).png() != png)
        #expect(try CaptchaDrawing(CaptchaText(typed: "K9TRN")!, seed: 1).png() != png)
    }

    @Test func `every letter has a name`() {
        for letter in CaptchaText.alphabet { #expect(LetterNames.name(of: letter) != nil, "\(letter)") }
    }

    @Test func `the voice is a WAV file of some seconds that is loud enough`() throws {
        let wav = try CaptchaVoice(text, seed: 1).wav()
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(wav[offset + $1]) << (8 * $1) }
        }
        #expect(String(decoding: wav[0..<4], as: UTF8.self) == "RIFF")
        #expect(String(decoding: wav[8..<16], as: UTF8.self) == "WAVEfmt ")
        #expect(number(4, 4) == wav.count - 8 && number(40, 4) == wav.count - 44)
        #expect(number(22, 2) == 1 && number(34, 2) == 16)
        let seconds = Double(number(40, 4)) / Double(number(28, 4))
        #expect((4...20).contains(seconds), "\(seconds) s")
        let samples = stride(from: 44, to: wav.count, by: 2).map { Int16(truncatingIfNeeded: number($0, 2)) }
        #expect(samples.contains { $0 > 12_000 })
    }

    @Test func `voices asked for at once wait for each other and are whole`() async throws {
        let text = text
        let alone = Double(try CaptchaVoice(text, seed: 7).wav().count)
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 { group.addTask { Double(try CaptchaVoice(text, seed: 7).wav().count) } }
            for try await size in group { #expect((0.97...1.03).contains(size / alone)) }
        }
    }
}
