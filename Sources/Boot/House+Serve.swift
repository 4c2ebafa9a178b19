import Foundation
import Kit
import Links
import Logging
import Store
import Web

extension House {
    /// Answers requests until the process is told to stop.
    ///
    /// - Parameters:
    ///   - works: Whether the work that requests leave behind is done here too.
    ///   - say: Told the addresses once the server listens.
    public func serve(works: Bool, _ say: @escaping @Sendable (String) -> Void) async throws {
        Memory.keepTogether()
        try await migrate()
        let assets = try Assets()
        let branches = try await branches(assets.paths)
        let web = WebSettings(
            origins: settings.origins, keys: try ring(deployments[0]), clock: clock, chance: chance, logger: logger,
            trustedHops: settings.http.trustedHops, mostAtOnce: settings.http.mostAtOnce, assets: assets.served)
        let wanted = Set(settings.sites)
        Memory.giveBack()
        let server = Server(sites: branches.flatMap(\.sites).filter { wanted.contains($0.site) }, settings: web)
        let (listening, nowListens) = AsyncStream<Void>.makeStream()
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await server.run(host: settings.http.host, port: settings.http.port) { _ in
                    nowListens.finish()
                    for line in addresses { say(line) }
                }
            }
            // The work calls our own sites too, so it begins when they answer.
            if works {
                group.addTask {
                    for await _ in listening {}
                    await Self.work(branches)
                }
            }
            do { while try await group.next() != nil { if group.isEmpty { break } else { group.cancelAll() } } } catch {
                logger.error("stopped", metadata: ["error": "\(error)"])
                group.cancelAll()
            }
        }
    }

    /// Does the work that requests leave behind, until the process is told to stop.
    public func work() async throws {
        await Self.work(try await branches(try Assets().paths))
    }

    private static func work(_ branches: [Branch]) async {
        await withTaskGroup(of: Void.self) { group in
            for work in branches.flatMap(\.works) { group.addTask { await work() } }
        }
    }

    /// The deployments put together, at the same time: each reads its own database and builds its own index.
    func branches(_ assets: AssetPaths) async throws -> [Branch] {
        let dress = Chromes(settings: settings, assets: assets, support: support)
        return try await withThrowingTaskGroup(of: (Deployment, Branch).self) { group in
            for deployment in deployments { group.addTask { (deployment, try await branch(deployment, dress)) } }
            let built = try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            return deployments.compactMap { built[$0] }
        }
    }

    private func branch(_ deployment: Deployment, _ dress: Chromes) async throws -> Branch {
        switch deployment {
        case .vnconnect: try await vnconnect(dress)
        case .national: try await national(dress)
        case .province: try await province(dress)
        }
    }

    /// Where the sites are, and where messages go while the deployment is one's own machine.
    var addresses: [String] {
        let sites = settings.sites.map { "\($0.rawValue)\t\(settings.origins[$0])" }
        guard settings.isLocal, let gateway = URL(string: settings.sms.url), let host = gateway.host() else { return sites }
        return sites + ["SMS\thttp://\(host):\(gateway.port ?? 80)"]
    }
}
