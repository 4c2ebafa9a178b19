import Kit
import Parties
import Testing

@testable import sandbox

/// INT-01: the gateway behaves as the real Kannel does in `RealKannelTests`.
@Suite struct SMSGatewayTests {
    private func sms(
        _ number: String, _ text: String = "Ma OTP cua ban la 004210", report: String? = nil
    ) throws -> SMS {
        let phone = try #require(PhoneNumber(number))
        return try #require(SMS(to: phone, text: text, deliveryReportURL: report, validityMinutes: 2))
    }

    private func send(_ sandbox: RunningSandbox, _ sms: SMS) async -> PartyFailure? {
        await failure { () async throws(PartyFailure) in try await sandbox.sms.send(sms) }
    }

    @Test func `a message lands in the inbox of its number, and is delivered`() async throws {
        try await RunningSandbox.run { sandbox in
            #expect(await send(sandbox, try sms("0950000101")) == nil)
            #expect(await send(sandbox, try sms("0950000102", "Hồ sơ đã nhận")) == nil)
            let all = try await sandbox.control([Message].self, "/_ctl/inbox")
            #expect(all.map(\.text) == ["Hồ sơ đã nhận", "Ma OTP cua ban la 004210"])
            let one = try await sandbox.control([Message].self, "/_ctl/inbox?to=84950000101", on: "telco")
            #expect(one.map(\.to) == ["84950000101"])
            #expect(one.first?.coding == 0 && one.first?.from == "CongDVC" && one.first?.validityMinutes == 2)
            let isDelivered = try await eventually {
                try await sandbox.control([Message].self, "/_ctl/inbox").allSatisfy { $0.state == .delivered }
            }
            #expect(isDelivered)
        }
    }

    @Test func `reports come back as Kannel sends them, undeliverable for the SIM that is out of reach`() async throws {
        try await RunningSandbox.run { sandbox in
            // The sandbox's own help page takes the reports: any server on this machine would do.
            let report = sandbox.url("captcha", "/?loai=%d&so=%p")
            #expect(await send(sandbox, try sms("0950000101", report: report)) == nil)
            #expect(await send(sandbox, try sms("0950000198", report: report)) == nil)
            var messages: [Message] = []
            let isDone = try await eventually {
                messages = try await sandbox.control([Message].self, "/_ctl/inbox")
                return messages.allSatisfy { $0.reports.count == 2 }
            }
            #expect(isDone)
            #expect(messages.map(\.state) == [.undeliverable, .delivered])
            #expect(messages.map { $0.reports.map(\.type) } == [[8, 2], [8, 1]])
            #expect(messages.allSatisfy { $0.reports.allSatisfy { $0.answer == 200 } })
        }
    }

    @Test func `a wrong password is refused in Kannel's words`() async throws {
        try await RunningSandbox.run { sandbox in
            let message = try sms("0950000101")
            let end = await failure { () async throws(PartyFailure) in
                try await sandbox.sms(password: "sai").send(message)
            }
            #expect(end == .refused(status: 403, reason: "Authorization failed for sendsms"))
        }
    }

    @Test(arguments: [
        ("to=%2B84950000101&text=x", "Sender missing and no global set, rejected"),
        ("from=A&text=x", "Missing receiver number, rejected"),
        ("from=A&to=&text=x", "Empty receiver number not allowed, rejected"),
        ("from=A&to=1&text=x&coding=9", "Coding field misformed, rejected"),
    ])
    func `what Kannel rejects is rejected`(query: String, words: String) throws {
        let account = try #require(Account(RunningSandbox.account))
        let fields = RequestFields.read("username=motcua&password=thu-nghiem&" + query)
        #expect(throws: SendSMSQuery.Rejected(status: 400, text: words)) { try SendSMSQuery(fields, account: account) }
    }

    @Test(arguments: [
        ("down", PartyFailure.down(.failing(status: 503))), ("silence", .down(.timeout)), ("wrong", .down(.nonsense)),
        ("refuse", .refused(status: 403, reason: "Authorization failed for sendsms")),
    ])
    func `each fault looks to the product as its name says, and only for its number`(
        mode: String, end: PartyFailure
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let status = try await sandbox.fault("sms", #"{"mode":"\#(mode)","to":"0950000101","ms":1500}"#)
            #expect(status == 201)
            #expect(await send(sandbox, try sms("0950000102")) == nil)
            #expect(await send(sandbox, try sms("0950000101")) == end)
            let inbox = try await sandbox.control([Message].self, "/_ctl/inbox?to=84950000101")
            #expect(inbox.isEmpty)
        }
    }

    @Test func `a delay within the time-out is only slow`() async throws {
        try await RunningSandbox.run { sandbox in
            let status = try await sandbox.fault("sms", #"{"mode":"delay","ms":200}"#)
            #expect(status == 201)
            let start = ContinuousClock.now
            #expect(await send(sandbox, try sms("0950000101")) == nil)
            #expect(ContinuousClock.now - start >= .milliseconds(200))
        }
    }

    @Test func `a fault ends when its count is used up, or when all are ended`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.fault("sms", #"{"mode":"down","count":2}"#)
            let message = try sms("0950000101")
            var ends: [PartyFailure?] = []
            for _ in 0..<3 { ends.append(await send(sandbox, message)) }
            #expect(ends == [.down(.failing(status: 503)), .down(.failing(status: 503)), nil])
            _ = try await sandbox.fault("sms", #"{"mode":"undeliverable","to":"+84950000101"}"#)
            #expect(await send(sandbox, message) == nil)
            let fails = try await eventually {
                try await sandbox.control([Message].self, "/_ctl/inbox").first?.state == .undeliverable
            }
            #expect(fails)
            try await sandbox.delete(sandbox.url("sms", "/_ctl/fault"))
            try await sandbox.delete(sandbox.url("sms", "/_ctl/inbox"))
            #expect(await send(sandbox, message) == nil)
            let isBack = try await eventually {
                try await sandbox.control([Message].self, "/_ctl/inbox").map(\.state) == [.delivered]
            }
            #expect(isBack)
        }
    }

    @Test(arguments: [#"{"mode":"fire"}"#, #"{"mode":"down","count":0}"#, #"{"mode":"delay","ms":-1}"#, "x", "{}"])
    func `an odd fault is refused`(json: String) async throws {
        try await RunningSandbox.run { sandbox in
            let status = try await sandbox.fault("sms", json)
            #expect(status == 400)
        }
    }
}
