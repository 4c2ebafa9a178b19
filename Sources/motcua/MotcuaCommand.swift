import ArgumentParser

@main
struct MotcuaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "motcua",
        abstract: "Một Cửa: the public-service portal family of a province and of the nation.",
        discussion: """
            A first start on a machine of one's own:

              motcua migrate        make or update the databases in var/
              motcua seed           load the sample catalogue, province and people (.localhost only)
              motcua serve          answer on http://dvc.localhost:8080 and the other sites

            Settings come from the environment (MOTCUA_HTTP_PORT=8080) or from a JSON file given with --config
            ({"motcua": {"http": {"port": 8080}}}). docs/operations.md lists them all.
            """,
        subcommands: [
            ServeCommand.self, WorkCommand.self, MigrateCommand.self, SeedCommand.self, ImportCommand.self, ClientsCommand.self,
            ComplaintsCommand.self, KeysCommand.self, CertificatesCommand.self, AuditCommand.self, RoutesCommand.self,
            DoctorCommand.self,
        ])
}
