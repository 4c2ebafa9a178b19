import ArgumentParser
import Foundation
import Kit
import NIOCore
import SwiftASN1

@main
struct AgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent",
        abstract: "A signing agent: signs what a page asks for with the key on a token, after asking for its PIN.",
        discussion: """
            It stands in for the signing software of a token's maker. It listens on this machine alone, answers pages of the
            origins named to it and no others, and shows before each signature which site asks for what.

            Each operation is a WebSocket of its own, one JSON text each way:
              /Status  {}                        {"Status": 0, "Token": true}
              /Sign    {"Challenge": "<text>"}   {"Status": 0, "Signature": "<CMS, Base64>"}
            Status: 0 done, 1 wrong PIN ("TriesLeft"), 2 no token, 3 blocked, 4 declined, 5 another site, 9 broken.
            """)

    @Option(help: "The PKCS #11 module of the token.")
    var module = "/usr/lib/softhsm/libsofthsm2.so"

    @Option(help: "The name (label) of the token.")
    var token: String

    @Option(help: "PEM: the certificate of the token's key, then what stands between it and a root.")
    var certificate: String

    @Option(help: "An origin whose pages may ask, such as http://xacthuc.dvc.localhost:8080; say it again for others.")
    var origin: [String]

    @Option(help: "The port on 127.0.0.1.")
    var port = 8987

    @Option(help: "A program that asks for the PIN: it is given the words to show and prints the PIN, or fails.")
    var ask: String?

    func run() async throws {
        let pem = try String(contentsOfFile: certificate, encoding: .utf8)
        let certificates = try PEMDocument.parseMultiple(pemString: pem).map(\.derBytes)
        let program = ask
        let desk: SigningDesk
        do {
            desk = try SigningDesk(token: try Token(module: module, label: token), certificates: certificates) { words in
                await Self.blocking { program.map { Self.ask($0, words) } ?? Self.askHere(words) }
            }
        } catch let fault as TokenFault { throw ValidationError("\(fault)") }
        let channel = try await AgentServer(desk: desk, origins: Set(origin)).start(port: port)
        FileHandle.standardOutput.write(Data("agent  ws://127.0.0.1:\(channel.localAddress?.port ?? port)\n".utf8))
        try await channel.closeFuture.get()
    }

    private static func blocking(_ work: @escaping @Sendable () -> String?) async -> String? {
        await withCheckedContinuation { done in
            Thread.detachNewThread { done.resume(returning: work()) }
        }
    }

    /// In the terminal, without an echo.
    private static func askHere(_ words: String) -> String? { getpass(words).map { String(cString: $0) } }

    private static func ask(_ program: String, _ words: String) -> String? {
        let process = Process(), output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = [words]
        process.standardOutput = output
        guard (try? process.run()) != nil else { return nil }
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return String(decoding: said, as: UTF8.self).split(separator: "\n").first.map(String.init)
    }
}
