import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A mail server of the test, with a certificate of its own.
final class SMTPDouble: Sendable {
    struct Ways: Sendable {
        var offersTLS = true
        var isImplicit = false
        var auth = "PLAIN"
        /// Said right behind the answer to `STARTTLS`, in the clear.
        var injected = ""
        /// By the first word of a command; `text` is the answer to the letter.
        var answers: [String: String] = [:]
    }

    let port: Int
    let authority: String
    private let channel: any Channel
    private let note = Note()

    /// What was said to it; under TLS with a mark.
    var heard: [String] { note.lines.withLock { $0 } }

    init(_ ways: Ways) async throws {
        let certificate = try TestCertificate()
        authority = certificate.path
        let (context, note) = (try certificate.serverContext(), note)
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    if ways.isImplicit {
                        try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try child.pipeline.syncOperations.addHandler(Handler(ways, context, note))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    func stop() async throws { try await channel.close() }

    private final class Note: Sendable {
        let lines = Mutex<[String]>([])
        func hear(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let ways: Ways
        private let context: NIOSSLContext
        private let note: Note
        private var bytes: [UInt8] = []
        private var isSecure: Bool
        private var isText = false
        private var asked = 0

        init(_ ways: Ways, _ context: NIOSSLContext, _ note: Note) {
            (self.ways, self.context, self.note, isSecure) = (ways, context, note, ways.isImplicit)
        }

        func channelActive(context: ChannelHandlerContext) { say(ways.answers["greeting"] ?? "220 test", context) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            bytes += unwrapInboundIn(data).readableBytesView
            while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: bytes[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
                bytes.removeFirst(end + 1)
                hear(line, context)
            }
        }

        private func hear(_ line: String, _ context: ChannelHandlerContext) {
            note.hear((isSecure ? "tls " : "") + line)
            if isText {
                guard line == "." else { return }
                isText = false
                return say(ways.answers["text"] ?? "250 2.0.0 ok", context)
            }
            if asked > 0 {
                asked -= 1
                return say(asked > 0 ? "334 UGFzc3dvcmQ6" : "235 2.7.0 ok", context)
            }
            let word = line.prefix { $0 != " " }.uppercased()
            if let answer = ways.answers[word] { return say(answer, context) }
            switch word {
            case "EHLO":
                let tls = ways.offersTLS && !isSecure ? "250-STARTTLS\r\n" : ""
                say("250-test\r\n\(tls)250 AUTH \(ways.auth)", context)
            case "STARTTLS": secure(context)
            case "AUTH" where line.hasSuffix("LOGIN"):
                asked = 2
                say("334 VXNlcm5hbWU6", context)
            case "AUTH": say("235 2.7.0 ok", context)
            case "DATA":
                isText = true
                say("354 go on", context)
            case "QUIT": say("221 bye", context)
            default: say("250 ok", context)
            }
        }

        private func secure(_ context: ChannelHandlerContext) {
            say("220 go" + (ways.injected.isEmpty ? "" : "\r\n" + ways.injected), context)
            isSecure = true
            try? context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: self.context), position: .first)
        }

        private func say(_ text: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
        }
    }
}

/// A certificate of one hour's life for `localhost` and 127.0.0.1, made by the system's openssl.
struct TestCertificate {
    private let folder: URL
    var path: String { folder.appending(path: "cert.pem").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "motcua-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
            "-keyout", folder.appending(path: "key.pem").path, "-out", path, "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    func serverContext() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMFile(path).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(file: folder.appending(path: "key.pem").path, format: .pem)
        return try NIOSSLContext(configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }
}
