import Foundation
import Kit
import Links
import Logging
import Parties
import Store

/// The lines to everyone outside, each with its own client where callers must not wait for each other.
struct OutsideParties: Sendable {
    let meter = PartyMeter()
    let sms: KannelSMS
    let mail: SMTPSubmission
    let subscribers: KYCMatch
    let captcha: OutsideCaptcha?
    let scanner: FileScanner?
    /// Calls between our own deployments: token, keys, logout, exchange.
    let backChannel: HTTPParty
    /// Responders and revocation lists of certificate authorities; lists may be long.
    private let authorities: HTTPParty
    private let http: HTTPParty

    init(settings: Settings, clock: Clock, chance: Chance, logger: Logger) {
        let meter = meter
        let http = HTTPParty()
        let line = { (name: String) in PartyLine(name, meter: meter, clock: clock, logger: logger) }
        self.http = http
        sms = KannelSMS(
            KannelSMS.Account(
                url: settings.sms.url, username: settings.sms.user, password: settings.sms.password, sender: settings.sms.sender),
            http: http, line: line("sms"))
        mail = SMTPSubmission(
            settings.mail.server, account: settings.mail.account, sender: settings.mail.sender, line: line("mail"), clock: clock)
        let credentials = ClientCredentials(
            ClientCredentials.Client(
                tokenURL: settings.subscribers.tokenURL, id: settings.subscribers.client, secret: settings.subscribers.secret),
            http: http, clock: clock)
        subscribers = KYCMatch(
            base: settings.subscribers.url, http: http, credentials: credentials, line: line("subscribers"), chance: chance)
        captcha = if case .service(let url, let key) = settings.captcha {
            OutsideCaptcha(base: url, key: key, http: http, line: line("captcha"))
        } else { nil }
        scanner = Self.scanner(settings.files, line("clamd"))
        authorities = HTTPParty(longest: 4 * 1024 * 1024)
        backChannel = HTTPParty(longest: 8 * 1024 * 1024, connections: 64, addresses: Self.addresses(settings))
    }

    /// An attachment is scanned where a scanner is configured; otherwise it is refused or allowed as configured.
    private static func scanner(_ files: Settings.Files, _ line: PartyLine) -> FileScanner? {
        guard let address = files.scanner else { return nil }
        let parts = address.split(separator: ":")
        let clamd = address.hasPrefix("/")
            ? Clamd(.unix(path: address), line: line)
            : Clamd(.tcp(host: parts.first.map(String.init) ?? "127.0.0.1", port: parts.last.flatMap { Int($0) } ?? 3310), line: line)
        return FileScanner {
            let scan = await clamd.begin()
            return FileScanner.Scan(
                push: { await scan.push($0) },
                finish: {
                    switch await scan.finish() {
                    case .clean: .clean
                    case .found(let name): .found(name)
                    case .notScanned(let why): .notScanned("\(why)")
                    }
                },
                cancel: { await scan.cancel() })
        }
    }

    /// Our own hosts are reached at the back channel's address, whatever their public names resolve to.
    private static func addresses(_ settings: Settings) -> [String: String] {
        guard let address = URL(string: settings.http.backChannel)?.host() else { return [:] }
        return Dictionary(
            settings.origins.all.values.compactMap { origin in URL(string: origin)?.host().map { ($0, address) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// A caller of its own for one purpose, with the origins it may call and no others.
    func outbound(_ name: String, to origins: [String], clock: Clock, logger: Logger) -> OutboundHTTP {
        OutboundHTTP(
            name, origins: Set(origins.compactMap { Origin(of: $0) }), http: backChannel, meter: meter, clock: clock, logger: logger)
    }

    /// A caller of the authorities' responders, one line for each origin.
    func status(to origins: [String], clock: Clock, logger: Logger) -> OutboundHTTP {
        OutboundHTTP(
            "certificates", origins: Set(origins.compactMap { Origin(of: $0) }), http: authorities, meter: meter, clock: clock,
            logger: logger)
    }

    func close() async {
        // Nothing depends on a clean end of these connections; the process goes on to its own end.
        try? await http.shutdown()
        try? await backChannel.shutdown()
        try? await authorities.shutdown()
    }
}
