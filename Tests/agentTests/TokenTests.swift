import Certificates
import Foundation
import Glibc
import Kit
import Testing

@testable import agent

/// The agent before a SoftHSM2 token: the keys live there and nowhere else.
@Suite(.serialized, .timeLimit(.minutes(2))) struct TokenTests {
    private static let module = "/usr/lib/softhsm/libsofthsm2.so"
    private static let pin = "123456"
    private static let origin = "http://xacthuc.dvc.localhost:8080"
    private static let now = Date(timeIntervalSince1970: 1_795_150_800)

    /// The folder of the process's tokens, one of each kind of key: SoftHSM looks for settings and tokens once.
    private static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "softhsm-\(UUID().uuidString)")
        let tokens = folder.appending(path: "tokens")
        try? FileManager.default.createDirectory(at: tokens, withIntermediateDirectories: true)
        let conf = folder.appending(path: "softhsm2.conf").path(percentEncoded: false)
        try? Data("directories.tokendir = \(tokens.path(percentEncoded: false))\nlog.level = ERROR\n".utf8)
            .write(to: URL(filePath: conf))
        setenv("SOFTHSM2_CONF", conf, 1)
        make("rsa", key: ["-newkey", "rsa:2048"], in: folder)
        make("ec", key: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"], in: folder)
        return folder
    }()

    @discardableResult
    private static func run(_ program: String, _ arguments: [String], in folder: URL) -> Int32? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(program)")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// A token of this name with a new key, and its certificate in `NAME.der`.
    private static func make(_ name: String, key: [String], in folder: URL) {
        let subject = ["-subj", "/CN=Thu", "-days", "2", "-outform", "DER"]
        let request = ["req", "-x509", "-nodes", "-keyout", "\(name).key", "-out", "\(name).der"]
        run("openssl", request + key + subject, in: folder)
        let pins = ["--so-pin", "87654321", "--pin", pin]
        run("softhsm2-util", ["--init-token", "--free", "--label", name] + pins, in: folder)
        let label = ["--token", name, "--label", name, "--id", "01", "--pin", pin]
        run("softhsm2-util", ["--import", "\(name).key"] + label, in: folder)
    }

    private func certificate(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Self.folder.appending(path: "\(name).der")))
    }

    private func desk(_ name: String, pin: String? = pin) throws -> SigningDesk {
        let certificate = try certificate(name == "rsa" ? "rsa" : "ec")
        return try SigningDesk(
            token: try Token(module: Self.module, label: name), certificates: [certificate], clock: Clock { Self.now }
        ) { _ in pin }
    }

    private func challenge(_ origin: String = origin, at time: Date = now) throws -> Order {
        let challenge = SigningChallenge(
            action: "Đăng nhập", nonce: "n", origin: origin, time: Int(time.timeIntervalSince1970))
        return Order(Challenge: try challenge.text)
    }

    @Test(arguments: ["rsa", "ec"])
    func `a token signs by RSA and by ECDSA, and OpenSSL agrees`(name: String) async throws {
        let order = try challenge()
        let answer = try await desk(name).sign(order, from: Self.origin)
        #expect(answer.Status == 0)
        let cms = try #require(answer.Signature.flatMap { Data(base64Encoded: $0) })
        try cms.write(to: Self.folder.appending(path: "cms"))
        try Data((order.Challenge ?? "").utf8).write(to: Self.folder.appending(path: "text"))
        let verify = "cms -verify -binary -noverify -inform DER -in cms -content text -out copy"
        #expect(Self.run("openssl", verify.split(separator: " ").map(String.init), in: Self.folder) == 0)
    }

    @Test func `wrong PINs are counted, then the agent rests (INT-04)`() async throws {
        let desk = try desk("ec", pin: "000000")
        for left in [4, 3, 2, 1] {
            #expect(try await desk.sign(challenge(), from: Self.origin) == Answer(Status: 1, TriesLeft: left))
        }
        #expect(try await desk.sign(challenge(), from: Self.origin) == Answer(Status: 3))
        #expect(try await desk.sign(challenge(), from: Self.origin) == Answer(Status: 3), "not asked again")
    }

    @Test func `nothing is signed for another page, an old challenge, or something that is none`() async throws {
        let desk = try desk("ec")
        let foreign = Answer(Status: 5)
        #expect(try await desk.sign(challenge("http://lua-dao.test"), from: Self.origin) == foreign)
        #expect(try await desk.sign(challenge(at: Self.now.addingTimeInterval(-400)), from: Self.origin) == foreign)
        for text in ["{}", "", "rác"] {
            let answer = await desk.sign(Order(Challenge: text), from: Self.origin)
            #expect(answer == foreign)
        }
        let declining = try self.desk("ec", pin: nil)
        #expect(try await declining.sign(challenge(), from: Self.origin) == Answer(Status: 4))
        let unplugged = try self.desk("khong-co")
        #expect(try await unplugged.sign(challenge(), from: Self.origin) == Answer(Status: 2))
        let (absent, present) = (await unplugged.status, await desk.status)
        #expect(absent == Answer(Status: 0, Token: false) && present == Answer(Status: 0, Token: true))
    }
}
