import ArgumentParser
import Boot
import Identity
import Kit
import Links

struct ClientsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clients", abstract: "Connects applications to Vnconnect, and settles what each may do.",
        subcommands: [Register.self, Change.self, Show.self, List.self, Secret.self, Retire.self], aliases: ["client"])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the connected applications.")
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                for client in try await house.clients() {
                    print(client.id, client.name, client.policy.profile.rawValue, separator: "\t")
                }
            }
        }
    }

    struct Secret: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives an application a new secret; the old one stops working at once.")
        @OptionGroup var options: SettingsOptions
        @Argument(help: "The client_id.") var id: String

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                try await ClientsCommand.telling { print("client_secret", try await house.renewSecret(of: id).reveal(), separator: "\t") }
            }
        }
    }

    struct Retire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Disconnects an application; its tokens die with it.")
        @OptionGroup var options: SettingsOptions
        @Argument(help: "The client_id.") var id: String

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                try await ClientsCommand.telling { try await house.retire(id) }
            }
        }
    }

    /// A refusal is a sentence, not a fault of the program.
    static func telling(_ work: () async throws -> Void) async throws {
        do { try await work() } catch let refusal as ClientRefusal { throw ValidationError(refusal.words.vi) }
    }

    static func tell(_ made: ClientRegistry.Registration) {
        print("client_id", made.client.id, separator: "\t")
        if let secret = made.secret { print("client_secret", secret.reveal(), separator: "\t") }
    }
}
