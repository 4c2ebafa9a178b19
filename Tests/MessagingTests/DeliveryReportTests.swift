import Foundation
import Kit
import Testing

@testable import Messaging

/// Only the gateway we gave an address to can report on a message.
@Suite struct DeliveryReportTests {
    private let keys = KeyRing(masters: [1: [UInt8](repeating: 9, count: 32)])!
    private let id = ID<SMSMessage>(uuid: UUID(uuidString: "019a9b00-0000-7000-8000-000000000001")!)

    private func query(_ reports: DeliveryReports) throws -> [String: String] {
        let address = try #require(URLComponents(string: reports.url(for: id).replacing("%d", with: "1")))
        return Dictionary(uniqueKeysWithValues: (address.queryItems ?? []).map { ($0.name, $0.value ?? "") })
    }

    @Test func `the address leads back to the message and its state`() throws {
        let reports = try #require(DeliveryReports(address: "http://127.0.0.1:9001/sms/bao-phat", keys: keys))
        let query = try query(reports)
        let read = reports.read(message: query["m"], proof: query["k"], state: query["s"])
        #expect(read?.0 == id && read?.1 == .delivered)
    }

    @Test func `another message, another's proof, no proof or no state is not believed`() throws {
        let reports = try #require(DeliveryReports(address: "http://127.0.0.1:9001/sms/bao-phat", keys: keys))
        let query = try query(reports)
        let (m, k) = (query["m"], query["k"])
        let other = UUID().uuidString.lowercased()
        #expect(reports.read(message: other, proof: k, state: "1") == nil)
        #expect(reports.read(message: m, proof: String(try #require(k).reversed()), state: "1") == nil)
        #expect(reports.read(message: m, proof: nil, state: "1") == nil)
        #expect(reports.read(message: m, proof: k, state: "x") == nil)
        #expect(reports.read(message: nil, proof: k, state: "1") == nil)
    }

    @Test func `each state has the words of F.1`() {
        let words = MessageStatus.allCases.map { MessageStatusWords($0).vi }
        #expect(Set(words) == ["Đang chờ nhà mạng", "Đã gửi", "Không gửi được"])
        #expect(MessageStatus.allCases.filter(\.isFinal) == [.delivered, .failed, .down])
    }
}
