import Authority
import Crypto
import Foundation
import Kit
import Testing

@testable import Certificates

@Suite struct ProofTests {
    private let text = Array("{\"action\":\"Đăng nhập\",\"nonce\":\"abc\",\"origin\":\"http://xacthuc.dvc.localhost\",\"time\":1}".utf8)

    private func sign(_ text: [UInt8], _ trust: Trust, with other: P256.Signing.PrivateKey? = nil) throws -> [UInt8] {
        let issued = try trust.government.issue(Trust.agency)
        let key = try other ?? P256.Signing.PrivateKey(pemRepresentation: issued.keyPEM)
        return try DetachedSignature.make(over: text, certificates: [issued.der] + trust.between) { bytes in
            Array(try key.signature(for: bytes).derRepresentation)
        }
    }

    private func refusal(_ cms: [UInt8], over text: [UInt8], _ trust: Trust) async throws -> CertificateRefusal? {
        let check = try trust.check
        do throws(CertificateRefusal) {
            _ = try await check.check(cms, over: text, now: Trust.now)
            return nil
        } catch { return error }
    }

    @Test func `a signature over the challenge passes, over another text or by another key not (REQ-LOG-011)`() async throws {
        let trust = try Trust()
        #expect(try await refusal(try sign(text, trust), over: text, trust) == nil)
        #expect(try await refusal(try sign(text, trust), over: text + [0x20], trust) == .signature)
        #expect(try await refusal(try sign(text, trust, with: P256.Signing.PrivateKey()), over: text, trust) == .signature)
        #expect(try await refusal([], over: text, trust) == .signature)
        #expect(try await refusal(Array("rác".utf8), over: text, trust) == .signature)
    }

    @Test func `no change makes it another's, and nothing cut off is read`() async throws {
        let trust = try Trust(), check = try trust.check
        let cms = try sign(text, trust)
        let whole = try await check.check(cms, over: text, now: Trust.now)
        for index in stride(from: 0, to: cms.count, by: 7) {
            var changed = cms
            changed[index] ^= 0x41
            // What may be changed says nothing: a version, a list of digests, a certificate that is not on the path.
            let outcome = try? await check.check(changed, over: text, now: Trust.now)
            #expect(outcome == nil || outcome == whole)
            #expect(try await refusal(Array(cms.prefix(index)), over: text, trust) == .signature)
        }
    }

    @Test(arguments: ["rsa", "ec"])
    func `what OpenSSL signs is read, by RSA and by ECDSA`(kind: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text).write(to: folder.appending(path: "text"))
        let key = kind == "rsa" ? "rsa:2048" : "ec -pkeyopt ec_paramgen_curve:prime256v1"
        try openssl(folder, "req -x509 -newkey \(key) -nodes -keyout key -out cert -subj /CN=Thu -days 2")
        try openssl(folder, "cms -sign -binary -in text -signer cert -inkey key -outform DER -out cms -md sha256")
        let cms = Array(try Data(contentsOf: folder.appending(path: "cms")))
        #expect(try SignedProof(cms, over: text).others.isEmpty)
        #expect(throws: CertificateRefusal.signature) { try SignedProof(cms, over: text.dropLast()) }
        try openssl(folder, "cms -sign -binary -nodetach -in text -signer cert -inkey key -outform DER -out cms -md sha256")
        let attached = Array(try Data(contentsOf: folder.appending(path: "cms")))
        #expect(throws: CertificateRefusal.signature, "a text of its own") { try SignedProof(attached, over: text) }
    }

    /// Our own signatures, lists and questions as OpenSSL sees them.
    @Test func `OpenSSL reads what is written here`() throws {
        let trust = try Trust(), folder = FileManager.default.temporaryDirectory.appending(path: "cms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text).write(to: folder.appending(path: "text"))
        try Data(try sign(text, trust)).write(to: folder.appending(path: "cms"))
        try Data(trust.governmentRoot.own.pem.utf8).write(to: folder.appending(path: "root"))
        try openssl(folder, "cms -verify -binary -inform DER -in cms -content text -CAfile root -purpose any -out copy -no_check_time")
        let list = try trust.governmentRoot.status.list([([7], Trust.now)], from: Trust.now, until: Trust.now + 3_600)
        try Data(list).write(to: folder.appending(path: "crl"))
        try openssl(folder, "crl -inform DER -in crl -CAfile root -noout")
    }

    private func openssl(_ folder: URL, _ arguments: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments.split(separator: " ").map(String.init)
        process.currentDirectoryURL = folder
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "openssl \(arguments)")
    }
}

@Suite struct ChallengeTests {
    @Test func `a challenge is read only as it is written`() throws {
        let challenge = SigningChallenge(action: "Đăng nhập", nonce: "n", origin: "http://xacthuc.dvc.localhost:8080", time: 5)
        let text = try challenge.text
        #expect(SigningChallenge(text: text) == challenge)
        #expect(SigningChallenge(text: text + " ") == nil)
        #expect(SigningChallenge(text: text.replacing("{", with: "{\"ẩn\":\"1\",")) == nil)
    }
}
