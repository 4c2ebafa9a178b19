import ArgumentParser
import Boot

struct SeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Loads the sample catalogue, province and people. Doing it again changes nothing.",
        discussion: "Refused unless every origin is a name under .localhost: invented people have no place among real ones.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await options.use { house in try await house.seed { print($0) } }
    }
}
