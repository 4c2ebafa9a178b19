import Foundation
import Html
import Parties
import Testing

@testable import sandbox

@Suite struct InboxPageTests {
    private func message(_ text: String, to: String = "84950000101") -> Message {
        Message(
            id: UUID(), to: to, from: "CongDVC", text: text, coding: 0, validityMinutes: nil,
            receivedAt: Date(timeIntervalSince1970: 1_795_000_000))
    }

    private func page(_ messages: [Message], typed: String = "", isPaused: Bool = false) -> String {
        let page = InboxPage(messages: messages, sims: SIMRegister(SampleSIMs.all), typed: typed, isPaused: isPaused)
        return String(decoding: page.html.bytes, as: UTF8.self)
    }

    @Test func `a message is shown with its number, its bearer and its state, and nothing in it is markup`() {
        let html = page([message("<b>004210</b>")], typed: "\"><script>")
        #expect(html.contains("<strong>0950 000 101</strong> Lê Thị Mẫu"))
        #expect(html.contains("&lt;b&gt;004210&lt;/b&gt;"))
        #expect(html.contains("Đang chờ nhà mạng"))
        #expect(!html.contains("<script>"))
    }

    @Test func `the page loads itself again until it is told to pause`() {
        #expect(page([]).contains(#"<meta http-equiv="refresh" content="4">"#))
        #expect(page([]).contains("Chưa có tin nhắn nào."))
        #expect(!page([], isPaused: true).contains("http-equiv"))
    }

    @Test func `each port says that it is a trial, in Vietnamese, and runs nothing`() async throws {
        try await RunningSandbox.run { sandbox in
            for party in ["sms", "telco", "captcha", "mail"] {
                let reply = try await sandbox.http.send(.get(sandbox.url(party, "/")))
                #expect(reply.status == 200)
                #expect(String(decoding: reply.body, as: UTF8.self).contains("BẢN THỬ NGHIỆM"))
                #expect(reply.header("content-security-policy")?.hasPrefix("default-src 'none'") == true)
            }
        }
    }

    @Test func `the page shows one number's messages where it is asked to`() async throws {
        try await RunningSandbox.run { sandbox in
            for (number, text) in [("0950000101", "mot"), ("0950000102", "hai")] {
                let query = "username=motcua&password=thu-nghiem&from=A&to=\(number)&text=tin-\(text)"
                let reply = try await sandbox.http.send(.get(sandbox.url("sms", "/cgi-bin/sendsms?" + query)))
                #expect(reply.status == 202)
            }
            let reply = try await sandbox.http.send(.get(sandbox.url("sms", "/?so=0950+000+102")))
            let html = String(decoding: reply.body, as: UTF8.self)
            #expect(html.contains("tin-hai") && !html.contains("tin-mot"))
        }
    }
}
