import ArgumentParser
import Boot
import Foundation
import Links

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Reads data in from files.", subcommands: [Catalogue.self, Units.self])

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

    struct Units: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "units",
            abstract: "Reads units into the national register from a CSV file, with a verdict for every row.",
            discussion: """
                PATH is a CSV file in UTF-8 whose first line names its columns: ma, ten, cap (bo, tinh, so, huyen, xa,
                truc_thuoc, mot_cua), and as wanted ma_cha, tu_ngay, den_ngay (dd/mm/yyyy), dia_chi, dien_thoai, ma_khac
                (other codes, parted by semicolons). Codes of both orders are understood; one that follows no rule is kept as
                it is. Units that are known already get address, telephone and other codes; names and parents are changed on
                the pages of quantri, where history is kept.
                """)

        @OptionGroup var options: SettingsOptions
        @Flag(help: "Only tell what would happen.") var trial = false
        @Argument(help: "The file.") var path: String

        func run() async throws {
            try await options.use(sites: [.portal]) { house in
                try await house.importUnits(URL(filePath: path), isTrial: trial) { print($0) }
            }
        }
    }
}
