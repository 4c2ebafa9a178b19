import ArgumentParser
import Boot

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Looks after the audit trail.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks every row against its seal, and names the first broken one.")
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await options.use { house in
                let found = try await house.verifyAudit()
                for (deployment, fault) in found { print(deployment.rawValue, fault ?? "whole", separator: "\t") }
                if found.contains(where: { $0.1 != nil }) { throw ExitCode.failure }
            }
        }
    }
}
