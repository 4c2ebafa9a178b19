import ArgumentParser
import Boot
import Foundation
import Identity
import Kit
import Links

/// What an operator does with complaints of ownership (REQ-REG-006).
struct ComplaintsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaints", abstract: "Looks into complaints that an account is not its number's owner's.",
        subcommands: [List.self, Take.self, Accept.self, Refuse.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what nobody has decided, oldest first: code, state, time, number, name, birth date, phone, words.")
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                for complaint in try await house.undecidedComplaints() {
                    let said = complaint.statement
                    let words = said.description.split(whereSeparator: \.isNewline).joined(separator: " ")
                    print(
                        complaint.code ?? "", complaint.state.rawValue, complaint.madeAt.exactText, said.number, said.name,
                        said.birthDate.text, said.phone, words, separator: "\t")
                }
            }
        }
    }

    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Begins to look into one; the account does not change yet.")
        @OptionGroup var options: SettingsOptions
        @Argument(help: "The code, KN-yymmdd-nnnn.") var code: String
        @Option(help: "Write the scan of the identity paper to this file.", completion: .file()) var scan: String?

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                try await ComplaintsCommand.telling {
                    try await house.takeComplaint(code)
                    if let scan { try await house.writeScan(ofComplaint: code, to: URL(filePath: scan)) }
                }
            }
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The complainant was seen in person: revokes the account, ends its sessions, frees the number.")
        @OptionGroup var options: SettingsOptions
        @Argument(help: "The code, KN-yymmdd-nnnn.") var code: String
        @Option(help: "Who saw the complainant where, with which paper; kept in the audit trail.") var reason: String

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                try await ComplaintsCommand.telling { try await house.decideComplaint(code, accept: true, because: reason) }
            }
        }
    }

    struct Refuse: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Refuses one; nothing changes, the complainant is told.")
        @OptionGroup var options: SettingsOptions
        @Argument(help: "The code, KN-yymmdd-nnnn.") var code: String
        @Option(help: "Why; kept in the audit trail.") var reason: String

        func run() async throws {
            try await options.use(sites: [.vnconnect]) { house in
                try await ComplaintsCommand.telling { try await house.decideComplaint(code, accept: false, because: reason) }
            }
        }
    }

    /// A refusal is a sentence, not a fault of the program.
    fileprivate static func telling(_ work: () async throws -> Void) async throws {
        do { try await work() } catch let refusal as IdentityRefusal { throw ValidationError(refusal.words.vi) }
    }
}
