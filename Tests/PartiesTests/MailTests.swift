import Foundation
import Kit
import Testing

@testable import Parties

/// Letters as they go over the wire: RFC 5322, 2045, 2047; REQ-ACC-002.
@Suite struct MailTests {
    private let now = Date(timeIntervalSince1970: 1_795_140_000)

    private func lines(_ subject: String = "x", _ text: String = "y", sender: String = "Cổng Dịch vụ công") throws -> [String] {
        let from = Mail.Sender(address: try #require(EmailAddress("khong-tra-loi@dvc.example")), name: sender)
        let mail = Mail(id: UUID(), to: try #require(EmailAddress("mau@example.vn")), subject: subject, text: text)
        return String(decoding: mail.bytes(from: from, at: now), as: UTF8.self).components(separatedBy: "\r\n")
    }

    @Test(arguments: ["a\r\nBcc: thu@example.vn", "a\nBcc: thu@example.vn", "a\r\n\r\nBcc: thu@example.vn", "a\u{85}Bcc: x@example.vn"])
    func `nothing in a subject or a name becomes a line of the head`(text: String) throws {
        for lines in [try lines(text), try lines("x", sender: text)] {
            let head = lines.prefix { !$0.isEmpty }
            #expect(!head.contains { $0.hasPrefix("Bcc") } && lines.filter { $0.hasPrefix("To:") } == ["To: <mau@example.vn>"])
        }
    }

    @Test(arguments: ["mau@example.vn\r\nRCPT TO:<x@example.vn>", "mau@example.vn>", "<mau@example.vn", "mau @example.vn", "mẫu@example.vn"])
    func `an address that could end a command is none`(text: String) { #expect(EmailAddress(text) == nil) }

    @Test(arguments: [
        "Xác nhận địa chỉ email của tài khoản Dịch vụ công trên Cổng Dịch vụ công Quốc gia, lần thứ mười", "plain subject",
        "=?UTF-8?B?Zm9yZ2Vk?=", String(repeating: "Ệ", count: 100), "",
    ])
    func `any text comes back from the head, in words of at most 75 characters`(subject: String) throws {
        let all = try lines(subject)
        let start = try #require(all.firstIndex { $0.hasPrefix("Subject: ") })
        let folded = [all[start].dropFirst(9)] + all[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { $0.dropFirst(1) }
        #expect(folded.allSatisfy { $0.utf8.count <= 75 && $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
        let read = folded.map { word in
            let coded = word.wholeMatch(of: /=\?UTF-8\?B\?(.*)\?=/).flatMap { Data(base64Encoded: String($0.1)) }
            return coded.map { String(decoding: $0, as: UTF8.self) } ?? String(word)
        }.joined()
        #expect(read == subject)
    }

    @Test func `the body is UTF-8 in short lines, the date is Vietnam's`() throws {
        let all = try lines("x", "Kính gửi Ông/Bà,\n\n" + String(repeating: "dòng dài ", count: 200))
        let body = all.drop { !$0.isEmpty }
        #expect(body.allSatisfy { $0.utf8.count <= 76 })
        let text = try #require(Data(base64Encoded: body.joined()))
        #expect(String(decoding: text, as: UTF8.self).hasPrefix("Kính gửi Ông/Bà,\r\n\r\ndòng dài"))
        #expect(all[0] == "Date: Fri, 20 Nov 2026 09:00:00 +0700", "\(all[0])")
        #expect(all.contains("Auto-Submitted: auto-generated"))
    }

    @Test(arguments: [
        (".\r\n", "..\r\n"), ("a\r\n.\r\nb", "a\r\n..\r\nb"), ("a.b\r\n", "a.b\r\n"), ("..x", "...x"), ("", ""),
    ])
    func `no line of a letter ends it early`(letter: String, wire: String) {
        #expect(DotStuffing.stuffed(Array(letter.utf8)) == Array(wire.utf8))
    }
}
