import Configuration
import Foundation
import Kit
import Links
import Parties
import Store

/// Everything that can be set, read once at the start. A missing or senseless setting stops the start with a sentence
/// that says what to set (architecture, section 6).
public struct Settings: Sendable {
    public let http: HTTP
    public let origins: Origins
    public let sites: [Site]
    public let data: URL
    public let databases: [Deployment: DatabaseAddress]
    public let sms: SMS
    public let mail: Mail
    public let subscribers: Subscribers
    public let captcha: Captcha
    public let files: Files
    public let province: Province
    public let certificates: Certificates?
    public let methods: Methods
    /// Origins of connected applications that Vnconnect may call: their keys (`jwks_uri`) and their back channels.
    public let clientOrigins: [String]
    /// Whether centres for public administration count as one-stop desks besides (PRM-DESK-NAMES).
    public let centresAreDesks: Bool
    /// Whether the national portal shows developers the components and layouts, at `/xem-truoc`.
    public let showsPreviews: Bool
    /// Every origin is a name under `.localhost`: generated secrets, sample people and plain HTTP are allowed.
    public let isLocal: Bool

    public struct HTTP: Sendable {
        public let host: String
        public let port: Int
        public let trustedHops: Int
        public let mostAtOnce: Int
        /// Where the sites reach each other, whatever their public names resolve to.
        public let backChannel: String
    }

    public struct SMS: Sendable {
        public let url: String
        public let user: String
        public let password: Secret<String>
        public let sender: String
        /// Where the gateway tells what became of a message.
        public let reportsTo: String
    }

    public struct Mail: Sendable {
        public let server: SMTPSubmission.Server
        public let account: SMTPSubmission.Account?
        public let sender: Parties.Mail.Sender
    }

    public struct Subscribers: Sendable {
        public let url: String
        public let tokenURL: String
        public let client: String
        public let secret: Secret<String>
    }

    public enum Captcha: Sendable {
        /// Drawn and spoken by the product itself.
        case own
        case service(url: String, key: Secret<String>)
    }

    public struct Files: Sendable {
        public let scanner: String?
        /// Whether a file may be kept that no scanner has looked at.
        public let allowsUnscanned: Bool
    }

    public struct Province: Sendable {
        public let name: String
        public let code: OrgCode
    }
}

/// A set of sites with one database and keys of its own (architecture, section 3).
public enum Deployment: String, CaseIterable, Sendable {
    case vnconnect, national, province

    public static func of(_ site: Site) -> Deployment {
        switch site {
        case .registration, .vnconnect: .vnconnect
        case .portal, .administration: .national
        case .province: .province
        }
    }
}

public enum DatabaseAddress: Sendable, Equatable {
    case sqlite(path: String)
    /// What libpq takes.
    case postgres(conninfo: String)
}

/// Why the program does not start, in a sentence that says what to do.
public struct SettingFault: Error, CustomStringConvertible, Equatable {
    public let description: String
    public init(_ description: String) { self.description = description }
}
