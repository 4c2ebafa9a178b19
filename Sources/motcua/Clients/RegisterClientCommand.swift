import ArgumentParser
import Boot
import Identity
import Jose
import Kit
import Links

extension ClientsCommand {
    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Connects an application. Its secret is shown this once.",
            discussion: """
                A site that people sign in to:
                  motcua clients register "Cổng của Sở" --redirect https://so.example.vn/ve --scope "openid profile"
                A ministry's system by the FAPI 2 profile, known by its keys:
                  motcua clients register "Hệ thống của Bộ" --redirect https://bo.example.vn/ve --profile fapi2 --keys khoa.json
                A system that acts for itself, and a server that asks what a token is worth:
                  motcua clients register "Trục liên thông" --use service --service-scope hoso.doc
                  motcua clients register "Máy chủ hồ sơ" --use resource --service-scope hoso.doc
                """)

        @OptionGroup var options: SettingsOptions
        @Argument(help: "Its name, as people see it when they sign in.") var name: String
        @Flag(help: "It runs on people's own machines and can keep no secret.") var isPublic = false
        @OptionGroup var policy: PolicyOptions

        func run() async throws {
            var client = NewClient(name: name, redirectURIs: [])
            if isPublic { client.isPublic = true }
            // A machine is told of people only what it was registered for.
            if !policy.use.isEmpty, !policy.use.contains(.signIn) { client.scopes = [] }
            try policy.apply(to: &client)
            let new = client
            try await options.use(sites: [.vnconnect]) { house in
                try await ClientsCommand.telling { ClientsCommand.tell(try await house.register(new)) }
            }
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Changes what an application may do. What is not given stays as it is.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The client_id.") var id: String
        @OptionGroup var policy: PolicyOptions

        func run() async throws {
            var trial = NewClient(name: id, redirectURIs: [])
            try policy.apply(to: &trial)
            let policy = policy
            try await options.use(sites: [.vnconnect]) { house in
                try await ClientsCommand.telling {
                    ClientsCommand.tell(try await house.change(id) { client in try? policy.apply(to: &client) })
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows what an application is registered for, and its policy.")

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The client_id.") var id: String

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                try await ClientsCommand.telling {
                    for (name, value) in Self.lines(try await house.client(id)) where !value.isEmpty {
                        print(name, value, separator: "\t")
                    }
                }
            }
        }

        static func lines(_ client: Client) -> [(String, String)] {
            let policy = client.policy
            return [
                ("client_id", client.id), ("name", client.name), ("profile", policy.profile.rawValue), ("use", policy.uses.spaced),
                ("auth", policy.authentication.rawValue), ("redirect", client.redirectURIs.joined(separator: " ")),
                ("after_sign_out", client.postLogoutURIs.joined(separator: " ")), ("back_channel", client.backChannelURI ?? ""),
                ("scope", client.scopes.spaced), ("claims", policy.claims.spaced), ("service_scope", policy.serviceScopes.spaced),
                ("sector", policy.sector ?? ""), ("algorithm", client.algorithm.rawValue), ("acr", client.strength.acr),
                ("pkce", client.needsPKCE ? "required" : "optional"), ("par", policy.needsPushedRequest ? "required" : "optional"),
                ("dpop", policy.needsDPoP ? "required" : "optional"), ("access_token", "\(client.accessTokenLife) s"),
                ("refresh_token", policy.refreshLife == 0 ? "none" : "\(policy.refreshLife) s"),
            ]
        }
    }
}
