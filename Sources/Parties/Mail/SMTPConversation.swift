import Kit
import NIOCore
import NIOPosix
import NIOSSL

/// One connection to a mail server: a command, its reply, the next command.
struct SMTPConversation: Sendable {
    private let channel: any Channel
    private let replies: SMTPReplies
    private let step: TimeAmount

    /// - Parameter tls: TLS from the first byte (RFC 8314), if given.
    init(to server: SMTPSubmission.Server, tls: NIOSSLContext?, step: TimeAmount) async throws(PartyFailure) {
        let (replies, name) = (SMTPReplies(), server.verifiedName)
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(step)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name))
                    }
                    try channel.pipeline.syncOperations.addHandler(SMTPReplyHandler(replies))
                }
            }
        do {
            channel = try await bootstrap.connect(host: server.host, port: server.port).get()
        } catch {
            throw .down(error is ChannelError ? .timeout : .unreachable)
        }
        (self.replies, self.step) = (replies, step)
    }

    /// The next reply, which has to be of `code`.
    ///
    /// - Parameters:
    ///   - name: The step, for the log: a server's own words may name an address.
    ///   - isOfLetter: A no is about this letter and stays one; otherwise it is about the line to the server, and passes.
    @discardableResult
    func expect(
        _ code: Int, at name: StaticString, isOfLetter: Bool = false, within limit: TimeAmount? = nil
    ) async throws(PartyFailure) -> SMTPReply {
        let (limit, began) = (limit ?? step, NIODeadline.now())
        let alarm = channel.eventLoop.scheduleTask(in: limit) { [channel] in channel.close(promise: nil) }
        let reply = await replies.next()
        alarm.cancel()
        guard let reply else { throw .down(NIODeadline.now() - began >= limit ? .timeout : .broken) }
        if reply.code == code { return reply }
        switch reply.code {
        case 500..<600 where isOfLetter:
            throw .refused(status: reply.code, reason: "\(name) \(reply.enhanced ?? "")")
        case 400..<600: throw .down(.failing(status: reply.code))
        default: throw .down(.nonsense)
        }
    }

    /// - Parameter line: Without its end; made of nothing that could hold one.
    @discardableResult
    func say(
        _ line: String, as name: StaticString, expecting code: Int, isOfLetter: Bool = false
    ) async throws(PartyFailure) -> SMTPReply {
        try await write(Array((line + "\r\n").utf8))
        return try await expect(code, at: name, isOfLetter: isOfLetter)
    }

    func write(_ bytes: [UInt8]) async throws(PartyFailure) {
        let alarm = channel.eventLoop.scheduleTask(in: step) { [channel] in channel.close(promise: nil) }
        defer { alarm.cancel() }
        do { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) } catch { throw .down(.broken) }
    }

    /// `EHLO`; what the server offers, in capitals: `AUTH PLAIN LOGIN`.
    func hello(_ name: String) async throws(PartyFailure) -> [String] {
        let reply = try await say("EHLO \(name)", as: "EHLO", expecting: 250)
        return reply.lines.dropFirst().map { $0.uppercased() }
    }

    /// TLS from here on (RFC 3207). Words that came before it, unasked, are a stranger's: then nothing is said any more.
    func secure(_ context: NIOSSLContext, as name: String?) async throws(PartyFailure) {
        do {
            try await channel.eventLoop.submit { [channel] in
                try channel.pipeline.syncOperations.addHandler(
                    NIOSSLClientHandler(context: context, serverHostname: name), position: .first)
            }.get()
        } catch {
            throw .down(.broken)
        }
        guard replies.isQuiet else { throw .down(.nonsense) }
    }

    func close() { channel.close(promise: nil) }
}
