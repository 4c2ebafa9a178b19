import AsyncHTTPClient
import Foundation
import Hummingbird
import Kit
import Logging
import ServiceLifecycle

/// All outside parties and what they know.
public struct Sandbox: Sendable {
    public struct Settings: Sendable {
        let bind: String
        let smsPort: Int
        let telcoPort: Int
        let captchaPort: Int
        /// The mailbox page, and the mail server itself.
        let mailPort, smtpPort: Int
        let sms: Account
        let telco: Account
        let mail: Account
        let captchaKey: String
        let caPort: Int
        /// Where the authorities keep what they made; without it there are none.
        let caFolder: URL?

        /// A port of 0 takes any that is free.
        public init(
            bind: String, smsPort: Int, telcoPort: Int, captchaPort: Int, mailPort: Int, smtpPort: Int, sms: Account,
            telco: Account, mail: Account, captchaKey: String, caPort: Int = 0, caFolder: URL? = nil
        ) {
            (self.bind, self.smsPort, self.telcoPort, self.captchaPort) = (bind, smsPort, telcoPort, captchaPort)
            (self.mailPort, self.smtpPort, self.mail) = (mailPort, smtpPort, mail)
            (self.sms, self.telco, self.captchaKey) = (sms, telco, captchaKey)
            (self.caPort, self.caFolder) = (caPort, caFolder)
        }
    }

    private let settings: Settings
    private let house: House
    private let client: HTTPClient
    private let office: CertificateOffice?

    /// - Throws: Where the authorities' files cannot be read or written.
    public init(settings: Settings, clock: Clock = .system, chance: Chance = .system) throws {
        self.settings = settings
        house = House(clock: clock, chance: chance)
        office = try settings.caFolder.map { folder in
            let folder = CertificateFolder(folder: folder)
            let host = settings.bind.contains(":") ? "[\(settings.bind)]" : settings.bind
            if !folder.isMade { try folder.make(address: "http://\(host):\(settings.caPort)", now: clock.now) }
            return try CertificateOffice(folder, clock: clock)
        }
        let timeout = HTTPClient.Configuration.Timeout(connect: .seconds(3), read: .seconds(3))
        client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: .init(redirectConfiguration: .disallow, timeout: timeout))
    }

    /// What runs. `ready` is told the name and the address of each party once it listens.
    public func services(_ ready: @escaping @Sendable (_ party: String, _ address: String) -> Void) -> [any Service] {
        let reporter = DeliveryReporter(client: client, clock: house.clock)
        let mailFaults = FaultBoard()
        var parties: [(name: String, port: Int, routes: (Router<BasicRequestContext>, FaultBoard) -> Void)] = [
            ("sms", settings.smsPort, SMSGateway(account: settings.sms, house: house, reporter: reporter).add),
            ("telco", settings.telcoPort, Telco(client: settings.telco, house: house).add),
            ("captcha", settings.captchaPort, CaptchaService(key: settings.captchaKey, house: house).add),
            ("mail", settings.mailPort, { router, _ in MailboxPage.add(to: router, house) }),
        ]
        if let office { parties.append(("ca", settings.caPort, office.add)) }
        let mail = MailDesk(account: settings.mail, house: house, faults: mailFaults)
        let server = MailServer(bind: settings.bind, port: settings.smtpPort, desk: mail, ready: ready)
        return [reporter, server]
            + parties.map { party in
                let faults = party.name == "mail" ? mailFaults : FaultBoard()
                let router = Router()
                router.add(middleware: LoopbackNames())
                router.add(middleware: PageHeaders())
                router.get("/sandbox.css") { _, _ in Response.css(Stylesheet.text) }
                ControlRoutes(house: house, faults: faults).add(to: router)
                party.routes(router, faults)
                return Listener(
                    name: party.name, bind: settings.bind, port: party.port, responder: router.buildResponder(),
                    ready: ready)
            }
    }
}
