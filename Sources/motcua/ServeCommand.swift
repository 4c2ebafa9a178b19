import ArgumentParser
import Boot
import Foundation
import Links

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answers requests for the sites, and does the work that requests leave behind.")

    @OptionGroup var options: SettingsOptions

    @Option(help: "Only these sites, with commas: dvc,dangky,xacthuc,tinh. Each brings its own database.")
    var sites: String?

    @Flag(help: "Leave the work that requests leave behind (SMS, exchange) to `motcua work`.")
    var withoutWork = false

    func run() async throws {
        try await options.use(sites: try Self.sites(sites)) { house in
            try await house.serve(works: !withoutWork) { line in
                // Written past the buffer: the addresses are wanted now, also in a file or a pipe.
                FileHandle.standardOutput.write(Data((line + "\n").utf8))
            }
        }
    }

    static func sites(_ text: String?) throws -> [Site]? {
        guard let text else { return nil }
        return try text.split(separator: ",").map { name in
            guard let site = Site(rawValue: String(name)) else {
                let known = Site.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("There is no site \(name). The sites are: \(known).")
            }
            return site
        }
    }
}
