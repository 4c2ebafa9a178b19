import ArgumentParser
import Boot

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Makes the databases, or brings them up to date. Safe to run again.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await options.use { house in
            for (deployment, names) in try await house.migrate() {
                print(deployment.rawValue, names.isEmpty ? "up to date" : "\(names.count) migrations", separator: "\t")
            }
        }
    }
}
