import Foundation
import Kit
import Parties
import Testing

@testable import sandbox

/// The mail server behaves as RFC 5321 and 6409 say, and the product's own client gets on with it.
@Suite struct MailServerTests {
    private func mail(_ to: String = "mau@example.vn", subject: String = "Xác nhận địa chỉ", text: String = "Dòng một\n.\n..hai") throws -> Mail {
        Mail(id: UUID(), to: try #require(EmailAddress(to)), subject: subject, text: text)
    }

    private func send(_ sandbox: RunningSandbox, _ mail: Mail, password: String = "thu-nghiem") async throws -> PartyFailure? {
        let server = try sandbox.mail(password: password)
        return await failure { () async throws(PartyFailure) in try await server.send(mail) }
    }

    private func letters(_ sandbox: RunningSandbox, to: String? = nil) async throws -> [Letter] {
        try await sandbox.control([Letter].self, "/_ctl/mails" + (to.map { "?to=\($0)" } ?? ""), on: "mail")
    }

    @Test func `a letter arrives as it was written, marks, dots and all`() async throws {
        try await RunningSandbox.run { sandbox async throws in
            let subject = "Xác nhận địa chỉ email của tài khoản Dịch vụ công trên Cổng Dịch vụ công Quốc gia"
            #expect(try await send(sandbox, try mail(subject: subject)) == nil)
            #expect(try await send(sandbox, try mail("thu@example.vn", subject: "plain", text: "hai")) == nil)
            let all = try await letters(sandbox)
            #expect(all.map(\.subject) == ["plain", subject])
            let one = try #require(try await letters(sandbox, to: "MAU@example.vn").first)
            #expect(one.text == "Dòng một\n.\n..hai\n" && one.from == "khong-tra-loi@dvc.example")
            let page = try await sandbox.http.send(.get(sandbox.url("mail", "/?dia-chi=mau@example.vn")))
            let html = String(decoding: page.body, as: UTF8.self)
            #expect(html.contains("Dòng một") && !html.contains("thu@example.vn</strong>"))
        }
    }

    @Test func `a wrong password passes when it is put right, so it is no refusal of the letter`() async throws {
        try await RunningSandbox.run { sandbox async throws in
            #expect(try await send(sandbox, try mail(), password: "sai") == .down(.failing(status: 535)))
            #expect(try await letters(sandbox).isEmpty)
        }
    }

    @Test(arguments: [
        (#"{"mode":"refuse"}"#, PartyFailure.refused(status: 550, reason: "RCPT 5.1.1")),
        (#"{"mode":"down"}"#, .down(.failing(status: 421))), (#"{"mode":"silence","ms":3000}"#, .down(.timeout)),
        (#"{"mode":"wrong"}"#, .down(.broken)),
    ])
    func `faults on demand: no such mailbox, closing, silent, gone after the text`(fault: String, end: PartyFailure) async throws {
        try await RunningSandbox.run { sandbox async throws in
            #expect(try await sandbox.fault("mail", fault) == 201)
            #expect(try await send(sandbox, try mail()) == end)
            #expect(try await letters(sandbox).isEmpty)
        }
    }

    @Test func `a fault is for the address it names`() async throws {
        try await RunningSandbox.run { sandbox async throws in
            #expect(try await sandbox.fault("mail", #"{"mode":"refuse","to":"Mau@example.vn","count":1}"#) == 201)
            #expect(try await send(sandbox, try mail("thu@example.vn")) == nil)
            #expect(try await send(sandbox, try mail()) != nil)
            #expect(try await send(sandbox, try mail()) == nil)
        }
    }
}
