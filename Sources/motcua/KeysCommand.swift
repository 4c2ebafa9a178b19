import ArgumentParser
import Boot
import Identity
import Jose
import Links

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Makes master keys, and new signing keys of Vnconnect.",
        subcommands: [New.self, Rotate.self, List.self])

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a new file of master keys and client secrets that only its owner can read.")
        @Argument(help: "The file; it must not exist.") var path: String

        func run() async throws {
            do { try House.newKeys(at: path) } catch let fault as SettingFault { throw ValidationError(fault.description) }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the signing keys of Vnconnect: name, algorithm, stage, since when they sign.")
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                for key in try await house.signingKeys() {
                    print(key.id, key.algorithm.rawValue, key.stage.rawValue, key.since, separator: "\t")
                }
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes new signing keys of Vnconnect now; the old ones stay published until their tokens are over.")
        @OptionGroup var options: SettingsOptions
        @Flag(help: "The old keys are in wrong hands: withdraw them at once. Everyone has to sign in again.") var leaked = false

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                for id in try await house.rotateSigningKeys(leaked: leaked) { print("kid", id, separator: "\t") }
            }
        }
    }
}
