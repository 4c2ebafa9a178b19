import ArgumentParser
import Foundation
import Kit
import Logging
import ServiceLifecycle
import UnixSignals

@main
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "All outside parties in one process, for development and tests.",
        discussion: SandboxHelp.text)

    @Option(help: "The address to listen on; only loopback addresses are taken.")
    var bind = "127.0.0.1"

    @Option(help: "The SMS gateway (Kannel's sendsms interface) and its inbox page.")
    var smsPort = 13013

    @Option(help: "The operators' subscriber match (CAMARA KYC Match).")
    var telcoPort = 8201

    @Option(help: "The captcha service.")
    var captchaPort = 8215

    @Option(help: "The page of the mailbox, and the faults of the mail server.")
    var mailPort = 8225

    @Option(help: "The mail server (SMTP submission with AUTH).")
    var smtpPort = 2525

    @Option(help: "The account that may hand in letters, as name:password.")
    var mailAccount = "motcua:thu-nghiem"

    @Option(help: "The certificate authorities: OCSP and revocation lists.")
    var caPort = 8205

    @Option(help: "The folder of the authorities, made where there is none; without it there are no authorities.")
    var caFolder: String?

    @Option(help: "The account that may send SMS, as name:password.")
    var smsAccount = "motcua:thu-nghiem"

    @Option(help: "The OAuth client that may ask the operators, as id:secret.")
    var telcoClient = "motcua:thu-nghiem"

    @Option(help: "The key that opens the captcha service.")
    var captchaKey = "thu-nghiem"

    mutating func validate() throws {
        guard Loopback.isAddress(bind) else {
            throw ValidationError("--bind \(bind): the sandbox listens on loopback only (127.0.0.1 … or ::1).")
        }
        guard Set([smsPort, telcoPort, captchaPort, mailPort, smtpPort, caPort]).count == 6 else {
            throw ValidationError(
                "--sms-port, --telco-port, --captcha-port, --mail-port, --smtp-port and --ca-port must differ.")
        }
        for (name, account) in [
            ("--sms-account", smsAccount), ("--telco-client", telcoClient), ("--mail-account", mailAccount),
        ]
        where Account(account) == nil {
            throw ValidationError("\(name) \(account): write it as name:password.")
        }
    }

    func run() async throws {
        guard let sms = Account(smsAccount), let telco = Account(telcoClient), let mail = Account(mailAccount) else { return }
        let sandbox = try Sandbox(
            settings: Sandbox.Settings(
                bind: bind, smsPort: smsPort, telcoPort: telcoPort, captchaPort: captchaPort, mailPort: mailPort,
                smtpPort: smtpPort, sms: sms, telco: telco, mail: mail, captchaKey: captchaKey, caPort: caPort,
                caFolder: caFolder.map { URL(filePath: $0, directoryHint: .isDirectory) }))
        let group = ServiceGroup(configuration: configuration(sandbox))
        try await group.run()
    }

    private func configuration(_ sandbox: Sandbox) -> ServiceGroupConfiguration {
        let services = sandbox.services { name, address in
            FileHandle.standardOutput.write(Data("\(name)  \(address)\n".utf8))
        }
        var logger = Logger(label: "sandbox")
        logger.logLevel = .critical
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Kept connections and callers in silence must not hold the end up.
        configuration.maximumGracefulShutdownDuration = .seconds(2)
        return configuration
    }
}
