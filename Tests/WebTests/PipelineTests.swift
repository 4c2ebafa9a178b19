import Foundation
import HTTPTypes
import Html
import Kit
import Links
import Store
import Synchronization
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(1))) struct PipelineTests {
    private static let form = Link("/don")
    private static let files = Link("/don/tep")

    private func bench() throws -> PipelineBench {
        let upload = UploadRule(mostFiles: 2, mostBytes: 1_000) { _, _, _ in
            UploadSink(write: { _ in }, finish: { "kept" }, abort: {})
        }
        return try PipelineBench([
            .get(Link("/")) { visit in visit.page(Verbatim("Trang chủ"), "<h1>Trang chủ</h1>") },
            .get(Self.form) { visit in visit.page(Verbatim("Đơn"), "<form>\(visit.csrf)</form>") },
            .post(Self.form) { visit in .text(visit.posted.text("ten") ?? "") },
            .post(Self.files, .upload(upload)) { visit in .text("\(visit.posted.files.count)") },
            .get(Link("/rieng"), for: .signedIn) { _, person in .text(person.name) },
            .get(Link("/loi")) { _ in throw StoreFault.statement("secret detail") },
            .get(Link("/ban")) { _ in throw StoreFault.unavailable("disk full") },
        ])
    }

    private func get(_ path: String, host: String = PipelineBench.host) async throws -> PipelineBench.Answer {
        try await bench().ask(.get, path, host: host)
    }

    @Test func `a host that is not ours gets 421 and no cookie (REQ-GEN-014)`() async throws {
        let response = try await get("/don", host: "evil.example")
        #expect(response.status.code == 421)
        #expect(response.headers[.setCookie] == nil)
    }

    @Test func `a visitor who only reads gets no cookie, and every answer the headers of REQ-SEC-003`() async throws {
        let response = try await get("/")
        #expect(response.headers[.setCookie] == nil)
        #expect(response.headers[.init("X-Content-Type-Options")!] == "nosniff")
        let policy = try #require(response.headers[.init("Content-Security-Policy")!])
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
    }

    @Test func `a form without its proof, or with another browser's, is refused`() async throws {
        let page = try await get("/don")
        let cookie = try #require(page.headers[.setCookie]).prefix { $0 != ";" }
        let body = page.text
        let token = try #require(body.split(separator: "value=\"").last?.prefix { $0 != "\"" })
        for (sent, status) in [(token + "", 200), ("x" + token.dropFirst(), 403), ("", 403)] {
            let answer = try await post("/don", "_csrf=\(sent)&ten=Mau", cookie: String(cookie))
            #expect(answer.status.code == status)
        }
        let stranger = try await post("/don", "_csrf=\(token)&ten=Mau", cookie: nil)
        #expect(stranger.status.code == 403)
        let elsewhere = try await post("/don", "_csrf=\(token)", cookie: String(cookie), origin: "https://evil.example")
        #expect(elsewhere.status.code == 403)
    }

    private func post(
        _ path: String, _ body: String, cookie: String?, origin: String? = nil
    ) async throws -> PipelineBench.Answer {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let origin { headers[.origin] = origin }
        if let cookie { headers[.cookie] = cookie }
        return try await bench().ask(.post, path, headers, body: body)
    }

    @Test func `a page for the signed in sends a visitor to sign in and back (REQ-GEN-013)`() async throws {
        let response = try await get("/rieng?a=1")
        #expect(response.status.code == 302)
        #expect(response.headers[.location] == "/dang-nhap?ve=%2Frieng%3Fa%3D1")
    }

    @Test func `what broke is a number for the person, and the store away is 503`() async throws {
        let failed = try await get("/loi")
        #expect(failed.status.code == 500)
        #expect(!failed.text.contains("secret detail"))
        let away = try await get("/ban")
        #expect(away.status.code == 503)
        #expect(away.headers[.init("Retry-After")!] != nil)
        #expect(try await get("/khong-co").status.code == 404)
    }

    @Test func `a file before the form's proof is refused unread`() async throws {
        let body = "--b\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.pdf\"\r\n\r\nabc\r\n--b--\r\n"
        let response = try await bench().ask(
            .post, "/don/tep", [.contentType: "multipart/form-data; boundary=b"], body: body)
        #expect(response.status.code == 403)
    }

    @Test func `nobody who may not come here leaves a byte of a file`() async throws {
        let opened = Mutex(0)
        let upload = UploadRule(mostFiles: 1, mostBytes: 1_000) { _, _, _ in
            opened.withLock { $0 += 1 }
            return UploadSink(write: { _ in }, finish: { "kept" }, abort: {})
        }
        let bench = try PipelineBench([
            .get(Self.form) { visit in visit.page(Verbatim("Đơn"), "<form>\(visit.csrf)</form>") },
            .post(Self.files, for: .signedIn, .upload(upload)) { _, _ in .text("taken") },
        ])
        let page = try await bench.ask(.get, "/don")
        let cookie = try #require(page.headers[.setCookie]).prefix { $0 != ";" }
        let token = try #require(page.text.split(separator: "value=\"").last?.prefix { $0 != "\"" })
        let body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n\(token)\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.pdf\"\r\n\r\nabc\r\n--b--\r\n"
        let answer = try await bench.ask(
            .post, "/don/tep", [.contentType: "multipart/form-data; boundary=b", .cookie: String(cookie)], body: body)
        #expect(answer.status.code == 302 && opened.withLock { $0 } == 0)
    }

    @Test func `the name given to a return address cannot break a header`() {
        let response = Web.Response.redirect("/a\r\nSet-Cookie: x=1")
        #expect(response.headers.allSatisfy { !$0.1.contains("\n") && !$0.1.contains("\r") })
    }
}
