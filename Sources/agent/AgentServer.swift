import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// A WebSocket on this machine alone: `/Status` and `/Sign`. A page of a site it was not told of gets no connection.
struct AgentServer: Sendable {
    let desk: SigningDesk
    let origins: Set<String>

    func start(port: Int) async throws -> any Channel {
        let upgrader = NIOWebSocketServerUpgrader(
            maxFrameSize: Conversation.longest,
            shouldUpgrade: { channel, head in
                let origin = head.headers.first(name: "origin") ?? ""
                return channel.eventLoop.makeSucceededFuture(origins.contains(origin) ? HTTPHeaders() : nil)
            },
            upgradePipelineHandler: { channel, head in
                channel.eventLoop.makeCompletedFuture {
                    let origin = head.headers.first(name: "origin") ?? ""
                    let whole = NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 16,
                        maxAccumulatedFrameSize: Conversation.longest)
                    try channel.pipeline.syncOperations.addHandler(whole)
                    try channel.pipeline.syncOperations.addHandler(
                        Conversation(Exchange(desk: desk, operation: head.uri, origin: origin, channel: channel)))
                }
            })
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.pipeline.configureHTTPServerPipeline(
                    withServerUpgrade: (upgraders: [upgrader], completionHandler: { _ in }))
            }
            .bind(host: "127.0.0.1", port: port).get()
    }
}

/// One operation: a text comes, an answer goes, and that is all.
private final class Conversation: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    static let longest = 64 * 1024
    private let exchange: Exchange

    init(_ exchange: Exchange) { self.exchange = exchange }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        let (exchange, text) = (exchange, Array(frame.unmaskedData.readableBytesView))
        switch frame.opcode {
        case .text: Task { await exchange.answer(text) }
        case .ping: exchange.send(.pong, text)
        case .connectionClose: context.close(promise: nil)
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// What one connection asks for, and the way back.
private struct Exchange: Sendable {
    let desk: SigningDesk
    let operation: String
    let origin: String
    let channel: any Channel

    /// Hangs up on what is no operation of the agent.
    func answer(_ text: [UInt8]) async {
        guard let answer = await reply(to: text), let bytes = try? JSONEncoder().encode(answer) else {
            channel.close(promise: nil)
            return
        }
        send(.text, Array(bytes))
    }

    private func reply(to text: [UInt8]) async -> Answer? {
        guard let order = try? JSONDecoder().decode(Order.self, from: Data(text)) else { return nil }
        switch operation {
        case "/Status": return await desk.status
        case "/Sign": return await desk.sign(order, from: origin)
        default: return nil
        }
    }

    func send(_ opcode: WebSocketOpcode, _ bytes: [UInt8]) {
        let frame = WebSocketFrame(fin: true, opcode: opcode, data: channel.allocator.buffer(bytes: bytes))
        channel.writeAndFlush(frame, promise: nil)
    }
}
