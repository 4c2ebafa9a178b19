import Foundation
import NIOCore

/// What one connection to the mail server says and is told (RFC 5321, 4954).
final class SMTPSession: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Stage {
        case command
        /// `AUTH LOGIN` asked for the name, then for the password.
        case user
        case password(String)
        case text([String])
    }

    private static let longest = 4 * 1_024 * 1_024

    private let desk: MailDesk
    private var stage = Stage.command
    private var isSignedIn = false
    private var from: String?
    private var to: [String] = []
    private var fault: Fault?
    private var bytes: [UInt8] = []

    init(_ desk: MailDesk) { self.desk = desk }

    func channelActive(context: ChannelHandlerContext) { say("220 sandbox ESMTP", context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
        guard bytes.count <= Self.longest else { return context.close(promise: nil) }
        while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: bytes[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            bytes.removeFirst(end + 1)
            hear(line, context)
        }
    }

    private func hear(_ line: String, _ context: ChannelHandlerContext) {
        switch stage {
        case .command: command(line, context)
        case .user:
            stage = .password(Self.decoded(line))
            say("334 UGFzc3dvcmQ6", context)
        case .password(let user): signIn(user, Self.decoded(line), context)
        case .text(let lines):
            if line == "." {
                finish(lines, context)
            } else {
                stage = .text(lines + [line.hasPrefix(".") ? String(line.dropFirst()) : line])
            }
        }
    }

    private func command(_ line: String, _ context: ChannelHandlerContext) {
        let words = line.split(separator: " ").map(String.init)
        switch words.first?.uppercased() {
        case "EHLO": say("250-sandbox\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME", context)
        case "AUTH" where words.count == 3 && words[1].uppercased() == "PLAIN":
            let parts = Self.decoded(words[2]).split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
            signIn(parts.count == 3 ? parts[1] : "", parts.count == 3 ? parts[2] : "", context)
        case "AUTH" where words.count == 2 && words[1].uppercased() == "LOGIN":
            stage = .user
            say("334 VXNlcm5hbWU6", context)
        case "MAIL": mail(line, context)
        case "RCPT": recipient(line, context)
        case "DATA" where !to.isEmpty:
            stage = .text([])
            say("354 end with a dot", context)
        case "RSET":
            (from, to, fault) = (nil, [], nil)
            say("250 2.0.0 forgotten", context)
        case "NOOP": say("250 2.0.0 yes", context)
        case "QUIT":
            say("221 2.0.0 goodbye", context)
            context.close(promise: nil)
        default: say("503 5.5.1 not now", context)
        }
    }

    private func signIn(_ user: String, _ password: String, _ context: ChannelHandlerContext) {
        (stage, isSignedIn) = (.command, desk.account.isOpened(by: user, password))
        say(isSignedIn ? "235 2.7.0 welcome" : "535 5.7.8 wrong name or password", context)
    }

    private func mail(_ line: String, _ context: ChannelHandlerContext) {
        guard isSignedIn else { return say("530 5.7.0 sign in first", context) }
        (from, to, fault) = (Self.address(line), [], nil)
        say(from == nil ? "501 5.1.7 no address" : "250 2.1.0 ok", context)
    }

    private func recipient(_ line: String, _ context: ChannelHandlerContext) {
        guard from != nil, let address = Self.address(line) else { return say("501 5.1.3 no address", context) }
        fault = desk.faults.meet(address)
        switch fault?.mode {
        case .refuse: say("550 5.1.1 no such mailbox", context)
        case .down:
            say("421 4.3.2 closing", context)
            context.close(promise: nil)
        case .silence: later(context) { context in context.close(promise: nil) }
        case .delay:
            to.append(address)
            later(context) { [self] context in say("250 2.1.5 ok", context) }
        default:
            to.append(address)
            say("250 2.1.5 ok", context)
        }
    }

    private func finish(_ lines: [String], _ context: ChannelHandlerContext) {
        stage = .command
        // The text is in, and nobody learns what became of it.
        if fault?.mode == .wrong { return context.close(promise: nil) }
        for address in to { desk.take(lines.joined(separator: "\n"), from: from ?? "", to: address) }
        (from, to) = (nil, [])
        say("250 2.0.0 taken", context)
    }

    private func later(_ context: ChannelHandlerContext, _ work: @escaping (ChannelHandlerContext) -> Void) {
        let (kept, pause) = (NIOLoopBound((context, work), eventLoop: context.eventLoop), TimeAmount(fault?.pause ?? .zero))
        context.eventLoop.scheduleTask(in: pause) {
            let (context, work) = kept.value
            if context.channel.isActive { work(context) }
        }
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
    }

    private static func address(_ line: String) -> String? {
        guard let open = line.firstIndex(of: "<"), let close = line.lastIndex(of: ">"), open < close else { return nil }
        return String(line[line.index(after: open)..<close])
    }

    private static func decoded(_ text: String) -> String {
        Data(base64Encoded: text).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
