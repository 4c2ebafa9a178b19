import ArgumentParser
import Boot

struct RoutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes", abstract: "Lists every route: site, method, path, who may open it.")
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await options.use { house in for line in try await house.routes() { print(line) } }
    }
}
