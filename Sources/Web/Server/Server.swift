import Hummingbird
import Kit
import Links
import Logging
import NIOCore
import NIOPosix

/// The HTTP server: all sites on one address, told apart by host. The framework ends at this folder.
package struct Server: Sendable {
    private let dispatch: SiteDispatch
    private let settings: WebSettings

    package init(sites: [WebSite], settings: WebSettings) {
        dispatch = SiteDispatch(sites: sites, settings: settings)
        self.settings = settings
    }

    /// Lets tasks run on the threads that read and write the sockets: no request changes threads but for a transaction.
    ///
    /// What computes for long has threads of its own (transactions, passwords, rendering, files), so no loop is held up.
    /// Once for the whole process; `false` where the runtime does not offer it, and then all works as before.
    package static let runsTasksOnEventLoops: Bool =
        NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()

    /// Serves until the task or the process is told to stop; what is under way is finished first.
    ///
    /// - Parameter ready: Called once with the port that was bound, which matters where 0 was asked for.
    package func run(host: String, port: Int, ready: @escaping @Sendable (Int) async -> Void) async throws {
        let application = Application(
            responder: dispatch,
            configuration: .init(address: .hostname(host, port: port), serverName: nil, backlog: 1024),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? port) },
            logger: settings.logger)
        try await application.runService()
    }
}
