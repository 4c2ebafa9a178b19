import Kit
import Testing

@testable import Parties

@Suite struct KannelSMSTests {
    private func gateway(_ bench: Bench, port: Int) -> KannelSMS {
        let account = KannelSMS.Account(
            url: "http://127.0.0.1:\(port)/cgi-bin/sendsms", username: "motcua", password: Secret("p&=w"),
            sender: "CongDVC")
        return KannelSMS(account, http: bench.http, line: bench.line("sms"))
    }

    private func sms(_ text: String = "Ma OTP cua ban la 004210", report: String? = nil) throws -> SMS {
        let phone = try #require(PhoneNumber("0950000101"))
        return try #require(SMS(to: phone, text: text, deliveryReportURL: report, validityMinutes: 2))
    }

    private func send(_ act: LoopbackServer.Act) async throws -> (end: PartyFailure?, requests: [String]) {
        let server = try await LoopbackServer.http { _ in act }
        var end: PartyFailure?
        let sms = try sms(report: "http://127.0.0.1:8080/sms/bao-phat?ma=x&loai=%d")
        try await Bench.run { bench in
            let gateway = gateway(bench, port: server.port)
            end = await failure { () async throws(PartyFailure) in try await gateway.send(sms) }
        }
        try await server.stop()
        return (end, server.log.texts)
    }

    @Test func `the request is Kannel's, with every value escaped`() async throws {
        let (end, requests) = try await send(.http(202, "0: Accepted for delivery"))
        #expect(end == nil)
        let head = try #require(requests.first?.split(separator: "\r\n").first)
        #expect(
            head
                == "GET /cgi-bin/sendsms?username=motcua&password=p%26%3Dw&from=CongDVC&to=%2B84950000101"
                + "&text=Ma%20OTP%20cua%20ban%20la%20004210&coding=0&charset=UTF-8&dlr-mask=31"
                + "&dlr-url=http%3A%2F%2F127.0.0.1%3A8080%2Fsms%2Fbao-phat%3Fma%3Dx%26loai%3D%25d&validity=2 HTTP/1.1")
    }

    @Test func `text with marks is sent as UCS-2`() async throws {
        let server = try await LoopbackServer.http { _ in .http(202, "3: Queued for later delivery") }
        let sms = try sms("Hồ sơ")
        try await Bench.run { bench in
            let acceptance = try await gateway(bench, port: server.port).send(sms)
            #expect(acceptance == .queued)
        }
        #expect(try #require(server.log.texts.first).contains("&text=H%E1%BB%93%20s%C6%A1&coding=2&charset=UTF-8&"))
        try await server.stop()
    }

    @Test(arguments: [
        (403, "Authorization failed for x", PartyFailure.refused(status: 403, reason: "Authorization failed for x")),
        (400, "Missing receiver number, rejected", .refused(status: 400, reason: "Missing receiver number, rejected")),
        (404, "Unknown request.", .refused(status: 404, reason: "Unknown request.")),
        (500, "", .down(.failing(status: 500))),
        (503, "Temporal failure, try again later.", .down(.failing(status: 503))),
        (429, "", .down(.failing(status: 429))),
        (200, "<html>login</html>", .down(.nonsense)),
        (202, "welcome", .down(.nonsense)),
        (302, "", .down(.nonsense)),
    ])
    func `each answer of the gateway has one meaning`(status: Int, body: String, meaning: PartyFailure) async throws {
        let (end, requests) = try await send(.http(status, body))
        #expect(end == meaning)
        #expect(requests.count == 1)
    }

    @Test func `a gateway that hangs up or keeps silent is asked once: an OTP goes out at most once`() async throws {
        let (cut, cutRequests) = try await send(.hangUp)
        #expect(cut == .down(.broken))
        #expect(cutRequests.count == 1)
        let (silent, silentRequests) = try await send(.hold(""))
        #expect(silent == .down(.timeout))
        #expect(silentRequests.count == 1)
    }

    @Test func `the password is in no description of the account`() {
        let account = KannelSMS.Account(url: "u", username: "n", password: Secret("bi-mat"), sender: "s")
        #expect(!String(describing: account).contains("bi-mat"))
        #expect(!String(reflecting: account).contains("bi-mat"))
    }
}
