import Foundation
import Kit
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Who may hand in letters, the faults on the way, and where letters end.
struct MailDesk: Sendable {
    let account: Account
    let house: House
    let faults: FaultBoard

    func take(_ raw: String, from: String, to: String) {
        let now = house.clock.now
        house.mailbox.append(Letter(id: house.chance.uuid7(at: now), to: to, from: from, raw: raw, receivedAt: now))
    }
}

/// The mail server's submission port; delivers to the mailbox page and nowhere else.
struct MailServer: Service {
    let bind: String
    let port: Int
    let desk: MailDesk
    let ready: @Sendable (_ party: String, _ address: String) -> Void

    func run() async throws {
        let desk = desk
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(SMTPSession(desk))
                }
            }
        let channel: any Channel
        do {
            channel = try await bootstrap.bind(host: bind, port: port).get()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Listener.PortBusy(name: "smtp", port: port)
        }
        ready("smtp", "\(bind):\(channel.localAddress?.port ?? port)")
        try? await gracefulShutdown()
        try? await channel.close()
    }
}
