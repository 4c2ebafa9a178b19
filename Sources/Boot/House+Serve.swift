import Foundation
import Kit
import Links
import Logging
import Samples
import Store
import Web

extension House {
    /// Answers requests until the process is told to stop.
    ///
    /// - Parameters:
    ///   - works: Whether the work that requests leave behind is done here too.
    ///   - say: Told the addresses once the server listens.
    package func serve(works: Bool, _ say: @escaping @Sendable (String) -> Void) async throws {
        Memory.keepTogether()
        if !Server.runsTasksOnEventLoops { logger.notice("tasks run on threads of their own") }
        try await migrate()
        let assets = try Assets()
        let branches = try await branches(assets.paths)
        let web = WebSettings(
            origins: settings.origins, keys: try ring(deployments[0]), clock: clock, chance: chance, logger: logger,
            trustedHops: settings.http.trustedHops, mostAtOnce: settings.http.mostAtOnce, assets: assets.served)
        let wanted = Set(settings.sites)
        Memory.giveBack()
        let server = Server(sites: branches.flatMap(\.sites).filter { wanted.contains($0.site) }, settings: web)
        await withThrowingTaskGroup(of: Void.self) { group in
            if works { for work in branches.flatMap(\.works) { group.addTask { await work() } } }
            group.addTask {
                try await server.run(host: settings.http.host, port: settings.http.port) { _ in
                    for line in addresses { say(line) }
                }
            }
            do { while try await group.next() != nil { if group.isEmpty { break } else { group.cancelAll() } } } catch {
                logger.error("stopped", metadata: ["error": "\(error)"])
                group.cancelAll()
            }
        }
    }

    /// Does the work that requests leave behind, until the process is told to stop.
    package func work() async throws {
        let branches = try await branches(try Assets().paths)
        await withTaskGroup(of: Void.self) { group in
            for work in branches.flatMap(\.works) { group.addTask { await work() } }
        }
    }

    /// The deployments put together, at the same time: each reads its own database and builds its own index.
    func branches(_ assets: AssetPaths) async throws -> [Branch] {
        let dress = Chromes(settings: settings, assets: assets)
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

    /// What a newcomer needs to know after a start: where the sites are and, on one's own machine, who can sign in.
    var addresses: [String] {
        var lines = settings.sites.map { "\($0.rawValue)\t\(settings.origins[$0])" }
        guard settings.isLocal else { return lines }
        lines.append("SMS\thttp://127.0.0.1:13013")
        lines += SamplePerson.withAccount.map { person in
            "\(person.key)\t\(person.name)\t\(person.number.text)\t\(SamplePerson.password.reveal())"
        }
        return lines
    }
}
