import ArgumentParser
import Boot

struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work",
        abstract: "Does what requests leave behind: sends SMS, tells the other portals, seals the audit trail.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await options.use { house in try await house.work() }
    }
}
