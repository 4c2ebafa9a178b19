import NIOCore
import Synchronization

/// What clamd said on one connection, once it has said it or hung up.
final class ClamdReply: Sendable {
    private enum State {
        case waiting([CheckedContinuation<String, Never>])
        case said(String)
    }

    private let state = Mutex(State.waiting([]))

    /// The reply without its end mark; empty if clamd hung up without a word.
    var text: String {
        get async {
            await withCheckedContinuation { continuation in
                let said: String? = state.withLock { state in
                    switch state {
                    case .said(let text): return text
                    case .waiting(let others):
                        state = .waiting(others + [continuation])
                        return nil
                    }
                }
                if let said { continuation.resume(returning: said) }
            }
        }
    }

    /// The first saying counts.
    func say(_ text: String) {
        let waiting: [CheckedContinuation<String, Never>] = state.withLock { state in
            guard case .waiting(let all) = state else { return [] }
            state = .said(text)
            return all
        }
        for continuation in waiting { continuation.resume(returning: text) }
    }
}

/// Reads up to the NUL that ends a reply to a `z` command; clamd may also just hang up.
final class ClamdReplyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// No reply of clamd is longer, signature names included.
    private static let longest = 4096

    private let reply: ClamdReply
    private var bytes: [UInt8] = []

    init(_ reply: ClamdReply) { self.reply = reply }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
        guard bytes.contains(0) || bytes.count > Self.longest else { return }
        end(context)
    }

    func channelInactive(context: ChannelHandlerContext) { end(context) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { end(context) }

    private func end(_ context: ChannelHandlerContext) {
        let text = bytes.prefix { $0 != 0 }.prefix(Self.longest)
        reply.say(String(decoding: text, as: UTF8.self))
        context.close(promise: nil)
    }
}
