import NIOCore
import Synchronization

/// What a mail server said to one command (RFC 5321, 4.2).
struct SMTPReply: Equatable, Sendable {
    let code: Int
    /// Without codes and line ends.
    let lines: [String]

    /// RFC 3463, such as `5.1.1`. The words beside it may name an address and go nowhere.
    var enhanced: String? {
        lines.first?.split(separator: " ").first.map(String.init).flatMap { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 3 && parts.allSatisfy { (1...3).contains($0.count) && Int($0) != nil } ? word : nil
        }
    }
}

/// The replies of one connection, in order, for one who waits for each.
final class SMTPReplies: Sendable {
    private struct State {
        var ready: [SMTPReply] = []
        var waiting: CheckedContinuation<SMTPReply?, Never>?
        var hasRest = false
        var isOver = false
    }

    private let state = Mutex(State())

    /// `nil` when the connection is over.
    func next() async -> SMTPReply? {
        await withCheckedContinuation { continuation in
            let answer: SMTPReply?? = state.withLock { state in
                if !state.ready.isEmpty { return state.ready.removeFirst() }
                if state.isOver { return .some(nil) }
                state.waiting = continuation
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    func say(_ reply: SMTPReply) {
        let waiting = state.withLock { state in
            if state.waiting == nil { state.ready.append(reply) }
            return Self.take(&state)
        }
        waiting?.resume(returning: reply)
    }

    func end() {
        let waiting = state.withLock { state in
            state.isOver = true
            return Self.take(&state)
        }
        waiting?.resume(returning: nil)
    }

    /// Part of a line is here whose end is not.
    func hold(rest: Bool) { state.withLock { $0.hasRest = rest } }

    /// Whether nothing was said that nobody asked for: before TLS such words are a stranger's.
    var isQuiet: Bool { state.withLock { $0.ready.isEmpty && !$0.hasRest } }

    private static func take(_ state: inout State) -> CheckedContinuation<SMTPReply?, Never>? {
        defer { state.waiting = nil }
        return state.waiting
    }
}

/// Cuts what a server sends into replies.
final class SMTPReplyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Far more than any reply has.
    private static let longest = 16_384

    private let replies: SMTPReplies
    private var bytes: [UInt8] = []
    private var lines: [String] = []

    init(_ replies: SMTPReplies) { self.replies = replies }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
        while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: bytes[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            bytes.removeFirst(end + 1)
            guard take(line) else { return over(context) }
        }
        guard bytes.count + lines.reduce(0, { $0 + $1.utf8.count }) <= Self.longest else { return over(context) }
        replies.hold(rest: !bytes.isEmpty || !lines.isEmpty)
    }

    /// - Returns: Whether it is a line of a reply.
    private func take(_ line: String) -> Bool {
        let digits = line.utf8.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }), let code = Int(line.prefix(3)) else {
            return false
        }
        lines.append(String(line.dropFirst(4)))
        if line.dropFirst(3).first == "-" { return true }
        replies.say(SMTPReply(code: code, lines: lines))
        lines = []
        return true
    }

    func channelInactive(context: ChannelHandlerContext) { over(context) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { over(context) }

    private func over(_ context: ChannelHandlerContext) {
        replies.end()
        context.close(promise: nil)
    }
}
