import NIOCore
import NIOPosix
import Synchronization

/// A server of the test on a free loopback port. It does on each connection what it is told, byte for byte.
final class LoopbackServer: Sendable {
    enum Act: Sendable {
        /// Not enough yet.
        case wait
        /// Send and hang up.
        case send(String)
        /// Send, and hold the line.
        case hold(String)
        /// Send a byte every 20 ms.
        case drip(String)
        case hangUp
    }

    private let channel: any Channel
    let port: Int
    let log = Log()

    /// What arrived, one text a connection that was answered.
    final class Log: Sendable {
        private let all = Mutex<[String]>([])
        var texts: [String] { all.withLock { $0 } }
        func append(_ text: String) { all.withLock { $0.append(text) } }
    }

    init(_ act: @escaping @Sendable (_ soFar: [UInt8]) -> Act) async throws {
        let log = log
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.addHandler(Handler(act, log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    /// An HTTP server: `answer` gets the whole request, head and body.
    static func http(_ answer: @escaping @Sendable (_ request: String) -> Act) async throws -> LoopbackServer {
        try await LoopbackServer { soFar in
            let text = String(decoding: soFar, as: UTF8.self)
            return isWhole(text) ? answer(text) : .wait
        }
    }

    func stop() async throws { try await channel.close() }

    private static func isWhole(_ text: String) -> Bool {
        guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
        let length = text[..<end.lowerBound].split(separator: "\r\n").compactMap { line -> Int? in
            let parts = line.lowercased().split(separator: ":")
            return parts.first == "content-length" ? Int(parts[1].drop { $0 == " " }) : nil
        }
        return text[end.upperBound...].utf8.count >= length.first ?? 0
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let act: @Sendable ([UInt8]) -> Act
        private let log: Log
        private var bytes: [UInt8] = []
        private var isDone = false

        init(_ act: @escaping @Sendable ([UInt8]) -> Act, _ log: Log) { (self.act, self.log) = (act, log) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !isDone else { return }
            bytes += unwrapInboundIn(data).readableBytesView
            let next = act(bytes)
            if case .wait = next { return }
            isDone = true
            log.append(String(decoding: bytes, as: UTF8.self))
            perform(next, context.channel)
        }

        private func perform(_ act: Act, _ channel: any Channel) {
            switch act {
            case .wait: break
            case .send(let text):
                channel.writeAndFlush(ByteBuffer(string: text)).whenComplete { _ in channel.close(promise: nil) }
            case .hold(let text): channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
            case .drip(let text): drip(Array(text.utf8)[...], channel)
            case .hangUp: channel.close(promise: nil)
            }
        }

        private func drip(_ rest: ArraySlice<UInt8>, _ channel: any Channel) {
            guard let byte = rest.first, channel.isActive else { return }
            channel.writeAndFlush(ByteBuffer(bytes: [byte]), promise: nil)
            let handler = NIOLoopBound(self, eventLoop: channel.eventLoop)
            channel.eventLoop.scheduleTask(in: .milliseconds(20)) { handler.value.drip(rest.dropFirst(), channel) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

extension LoopbackServer.Act {
    static func http(_ status: Int, _ body: String, _ headers: String = "") -> LoopbackServer.Act {
        let head = "HTTP/1.1 \(status) X\r\ncontent-length: \(body.utf8.count)\r\nconnection: close\r\n"
        return .send("\(head)\(headers)\r\n\(body)")
    }
}
