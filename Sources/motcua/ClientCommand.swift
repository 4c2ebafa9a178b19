import ArgumentParser
import Boot
import Identity
import Kit
import Links

struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client", abstract: "Connects applications to Vnconnect.",
        subcommands: [Register.self, List.self, Secret.self, Retire.self])

    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Connects an application. Its secret is shown this once.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "Its name, as people see it when they sign in.") var name: String
        @Option(help: "An exact redirect address; may be given again.") var redirect: [String]
        @Option(help: "An exact address to return to after signing out; may be given again.") var afterSignOut: [String] = []
        @Option(help: "Where it hears of sign-outs.") var backChannel: String?
        @Option(help: "What it may know, with spaces: openid profile email address phone danh_tinh.") var scope = "openid profile"
        @Flag(help: "It runs on people's own machines and can keep no secret.") var isPublic = false
        @Flag(help: "Do not insist on PKCE (OpenID Connect Basic).") var withoutPKCE = false

        func run() async throws {
            var client = NewClient(name: name, redirectURIs: redirect)
            client.postLogoutURIs = afterSignOut
            client.backChannelURI = backChannel
            client.scopes = OpenIDScope.list(scope)
            (client.isPublic, client.needsPKCE) = (isPublic, !withoutPKCE)
            let new = client
            try await options.use(sites: [.vnconnect]) { house in
                do {
                    let made = try await house.register(new)
                    print("client_id", made.client.id, separator: "\t")
                    if let secret = made.secret { print("client_secret", secret.reveal(), separator: "\t") }
                } catch let refusal as ClientRefusal {
                    throw ValidationError("\(refusal)")
                }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the connected applications.")
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                for client in try await house.clients() { print(client.id, client.name, separator: "\t") }
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
                print("client_secret", try await house.renewSecret(of: id).reveal(), separator: "\t")
            }
        }
    }

    struct Retire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Disconnects an application.")
        @OptionGroup var options: SettingsOptions
        @Argument(help: "The client_id.") var id: String

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in try await house.retire(id) }
        }
    }
}
