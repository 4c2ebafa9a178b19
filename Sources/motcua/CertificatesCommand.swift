import ArgumentParser
import Boot
import Foundation
import Identity
import Kit
import Links

struct CertificatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificates", abstract: "Ties certificates to accounts.", subcommands: [Attach.self])

    struct Attach: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ties a certificate to the account of the number in it: a renewed one, or the first of an account.",
            discussion: """
                FILE is PEM: the certificate, then what stands between it and a root. It is checked as at a sign-in: path,
                dates, use, revocation. Doing it again changes nothing.
                """)

        @OptionGroup var options: SettingsOptions
        @Argument(help: "The file.") var file: String

        func run() async throws {
            guard let pem = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw ValidationError("\(file) cannot be read.")
            }
            try await options.use(sites: [.vnconnect]) { house in
                do { print("attached", try await house.attachCertificate(pem: pem), separator: "\t") } catch
                    let refusal as IdentityRefusal
                {
                    throw SettingFault("\(file): \(refusal.words.vi)")
                }
            }
        }
    }
}
