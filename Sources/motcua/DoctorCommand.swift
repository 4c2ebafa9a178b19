import ArgumentParser
import Boot

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Checks settings, databases and data, and says what to do.")
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await options.use { house in
            let lines = try await house.checkUp()
            for (what, fault) in lines { print(fault == nil ? "ok" : "!!", what, fault ?? "", separator: "\t") }
            if lines.contains(where: { $0.fault != nil }) { throw ExitCode.failure }
        }
    }
}
