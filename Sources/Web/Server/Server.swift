import Hummingbird
import HummingbirdCore
import Kit
import Links
import Logging
import NIOCore

/// The HTTP server: all sites on one address, told apart by host. The framework ends at this folder.
public struct Server: Sendable {
    private let dispatch: SiteDispatch
    private let settings: WebSettings

    public init(sites: [WebSite], settings: WebSettings) {
        dispatch = SiteDispatch(sites: sites, settings: settings)
        self.settings = settings
    }

    /// Serves until the task or the process is told to stop; what is under way is finished first.
    ///
    /// - Parameter ready: Called once with the port that was bound, which matters where 0 was asked for.
    public func run(host: String, port: Int, ready: @escaping @Sendable (Int) async -> Void) async throws {
        let application = Application(
            responder: dispatch,
            server: HTTPServerBuilder { LoopBound(base: HTTP1Channel(responder: $0)) },
            configuration: .init(address: .hostname(host, port: port), serverName: nil, backlog: 1024),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? port) },
            logger: settings.logger)
        try await application.runService()
    }
}
