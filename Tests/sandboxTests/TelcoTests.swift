import Foundation
import Kit
import Parties
import Testing

@testable import sandbox

/// INT-02 on the people of spec 0.4.
@Suite struct TelcoTests {
    private func person(_ number: String, _ id: String, _ name: String, _ birth: String) throws -> KYCMatch.Person {
        KYCMatch.Person(
            phone: try #require(PhoneNumber(number)), idDocument: id, name: name,
            birthdate: try #require(Day(iso: birth)))
    }

    private var mau: KYCMatch.Person {
        get throws { try person("0950000101", "099190000101", "Lê Thị Mẫu", "1990-03-15") }
    }

    private static let match = KYCMatch.Result.match(operator: "Mạng Thử Nghiệm")

    @Test(arguments: [
        ("0950000101", "099190000101", "Lê Thị Mẫu", "1990-03-15", match),
        ("0950000101", "099190000101", "lê thị mẫu", "1990-03-15", match),
        // C-MAU with C-THU's second SIM (REQ-REG-004).
        ("0950000199", "099190000101", "Lê Thị Mẫu", "1990-03-15", .noMatch),
        // Records without marks agree at the second question.
        ("0950000199", "099085000102", "Trần Văn Thử", "1985-09-02", match),
        ("0950000103", "099301000103", "Nguyễn Thị Ví Dụ", "2001-11-20", match),
        ("0950000106", "099195000106", "H'Mơ Niê", "1995-07-07", match),
        ("0950000101", "099190000101", "Lê Thị Mẫu", "1990-03-16", .noMatch),
        // A business SIM has no birth date; the unreachable one no owner; the last is not in the records.
        ("0950000301", "9999999993", "Công ty TNHH Thử Nghiệm", "2000-01-01", .unavailable),
        ("0950000198", "099190000101", "Lê Thị Mẫu", "1990-03-15", .unavailable),
        ("0950000777", "099190000101", "Lê Thị Mẫu", "1990-03-15", .unavailable),
    ])
    func `a SIM belongs to whom the records say`(
        number: String, id: String, name: String, birth: String, result: KYCMatch.Result
    ) async throws {
        let person = try person(number, id, name, birth)
        try await RunningSandbox.run { sandbox in #expect(await sandbox.kyc.check(person) == result) }
    }

    @Test(arguments: [
        ("down", KYCMatch.Result.unavailable), ("silence", .unavailable), ("refuse", .unavailable),
        ("not_available", .unavailable), ("wrong", .noMatch),
    ])
    func `each fault looks to the product as its name says`(mode: String, result: KYCMatch.Result) async throws {
        let mau = try mau
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.fault("telco", #"{"mode":"\#(mode)","to":"0950000101","ms":1500}"#)
            #expect(await sandbox.kyc.check(mau) == result)
        }
    }

    @Test func `a token the operators forgot is fetched again`() async throws {
        let mau = try mau
        try await RunningSandbox.run { sandbox in
            let kyc = sandbox.kyc
            #expect(await kyc.check(mau) == Self.match)
            try await sandbox.delete(sandbox.url("telco", "/_ctl/tokens"))
            #expect(await kyc.check(mau) == Self.match)
        }
    }

    @Test func `a SIM can be given to somebody, and taken from the records`() async throws {
        let person = try person("0950000777", "099190000101", "Lê Thị Mẫu", "1990-03-15")
        try await RunningSandbox.run { sandbox in
            let owner = #""name":"LE THI MAU","idDocument":"099190000101","birthdate":"1990-03-15""#
            let sim = #"{"number":"0950 000 777",\#(owner)}"#
            let reply = try await sandbox.http.send(.json(sandbox.url("sms", "/_ctl/sims"), Array(sim.utf8)))
            #expect(reply.status == 201)
            #expect(await sandbox.kyc.check(person) == .match(operator: nil))
            try await sandbox.delete(sandbox.url("sms", "/_ctl/sims/0950000777"))
            #expect(await sandbox.kyc.check(person) == .unavailable)
        }
    }
}
