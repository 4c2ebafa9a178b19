import Foundation
import Kit
import Testing

@testable import Parties

/// INT-01 through the real Kannel and its fake operator.
@Suite struct RealKannelTests {
    static let script = SupportScript(
        name: "kannel.sh", programs: ["/usr/sbin/bearerbox", "/usr/sbin/smsbox", "/usr/lib/kannel/test/fakesmsc"],
        packages: "kannel kannel-extras")

    private func gateway(_ bench: Bench, _ url: String, password: String = "thu-nghiem") -> KannelSMS {
        KannelSMS(
            .init(url: url, username: "motcua", password: Secret(password), sender: "CongDVC"), http: bench.http,
            line: bench.line("sms"))
    }

    private func sms(_ text: String, report: String? = nil) throws -> SMS {
        let phone = try #require(PhoneNumber("0950000101"))
        return try #require(SMS(to: phone, text: text, deliveryReportURL: report, validityMinutes: 2))
    }

    /// Looks again until it is so, for five seconds at most: the operator is another process.
    private func eventually(_ isSo: () throws -> Bool) async throws -> Bool {
        for _ in 0..<100 {
            if try isSo() { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func reports(_ receiver: LoopbackServer) -> [Substring] {
        receiver.log.texts.compactMap { $0.firstMatch(of: #/ma=7&loai=(\d+) /#)?.1 }
    }

    @Test(.enabled(if: script.isPossible))
    func `a message goes through Kannel to the operator, and its reports come back`() async throws {
        let receiver = try await LoopbackServer.http { _ in .http(200, "ok") }
        try await Self.script.started { lines in
            try await Bench.run(timeout: .seconds(3)) { bench in
                let report = "http://127.0.0.1:\(receiver.port)/bao-phat?ma=7&loai=%d"
                let otp = try sms("Ma OTP cua ban la 004210", report: report)
                let accepted = [
                    try await gateway(bench, lines[0]).send(otp),
                    try await gateway(bench, lines[0]).send(try sms("Hồ sơ")),
                ]
                #expect(accepted == [.accepted, .accepted])
                let hasOTP = try await eventually {
                    try read(lines[1]).contains("<CongDVC +84950000101 text Ma OTP cua ban la 004210>")
                }
                let hasMarks = try await eventually { try read(lines[1]).contains("ucs-2 %00H%1E%D3%00+%00s%01%A1>") }
                let hasReports = try await eventually { Set(reports(receiver)) == ["8", "1"] }
                #expect(hasOTP && hasMarks && hasReports)
            }
        }
        try await receiver.stop()
    }

    @Test(.enabled(if: script.isPossible))
    func `Kannel refuses a wrong password, and is unreachable once it has stopped`() async throws {
        try await Bench.run(timeout: .seconds(3)) { bench in
            var url = ""
            let sms = try sms("Ma OTP")
            try await Self.script.started { lines in
                url = lines[0]
                let end = await failure { () async throws(PartyFailure) in
                    try await gateway(bench, url, password: "sai").send(sms)
                }
                #expect(end == .refused(status: 403, reason: "Authorization failed for sendsms"))
            }
            let end = await failure { () async throws(PartyFailure) in try await gateway(bench, url).send(sms) }
            #expect(end == .down(.unreachable))
        }
    }
}
