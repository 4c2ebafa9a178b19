import ArgumentParser
import Boot
import Foundation
import Links

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Reads data in from files.", subcommands: [Catalogue.self])

    struct Catalogue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "catalogue",
            abstract: "Reads a catalogue of procedures into the national register. Unchanged records make no new revision.",
            discussion: """
                PATH is a folder with the public portal's records (catalog.jsonl, details.jsonl) or with files of our own format
                (*.json). Each faulty record is reported and left out; odd values are kept and shown on the procedure's page.
                Provinces pull what was imported by themselves.
                """)

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The folder.") var path: String

        func run() async throws {
            try await options.use(sites: [.portal]) { house in
                try await house.importCatalogue(URL(filePath: path, directoryHint: .isDirectory)) { print($0) }
            }
        }
    }
}
