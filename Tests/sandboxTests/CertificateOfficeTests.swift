import Certificates
import Foundation
import Kit
import Parties
import SwiftASN1
import Testing

@testable import sandbox

/// The authorities of the sandbox, asked by the product's own check.
@Suite(.timeLimit(.minutes(1))) struct CertificateOfficeTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "ca-\(UUID().uuidString)")

    private func check(_ sandbox: RunningSandbox) throws -> CertificateCheck {
        let read = { (name: String) in try String(contentsOf: folder.appending(path: name), encoding: .utf8) }
        let anchors = try TrustAnchors(governmentPEM: try read("goc-co-quan.pem"), publicPEM: try read("goc-cong-cong.pem"))
        return CertificateCheck(
            anchors: anchors,
            status: StatusCheck { call in
                // The certificates were made before the port was known.
                let url = call.url.replacing("http://127.0.0.1:0", with: sandbox.url("ca", ""))
                guard call.method == .post else { return try await sandbox.http.send(.get(url)) }
                return try await sandbox.http.send(.post(url, call.body, type: "application/ocsp-request"))
            })
    }

    private func outcome(_ name: String, _ sandbox: RunningSandbox) async throws -> CertificateRefusal? {
        let pem = try String(contentsOf: folder.appending(path: "\(name).pem"), encoding: .utf8)
        let chain = try PEMDocument.parseMultiple(pemString: pem).map(\.derBytes)
        let check = try check(sandbox)
        do throws(CertificateRefusal) {
            _ = try await check.check(certificate: chain[0], others: Array(chain.dropFirst()), now: Date())
            return nil
        } catch { return error }
    }

    @Test func `the sample people's certificates are good, the others are refused for what they are`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await RunningSandbox.run(caFolder: folder) { sandbox in
            for name in ["a-cao", "so-tu-phap", "chua-khop", "b-tn", "c-mau"] {
                let refusal = try await outcome(name, sandbox)
                #expect(refusal == nil, "\(name)")
            }
            let bad: [(String, CertificateRefusal)] = [
                ("hai-so", .subject), ("het-han", .expired), ("chua-den-ngay", .notYetValid), ("sai-muc-dich", .usage),
                ("ca-la", .issuer),
            ]
            for (name, wanted) in bad {
                let refusal = try await outcome(name, sandbox)
                #expect(refusal == wanted, "\(name)")
            }
        }
    }

    @Test func `revoked, unknown, stale, signed by another, down, and well again`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await RunningSandbox.run(caFolder: folder) { sandbox in
            let faults: [(String, CertificateRefusal?)] = [
                ("unknown", .status), ("stale", .status), ("wrong", .status), ("down", .status),
            ]
            for (mode, refusal) in faults {
                #expect(try await sandbox.fault("ca", #"{"mode": "\#(mode)"}"#) == 201)
                #expect(try await outcome("a-cao", sandbox) == refusal, "\(mode)")
                try await sandbox.delete(sandbox.url("ca", "/_ctl/fault"))
            }
            // One answer lost: the list of revoked certificates speaks for the responder.
            #expect(try await sandbox.fault("ca", #"{"mode": "down", "count": 1}"#) == 201)
            #expect(try await outcome("a-cao", sandbox) == nil)
            let order = Array(#"{"serial": "54:45:53:54:01"}"#.utf8)
            #expect(try await sandbox.http.send(.json(sandbox.url("ca", "/_ctl/revoked"), order)).status == 204)
            #expect(try await outcome("a-cao", sandbox) == .revoked)
            #expect(try await outcome("so-tu-phap", sandbox) == nil)
            try await sandbox.delete(sandbox.url("ca", "/_ctl/revoked"))
            #expect(try await outcome("a-cao", sandbox) == nil)
        }
    }
}
