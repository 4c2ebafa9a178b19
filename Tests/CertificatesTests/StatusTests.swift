import Authority
import Foundation
import Kit
import Testing

@testable import Certificates

@Suite struct StatusTests {
    private func outcome(_ ocsp: Trust.Behaviour.OCSP, _ list: Trust.Behaviour.List) async throws -> CertificateRefusal? {
        let trust = try Trust()
        trust.board.now = Trust.Behaviour(ocsp: ocsp, list: list)
        if case .failure(let refusal) = try await trust.outcome(Trust.agency, by: trust.government) { return refusal }
        return nil
    }

    private static let serial: [UInt8] = [0x54, 0x45, 0x53, 0x54, 0x01]

    @Test func `the responder's word is enough`() async throws {
        #expect(try await outcome(.state(.good), .down) == nil)
        #expect(try await outcome(.delegated, .down) == nil)
        #expect(try await outcome(.state(.revoked(at: Trust.now.addingTimeInterval(-60))), .of([])) == .revoked)
        #expect(try await outcome(.state(.unknown), .of([])) == .status, "not issued as far as the authority knows")
    }

    @Test(arguments: [
        Trust.Behaviour.OCSP.stale, .foreignSigner, .otherNonce, .unnamedResponder, .down, .nonsense,
    ])
    func `an answer that cannot be believed is none; the list decides`(ocsp: Trust.Behaviour.OCSP) async throws {
        #expect(try await outcome(ocsp, .of([])) == nil)
        #expect(try await outcome(ocsp, .of([[0x22], Self.serial])) == .revoked)
        #expect(try await outcome(ocsp, .down) == .status, "fail closed (REQ-REG-015)")
        #expect(try await outcome(ocsp, .stale) == .status)
        #expect(try await outcome(ocsp, .foreignSigner) == .status)
    }

    @Test func `a certificate without any address cannot be checked`() async throws {
        let trust = try Trust()
        var order = Trust.agency
        (order.responder, order.list) = ("", "")
        #expect(try await trust.outcome(order, by: trust.government) == .failure(.status))
    }
}
